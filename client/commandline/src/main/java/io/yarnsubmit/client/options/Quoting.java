package io.yarnsubmit.client.options;

import java.util.regex.Pattern;

/** How texts of the user are shown to the user. */
final class Quoting {
    private static final Pattern PLAIN = Pattern.compile("[\\p{Alnum}_@%+=:,./-]+");

    private Quoting() {}

    /** A word as one would type it in a POSIX shell; control characters as {@code $'\n'}, which most shells read. */
    static String forShell(String word) {
        if (PLAIN.matcher(word).matches()) {
            return word;
        }
        if (word.chars().noneMatch(Character::isISOControl)) {
            return "'" + word.replace("'", "'\\''") + "'";
        }
        return "$'" + onOneLine(word.replace("\\", "\\\\").replace("'", "\\'")) + "'";
    }

    /** The text with its control characters made visible, so that it cannot break lines or reach the terminal. */
    static String onOneLine(String text) {
        if (text.chars().noneMatch(Character::isISOControl)) {
            return text;
        }
        StringBuilder shown = new StringBuilder();
        text.chars().forEach(unit -> {
            switch (unit) {
                case '\n' -> shown.append("\\n");
                case '\r' -> shown.append("\\r");
                case '\t' -> shown.append("\\t");
                default -> {
                    if (Character.isISOControl(unit)) {
                        shown.append(String.format("\\x%02x", unit));
                    } else {
                        shown.append((char) unit);
                    }
                }
            }
        });
        return shown.toString();
    }
}
