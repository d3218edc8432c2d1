package io.yarnsubmit.client.figures;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Quantities as people read them: few digits and a unit. */
public final class Figures {
    private static final double[] SCALES = {1e12, 1e9, 1e6, 1e3};
    private static final String[] PREFIXES = {"T", "G", "M", "k"};

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final double MIB_OF_GB = 1_024;

    private Figures() {}

    /** A moment, in this machine's time zone. */
    public static String moment(Instant instant) {
        return MOMENT.format(instant.atZone(ZoneId.systemDefault()));
    }

    /** A container's memory: {@code 512 MB}, {@code 1.5 GB}. */
    public static String memory(long mib) {
        return mib < MIB_OF_GB
                ? mib + " MB"
                : String.format(Locale.ROOT, "%.1f GB", mib / MIB_OF_GB).replace(".0 ", " ");
    }

    /** {@code 87 B}, {@code 1.5 MB}. */
    public static String bytes(long bytes) {
        for (int i = 0; i < SCALES.length; i++) {
            if (bytes >= SCALES[i]) {
                return number(bytes / SCALES[i]) + " " + PREFIXES[i] + "B";
            }
        }
        return bytes + " B";
    }

    /** {@code 1,234,567}. */
    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** {@code 0.25/s}, {@code 12/s}; less than one in ten seconds by the minute, {@code 3/min}. */
    public static String rate(double perSecond) {
        return perSecond >= 0.1 || perSecond <= 0 ? number(perSecond) + "/s" : number(perSecond * 60) + "/min";
    }

    /** {@code 42 s}, {@code 3 min 20 s}, {@code 2 h 5 min}, {@code 3 d 4 h}. */
    public static String time(Duration time) {
        long seconds = Math.max(0, Math.round(time.toMillis() / 1000.0));
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3_600) {
            return two(seconds / 60, "min", seconds % 60, "s");
        }
        return seconds < 172_800
                ? two(seconds / 3_600, "h", seconds % 3_600 / 60, "min")
                : two(seconds / 86_400, "d", seconds % 86_400 / 3_600, "h");
    }

    /** A time that is an estimate: as {@link #time}, rounded so that it does not flicker. */
    public static String about(Duration time) {
        long seconds = Math.max(1, Math.round(time.toMillis() / 1000.0));
        long grain = seconds < 60 ? 1 : seconds < 600 ? 10 : 60;
        return time(Duration.ofSeconds((seconds + grain / 2) / grain * grain));
    }

    private static String two(long much, String unit, long little, String smallUnit) {
        return much + " " + unit + (little == 0 ? "" : " " + little + " " + smallUnit);
    }

    private static String number(double value) {
        if (value >= 9.95) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return String.format(Locale.ROOT, value >= 0.95 || value == 0 ? "%.1f" : "%.2f", value);
    }
}
