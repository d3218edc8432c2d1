package io.yarnsubmit.map.plan;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A range of numbers: {@code 1-10000}, or {@code 0-100:5} with a step. If the first number has leading zeros, as in
 * {@code 001-100}, all numbers have at least its width.
 *
 * @param width the width to which numbers are padded with zeros; 0 for no padding
 */
public record NumberRange(long first, long last, long step, int width) implements Items {
    private static final Pattern TEXT = Pattern.compile("(-?\\d{1,17})(?:-|\\.\\.)(-?\\d{1,17})(?::(\\d{1,17}))?");

    public NumberRange {
        if (step <= 0 || last < first) {
            throw new IllegalArgumentException("not a range: " + first + " to " + last + " by " + step);
        }
    }

    /** @throws IllegalArgumentException with a message that says what is accepted */
    public static NumberRange parse(String text) {
        Matcher matcher = TEXT.matcher(text.trim());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a range; write it as 1-10000 or 0-100:5");
        }
        String firstText = matcher.group(1);
        long first = Long.parseLong(firstText);
        long last = Long.parseLong(matcher.group(2));
        long step = matcher.group(3) == null ? 1 : Long.parseLong(matcher.group(3));
        if (step == 0) {
            throw new IllegalArgumentException("'" + text + "' has a step of 0; it must be 1 or more");
        }
        if (last < first) {
            throw new IllegalArgumentException("'" + text + "' is empty, because " + last + " is less than " + first
                    + "; write the smaller number first");
        }
        if ((last - first) / step >= Integer.MAX_VALUE) {
            throw new IllegalArgumentException("'" + text + "' has more than " + Integer.MAX_VALUE + " numbers");
        }
        boolean filled = firstText.length() > 1 && firstText.startsWith("0");
        return new NumberRange(first, last, step, filled ? firstText.length() : 0);
    }

    @Override
    public int size() {
        return (int) ((last - first) / step + 1);
    }

    @Override
    public String get(int index) {
        String number = Long.toString(first + index * step);
        return number.length() >= width ? number : "0".repeat(width - number.length()) + number;
    }
}
