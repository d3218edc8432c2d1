package io.yarnsubmit.protocol.cause;

import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An amount of memory as Hadoop writes it: {@code 1.6 GB}, {@code 512 MB}. */
public final class ByteText {
    /** One amount, for patterns of those who read longer texts. */
    public static final String PATTERN = "[0-9]+(?:\\.[0-9]+)? ?[KMGTP]?B";

    private static final Pattern AMOUNT = Pattern.compile("([0-9]+)(\\.[0-9]+)? ?([KMGTP]?)B");
    private static final String PREFIXES = "KMGTP";

    private ByteText() {}

    /** With one decimal, unless it is a whole number of its unit. */
    public static String of(long bytes) {
        int power = 0;
        while (power < PREFIXES.length() && bytes >= 1L << 10 * (power + 1)) {
            power++;
        }
        long unit = 1L << 10 * power;
        String number = bytes % unit == 0
                ? Long.toString(bytes / unit)
                : String.format(Locale.ROOT, "%.1f", bytes / (double) unit);
        return number + " " + (power == 0 ? "" : PREFIXES.charAt(power - 1)) + "B";
    }

    /** How many bytes that is, as near as the text tells. */
    public static OptionalLong parse(String text) {
        Matcher matcher = AMOUNT.matcher(text);
        if (!matcher.matches()) {
            return OptionalLong.empty();
        }
        String prefix = matcher.group(3);
        long unit = prefix.isEmpty() ? 1 : 1L << 10 * (PREFIXES.indexOf(prefix) + 1);
        String decimals = matcher.group(2) == null ? "" : matcher.group(2);
        long bytes = Math.round(Double.parseDouble(matcher.group(1) + decimals) * unit);
        // 1.0 GB is about as much; 1 GB would be exact.
        return OptionalLong.of(!decimals.isEmpty() && bytes % unit == 0 && unit > 1 ? bytes + 1 : bytes);
    }
}
