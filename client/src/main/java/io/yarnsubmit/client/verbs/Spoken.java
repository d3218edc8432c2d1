package io.yarnsubmit.client.verbs;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times and sizes as people read them. */
public final class Spoken {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private Spoken() {}

    /** Such as {@code 4 s}, {@code 2 min 5 s}, {@code 3 h 10 min}, {@code 2 d 4 h}. */
    public static String duration(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3_600) {
            return pair(seconds / 60, "min", seconds % 60, "s");
        }
        if (seconds < 86_400) {
            return pair(seconds / 3_600, "h", seconds % 3_600 / 60, "min");
        }
        return pair(seconds / 86_400, "d", seconds % 86_400 / 3_600, "h");
    }

    private static String pair(long most, String unit, long rest, String smallerUnit) {
        return most + " " + unit + (rest == 0 ? "" : " " + rest + " " + smallerUnit);
    }

    /** In this machine's time zone. */
    public static String time(Instant instant) {
        return TIME.format(instant.atZone(ZoneId.systemDefault()));
    }

    /** Such as {@code 512 MB}, {@code 1.5 GB}. */
    public static String memory(long mib) {
        return mib < 1_024
                ? mib + " MB"
                : String.format(Locale.ROOT, "%.1f GB", mib / 1_024.0).replace(".0 ", " ");
    }
}
