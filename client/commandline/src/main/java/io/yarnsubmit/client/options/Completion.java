package io.yarnsubmit.client.options;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What a shell completes, as a script for it: made from the {@link OptionTable} and {@link Verb}. */
public final class Completion {
    private Completion() {}

    /** @param shell one of the words that {@link Verb#COMPLETION} takes */
    public static String script(String shell) {
        return switch (shell) {
            case "bash" -> BashCompletion.script();
            case "zsh" -> ZshCompletion.script();
            case "fish" -> FishCompletion.script();
            default -> throw new IllegalArgumentException(shell);
        };
    }

    static List<String> verbs() {
        return Arrays.stream(Verb.values()).map(Verb::word).toList();
    }

    /** What may be typed for a verb's first word. */
    static List<String> firstWords(Verb verb) {
        return verb.takesApplication() ? List.of("last") : verb.actions();
    }

    /** All that can be typed, {@code -c} as well as {@code --conf}. */
    static List<String> typed(OptionRow row) {
        return row.letter() == null ? List.of(row.flag()) : List.of(row.flag(), "-" + row.letter());
    }

    static boolean isConf(OptionRow row) {
        return row.name().equals(OptionTable.CONF);
    }

    /** The configuration keys, without what all of them begin with. */
    static String keys() {
        return KeyCatalogue.names().stream().filter(name -> !name.endsWith(".")).collect(Collectors.joining(" "));
    }

    /** Within single quotes, which all three shells know. */
    static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
