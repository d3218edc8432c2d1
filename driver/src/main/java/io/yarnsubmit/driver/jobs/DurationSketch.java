package io.yarnsubmit.driver.jobs;

import io.yarnsubmit.api.StageStatus;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Records any number of durations with an accuracy of a tenth, as counts of ranges: eight ranges for each power of two
 * of microseconds.
 */
final class DurationSketch {
    private static final int RANGES_PER_POWER = 8;

    private final int[] counts = new int[64 * RANGES_PER_POWER];
    private long count;
    private long min = Long.MAX_VALUE;
    private long max;

    void add(long micros) {
        long value = Math.max(0, micros);
        counts[rangeOf(value)]++;
        count++;
        min = Math.min(min, value);
        max = Math.max(max, value);
    }

    Optional<StageStatus.Durations> durations() {
        return count == 0 ? Optional.empty() : Optional.of(new StageStatus.Durations(of(min), of(median()), of(max)));
    }

    private long median() {
        long before = 0;
        for (int range = 0; range < counts.length; range++) {
            before += counts[range];
            if (2 * before >= count) {
                return Math.min(max, Math.max(min, (startOf(range) + startOf(range + 1)) / 2));
            }
        }
        return max;
    }

    /** Values below 8 have a range each; for others the three bits after the highest one give the range. */
    private static int rangeOf(long value) {
        if (value < RANGES_PER_POWER) {
            return (int) value;
        }
        int power = 63 - Long.numberOfLeadingZeros(value);
        return (power - 2) * RANGES_PER_POWER + (int) (value >> power - 3 & RANGES_PER_POWER - 1);
    }

    private static long startOf(int range) {
        if (range < RANGES_PER_POWER) {
            return range;
        }
        int power = range / RANGES_PER_POWER + 2;
        return (1L << power) + ((long) (range % RANGES_PER_POWER) << power - 3);
    }

    private static Duration of(long micros) {
        return Duration.of(micros, ChronoUnit.MICROS);
    }
}
