package io.yarnsubmit.protocol.text;

import java.util.Locale;

/**
 * Text that somebody else wrote, fit to be shown: names, statuses, diagnostics. What a terminal would obey instead of showing,
 * and what would make the text look other than it is, is written as in a Java string. That is control characters,
 * among them the beginnings of escape sequences, other line separators, what turns the direction of writing, what has no width,
 * and halves of surrogate pairs. Emoji that are joined stay together. Pure.
 */
public final class ShownText {
    /** For a name or a message in a line. */
    public static final int USUAL_LENGTH = 300;

    private static final int JOINER = 0x200D;
    private static final int EMOJI_SELECTOR = 0xFE0F;
    private static final String CUT = "...";

    private ShownText() {}

    /** As one line. */
    public static String line(String text) {
        return line(text, Integer.MAX_VALUE);
    }

    /**
     * As one line that is not too long.
     *
     * @param most characters; what is cut off is shown by three dots
     */
    public static String line(String text, int most) {
        return escaped(text, most, false);
    }

    /** As lines: line feeds and tabs stay. */
    public static String lines(String text) {
        return escaped(text, Integer.MAX_VALUE, true);
    }

    private static String escaped(String text, int most, boolean asLines) {
        if (text.length() <= most && isPlain(text, asLines)) {
            return text;
        }
        StringBuilder shown = new StringBuilder(Math.min(text.length(), most));
        int before = 0;
        for (int at = 0; at < text.length(); ) {
            int point = text.codePointAt(at);
            at += Character.charCount(point);
            int after = at < text.length() ? text.codePointAt(at) : 0;
            int begin = shown.length();
            if (asLines && isLayout(point) || isSafe(point) || joinsEmoji(before, point, after)) {
                shown.appendCodePoint(point);
            } else {
                escape(shown, point);
            }
            if (shown.length() > most - CUT.length() && (shown.length() > most || at < text.length())) {
                shown.setLength(begin);
                return shown.append(CUT).toString();
            }
            before = point;
        }
        return shown.toString();
    }

    /** Most text is: it need not be copied. */
    private static boolean isPlain(String text, boolean asLines) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < ' ' || c > '~') && !(asLines && isLayout(c))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLayout(int point) {
        return point == '\n' || point == '\t';
    }

    /** Whether a character shows itself, and nothing else happens. */
    public static boolean isSafe(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> false;
            default -> true;
        };
    }

    private static boolean joinsEmoji(int before, int point, int after) {
        return point == JOINER && (before == EMOJI_SELECTOR || isEmoji(before)) && isEmoji(after);
    }

    private static boolean isEmoji(int point) {
        int type = Character.getType(point);
        // Skin tones stand between an emoji and its joiner.
        return type == Character.OTHER_SYMBOL || type == Character.MODIFIER_SYMBOL && point > Character.MAX_VALUE;
    }

    private static void escape(StringBuilder shown, int point) {
        switch (point) {
            case '\n' -> shown.append("\\n");
            case '\r' -> shown.append("\\r");
            case '\t' -> shown.append("\\t");
            default ->
                shown.append(String.format(Locale.ROOT, point <= Character.MAX_VALUE ? "\\u%04x" : "\\u{%x}", point));
        }
    }

    /** JSON with the same escaped within its texts: read again, it is the same. */
    public static String json(String json) {
        if (isPlain(json, false)) {
            return json;
        }
        StringBuilder shown = new StringBuilder(json.length() + 16);
        for (int at = 0; at < json.length(); ) {
            int point = json.codePointAt(at);
            int end = at + Character.charCount(point);
            for (; at < end; at++) {
                if (isSafe(point)) {
                    shown.append(json.charAt(at));
                } else {
                    shown.append(String.format(Locale.ROOT, "\\u%04x", (int) json.charAt(at)));
                }
            }
        }
        return shown.toString();
    }
}
