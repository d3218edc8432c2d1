package io.yarnsubmit.map.plan;

import java.util.regex.Pattern;

/** Quotes words for a shell. */
final class ShellQuoting {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    private ShellQuoting() {}

    /** Quotes one word for a POSIX shell, if necessary. */
    static String word(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    /** Escapes line ends and tabs, so that the text fits into a column of a table. */
    static String column(String text) {
        return text.replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r");
    }
}
