package io.yarnsubmit.client.options;

import java.util.List;
import java.util.stream.Collectors;

/** What a shell completes, as a script for it: made from the {@link OptionTable} and {@link Verbs}. */
public final class Completion {
    private Completion() {}

    /** @param shell {@code bash}, {@code zsh} or {@code fish} */
    public static String script(String shell, Verbs verbs) {
        return switch (shell) {
            case "bash" -> BashCompletion.script(verbs);
            case "zsh" -> ZshCompletion.script(verbs);
            case "fish" -> FishCompletion.script(verbs);
            default -> throw new IllegalArgumentException(shell);
        };
    }

    /** What may be typed for a verb's first word. */
    static List<String> firstWords(VerbSyntax verb) {
        return verb.takesApplication() ? List.of("last") : verb.actions();
    }

    /** Everything that can be typed, {@code -c} as well as {@code --conf}. */
    static List<String> typed(OptionRow row) {
        return row.letter() == null ? List.of(row.flag()) : List.of(row.flag(), "-" + row.letter());
    }

    static boolean isConf(OptionRow row) {
        return row.name().equals(OptionTable.CONF);
    }

    /** The configuration keys without their common prefix. */
    static String keys() {
        return KeyCatalogue.names().stream().filter(name -> !name.endsWith(".")).collect(Collectors.joining(" "));
    }

    /** Within single quotes, which all three shells know. */
    static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
