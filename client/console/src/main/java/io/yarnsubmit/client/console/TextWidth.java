package io.yarnsubmit.client.console;

/**
 * How many columns of a terminal a text takes, approximately: combining marks take none, East Asian wide characters and
 * emoji take two. What ZERO WIDTH JOINER joins, and a flag's two letters, count as one emoji, as most terminals show them.
 */
final class TextWidth {
    private static final int JOINER = 0x200D;
    private static final int EMOJI_SELECTOR = 0xFE0F;
    private static final int FIRST_WIDE = 0x1100;

    /** Pairs of first and last code points of what takes two columns: East Asian Wide and Fullwidth, and emoji. */
    private static final int[] WIDE = {
        0x1100, 0x115F, 0x231A, 0x231B, 0x2329, 0x232A, 0x23E9, 0x23EC, 0x23F0, 0x23F0, 0x23F3, 0x23F3, 0x25FD, 0x25FE,
        0x2614, 0x2615, 0x2648, 0x2653, 0x267F, 0x267F, 0x2693, 0x2693, 0x26A1, 0x26A1, 0x26AA, 0x26AB, 0x26BD, 0x26BE,
        0x26C4, 0x26C5, 0x26CE, 0x26CE, 0x26D4, 0x26D4, 0x26EA, 0x26EA, 0x26F2, 0x26F3, 0x26F5, 0x26F5, 0x26FA, 0x26FA,
        0x26FD, 0x26FD, 0x2705, 0x2705, 0x270A, 0x270B, 0x2728, 0x2728, 0x274C, 0x274C, 0x274E, 0x274E, 0x2753, 0x2755,
        0x2757, 0x2757, 0x2795, 0x2797, 0x27B0, 0x27B0, 0x27BF, 0x27BF, 0x2B1B, 0x2B1C, 0x2B50, 0x2B50, 0x2B55, 0x2B55,
        0x2E80, 0x303E, 0x3041, 0xA4CF, 0xA960, 0xA97F, 0xAC00, 0xD7A3, 0xF900, 0xFAFF, 0xFE10, 0xFE19, 0xFE30, 0xFE6F,
        0xFF00, 0xFF60, 0xFFE0, 0xFFE6, 0x16FE0, 0x18CFF, 0x1AFF0, 0x1B2FF, 0x1F004, 0x1F004, 0x1F0CF, 0x1F0CF, 0x1F18E,
        0x1F18E, 0x1F191, 0x1F19A, 0x1F1E6, 0x1F202, 0x1F210, 0x1F23B, 0x1F240, 0x1F248, 0x1F250, 0x1F251, 0x1F260,
        0x1F265, 0x1F300, 0x1F320, 0x1F32D, 0x1F335, 0x1F337, 0x1F37C, 0x1F37E, 0x1F393, 0x1F3A0, 0x1F3CA, 0x1F3CF,
        0x1F3D3, 0x1F3E0, 0x1F3F0, 0x1F3F4, 0x1F3F4, 0x1F3F8, 0x1F43E, 0x1F440, 0x1F440, 0x1F442, 0x1F4FC, 0x1F4FF,
        0x1F53D, 0x1F54B, 0x1F54E, 0x1F550, 0x1F567, 0x1F57A, 0x1F57A, 0x1F595, 0x1F596, 0x1F5A4, 0x1F5A4, 0x1F5FB,
        0x1F64F, 0x1F680, 0x1F6C5, 0x1F6CC, 0x1F6CC, 0x1F6D0, 0x1F6D2, 0x1F6D5, 0x1F6DF, 0x1F6EB, 0x1F6EC, 0x1F6F4,
        0x1F6FC, 0x1F7E0, 0x1F7EB, 0x1F7F0, 0x1F7F0, 0x1F90C, 0x1F93A, 0x1F93C, 0x1F945, 0x1F947, 0x1F9FF, 0x1FA70,
        0x1FAFF, 0x20000, 0x2FFFD, 0x30000, 0x3FFFD
    };

    private TextWidth() {}

    static int columns(String text) {
        return scan(text, Integer.MAX_VALUE).columns();
    }

    /** As much of the text as fits, in whole characters; three dots stand for what was cut. */
    static String cut(String text, int most) {
        if (columns(text) <= most) {
            return text;
        }
        String dots = ".".repeat(Math.max(0, Math.min(3, most)));
        return text.substring(0, scan(text, most - dots.length()).end()) + dots;
    }

    private record Scan(int end, int columns) {}

    private static Scan scan(String text, int most) {
        int columns = 0;
        int at = 0;
        int before = 0;
        int wideBefore = 0;
        boolean flagOpen = false;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            boolean joined = before == JOINER || (flagOpen && isFlagLetter(point));
            int wide = joined ? 0 : width(point, wideBefore);
            if (columns + wide > most) {
                break;
            }
            columns += wide;
            flagOpen = isFlagLetter(point) && !flagOpen;
            before = point;
            wideBefore = wide;
            at += Character.charCount(point);
        }
        return new Scan(at, columns);
    }

    private static int width(int point, int wideBefore) {
        if (point == EMOJI_SELECTOR) {
            return wideBefore == 1 ? 1 : 0;
        }
        if (isControl(point) || isInvisible(point)) {
            return 0;
        }
        return isWide(point) ? 2 : 1;
    }

    private static boolean isFlagLetter(int point) {
        return point >= 0x1F1E6 && point <= 0x1F1FF;
    }

    private static boolean isControl(int point) {
        int type = Character.getType(point);
        return type == Character.CONTROL || type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR;
    }

    private static boolean isInvisible(int point) {
        int type = Character.getType(point);
        return type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.FORMAT
                // Skin tones belong to the emoji before them.
                || (point >= 0x1F3FB && point <= 0x1F3FF);
    }

    private static boolean isWide(int point) {
        if (point < FIRST_WIDE) {
            return false;
        }
        for (int i = 0; i < WIDE.length; i += 2) {
            if (point <= WIDE[i + 1]) {
                return point >= WIDE[i];
            }
        }
        return false;
    }
}
