package io.yarnsubmit.protocol;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A range of counts, both ends included. Written {@code 2..20}.
 *
 * @param min 0 or more
 * @param max 1 or more, and not below min
 */
public record CountRange(int min, int max) {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,9})\\s*\\.\\.\\s*(\\d{1,9})");

    public CountRange {
        if (min < 0 || max < 1 || min > max) {
            throw new IllegalArgumentException("not a range: " + min + " to " + max);
        }
    }

    /** @throws IllegalArgumentException with a message for the user */
    public static CountRange parse(String text) {
        Matcher matcher = TEXT.matcher(text.trim());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a range; write it as 2..20");
        }
        int min = Integer.parseInt(matcher.group(1));
        int max = Integer.parseInt(matcher.group(2));
        if (min > max) {
            throw new IllegalArgumentException(
                    "'" + text + "' starts above its end; write the lower number first, as " + max + ".." + min);
        }
        if (max == 0) {
            throw new IllegalArgumentException("'" + text + "' allows none; write it as 0..20");
        }
        return new CountRange(min, max);
    }

    public boolean contains(int count) {
        return count >= min && count <= max;
    }

    /** The nearest number that is in the range. */
    public int nearest(int count) {
        return Math.max(min, Math.min(max, count));
    }

    @Override
    public String toString() {
        return min + ".." + max;
    }
}
