package io.yarnsubmit.client.options;

import io.yarnsubmit.protocol.config.ConfigKey;
import java.util.ArrayList;
import java.util.List;

/** The texts of {@code --help} and {@code --help all}: 80 columns wide, made from the {@link OptionTable} and {@link Verbs}. */
final class HelpText {
    /** The word after {@code --help} that asks for all of it. */
    static final String ALL = "all";

    private static final int WIDTH = 80;
    private static final int COLUMN = 34;
    private static final int VERB_COLUMN = 14;

    private HelpText() {}

    /** What fits a screen: the options that are used most, and the verbs. */
    static String brief(Verbs verbs) {
        List<String> lines = new ArrayList<>(beginning());
        lines.add("Options that are used most");
        OptionTable.rows().stream()
                .filter(OptionRow::common)
                .map(HelpText::line)
                .forEach(lines::add);
        lines.add("Verbs: yarn-submit VERB --help");
        lines.addAll(summaries(verbs));
        lines.addAll(exitStatus());
        return String.join("\n", lines);
    }

    /** Everything. */
    static String whole(Verbs verbs) {
        List<String> lines = new ArrayList<>(beginning());
        for (OptionGroup group : OptionGroup.values()) {
            lines.add(group.heading());
            OptionTable.rows().stream()
                    .filter(row -> row.group() == group)
                    .map(HelpText::line)
                    .forEach(lines::add);
        }
        lines.add("Verbs: yarn-submit VERB --help");
        lines.addAll(summaries(verbs));
        lines.addAll(List.of(
                "What follows the jar or -- goes to the driver unchanged. Options override",
                "--conf, then --set, --file, --properties-file and conf/yarn-submit.properties,",
                "in this order. Commas separate list items. All keys: docs/configuration.md."));
        lines.addAll(exitStatus());
        return String.join("\n", lines);
    }

    private static List<String> beginning() {
        return List.of(
                "Usage: yarn-submit [options] <app.jar> [driver arguments]",
                "       yarn-submit [options] -- COMMAND [arguments]",
                "       yarn-submit VERB [arguments]",
                "Runs a driver program, and executors for it, on Hadoop YARN. For example:",
                "  yarn-submit --master embedded --class com.acme.Main app.jar input output",
                "  yarn-submit --deploy-mode cluster --num-executors 8 --executor-memory 4g a.jar",
                "  yarn-submit --deploy-mode cluster --files train.py -- python3 train.py");
    }

    private static List<String> summaries(Verbs verbs) {
        return verbs.all().stream()
                .map(verb -> "  " + padded(verb.word(), VERB_COLUMN - 2) + verb.summary())
                .toList();
    }

    private static List<String> exitStatus() {
        return List.of(
                "Exit status: that of the driver, 0 to 119; 123 the application failed, 124 time",
                "is up, 125 not started, 126 and 127 no usable program, 130 Ctrl-C, 137 killed");
    }

    static String line(OptionRow row) {
        return wrapped("  " + padded(left(row), COLUMN - 2), right(row));
    }

    /** As many lines as needed, with the text aligned. */
    private static String wrapped(String left, String text) {
        StringBuilder lines = new StringBuilder(left);
        int column = left.length();
        String gap = "";
        for (String word : text.split(" ")) {
            if (!gap.isEmpty() && column + 1 + word.length() > WIDTH) {
                lines.append('\n').append(" ".repeat(COLUMN));
                column = COLUMN;
                gap = "";
            }
            lines.append(gap).append(word);
            column += gap.length() + word.length();
            gap = " ";
        }
        return lines.toString();
    }

    /** {@code -c, --conf KEY=VALUE}. */
    static String left(OptionRow row) {
        String letter = row.letter() == null ? "" : "-" + row.letter() + ", ";
        String argument = row.argument() == null ? "" : " " + row.argument();
        return letter + row.flag() + argument;
    }

    static String right(OptionRow row) {
        return row.help() + shownDefault(row);
    }

    private static String padded(String text, int columns) {
        return text + " ".repeat(Math.max(1, columns - text.length()));
    }

    private static String shownDefault(OptionRow row) {
        ConfigKey<?> key = row.key();
        String defaultText = key == null ? null : key.defaultText();
        return defaultText == null || !row.takesValue() ? "" : " (default: " + defaultText + ")";
    }
}
