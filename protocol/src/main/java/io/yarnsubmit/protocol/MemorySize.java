package io.yarnsubmit.protocol;

import static java.util.Locale.ROOT;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An amount of memory in MiB, YARN's unit of allocation. Written as for spark-submit: {@code 512m}, {@code 1g},
 * {@code 1.5g}. A number without a unit is in MiB; fractions of a MiB are rounded up.
 *
 * @param mib 0 or more
 */
public record MemorySize(int mib) implements Comparable<MemorySize> {
    private static final Pattern TEXT = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*([bkmgt]?)(?:(?<=[kmgt])i?b)?");

    public MemorySize {
        if (mib < 0) {
            throw new IllegalArgumentException("mib is negative: " + mib);
        }
    }

    public static MemorySize ofMib(int mib) {
        return new MemorySize(mib);
    }

    /** @throws IllegalArgumentException with a message for the user */
    public static MemorySize parse(String text) {
        Matcher matcher = TEXT.matcher(text.trim().toLowerCase(ROOT));
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not an amount of memory; write it as 512m or 1.5g");
        }
        // Exact when the result is a whole number, because the factors are powers of two.
        double mib = Math.ceil(Double.parseDouble(matcher.group(1)) * mibOf(matcher.group(2)));
        if (mib > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("'" + text + "' is more memory than YARN can count");
        }
        return new MemorySize((int) mib);
    }

    private static double mibOf(String unit) {
        return switch (unit) {
            case "b" -> 1.0 / (1 << 20);
            case "k" -> 1.0 / 1024;
            case "g" -> 1024;
            case "t" -> 1024 * 1024;
            default -> 1;
        };
    }

    public MemorySize plus(MemorySize other) {
        return new MemorySize(Math.addExact(mib, other.mib));
    }

    public MemorySize minus(MemorySize other) {
        return new MemorySize(mib - other.mib);
    }

    /** Whole GiB as {@code 2g}, anything else as {@code 1536m}; {@link #parse} reads it back. */
    @Override
    public String toString() {
        return mib >= 1024 && mib % 1024 == 0 ? mib / 1024 + "g" : mib + "m";
    }

    @Override
    public int compareTo(MemorySize other) {
        return Integer.compare(mib, other.mib);
    }
}
