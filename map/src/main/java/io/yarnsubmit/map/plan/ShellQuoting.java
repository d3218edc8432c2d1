package io.yarnsubmit.map.plan;

import java.util.regex.Pattern;

/** Writes words so that a shell reads them as they are. */
final class ShellQuoting {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    private ShellQuoting() {}

    /** One word, for any shell. */
    static String word(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    /** On one line and without tabs, for a column of a table. */
    static String column(String text) {
        return text.replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r");
    }
}
