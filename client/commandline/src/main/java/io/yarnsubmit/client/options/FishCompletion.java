package io.yarnsubmit.client.options;

/** The script for fish: one {@code complete} for each thing that can be typed. */
final class FishCompletion {
    private FishCompletion() {}

    static String script() {
        StringBuilder script = new StringBuilder("""
                # Completion of yarn-submit for fish. Made by: yarn-submit completion fish
                # To use it: yarn-submit completion fish > ~/.config/fish/completions/yarn-submit.fish
                """);
        for (Verb verb : Verb.values()) {
            line(script, "test (count (commandline -opc)) -eq 1", "-a " + verb.word(), verb.summary());
        }
        for (Verb verb : Verb.values()) {
            String condition = "__fish_seen_subcommand_from " + verb.word();
            verb.options().rows().forEach(row -> option(script, condition, row));
            Completion.firstWords(verb).forEach(word -> line(script, condition, "-a " + word, verb.summary()));
        }
        String submitting = "not __fish_seen_subcommand_from " + String.join(" ", Completion.verbs());
        OptionTable.rows().forEach(row -> option(script, submitting, row));
        return script.toString();
    }

    private static void option(StringBuilder script, String condition, OptionRow row) {
        String names = "-l " + row.name() + (row.letter() == null ? "" : " -s " + row.letter());
        line(script, condition, names + value(row), row.help());
    }

    private static String value(OptionRow row) {
        if (!row.takesValue()) {
            return "";
        }
        if (row.takesPaths()) {
            return " -r -F";
        }
        if (Completion.isConf(row)) {
            return " -x -a " + Completion.quoted(Completion.keys().replaceAll("(\\S+)", "$1="));
        }
        return row.choices().isEmpty() ? " -x" : " -x -a " + Completion.quoted(String.join(" ", row.choices()));
    }

    private static void line(StringBuilder script, String condition, String what, String description) {
        script.append("complete -c yarn-submit -n ")
                .append(quoted(condition))
                .append(' ')
                .append(what)
                .append(" -d ")
                .append(quoted(description))
                .append('\n');
    }

    /** fish escapes within its quotes. */
    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
