package io.yarnsubmit.map.item;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** How much Linux passes to a process. It counts bytes, and each text with the NUL that ends it. Pure. */
final class ProcessLimits {
    /** Of one argument, or one variable with its name: MAX_ARG_STRLEN. */
    static final int LONGEST_TEXT_BYTES = 131_072 - 1;

    private ProcessLimits() {}

    /** The length of a text. */
    static long bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Whether a text may be an argument, or a variable written {@code NAME=value}. */
    static boolean fits(String text) {
        // No character has more than three bytes for each of its units.
        return text.length() <= LONGEST_TEXT_BYTES / 3 || bytes(text) <= LONGEST_TEXT_BYTES;
    }

    /** Why a command line is too long, and what to do. */
    static String tooLong(List<String> words, boolean severalItems) {
        long longest = words.stream().mapToLong(ProcessLimits::bytes).max().orElse(0);
        long all = words.stream().mapToLong(word -> bytes(word) + 1).sum();
        String less = severalItems ? "lower --per-task" : "have the command read it from a file";
        return longest > LONGEST_TEXT_BYTES
                ? String.format(
                        Locale.ROOT,
                        "an argument of the command has %,d bytes, but Linux passes at most %,d in one; %s",
                        longest,
                        LONGEST_TEXT_BYTES,
                        less)
                : String.format(
                        Locale.ROOT, "the command line is too long for this machine: it has %,d bytes; %s", all, less);
    }
}
