package io.yarnsubmit.protocol;

import java.time.Duration;

/** Writes a duration like a configuration value: {@code 90s}, {@code 10min}, {@code 2h}. */
public final class DurationText {
    private DurationText() {}

    /** Uses the largest unit that gives a whole number. */
    public static String of(Duration duration) {
        long millis = duration.toMillis();
        if (millis == 0) {
            return "0s";
        }
        if (millis % 1000 != 0) {
            return millis + "ms";
        }
        long seconds = millis / 1000;
        if (seconds % 60 != 0) {
            return seconds + "s";
        }
        return seconds % 3600 != 0 ? seconds / 60 + "min" : seconds / 3600 + "h";
    }
}
