package io.yarnsubmit.client.directory;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;

/** What an application without YARN is called: {@code local-20261122093015-7f3a}, by the time of this machine. */
public final class LocalId {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT);
    private static final Pattern ID = Pattern.compile("local-\\d{14}-[0-9a-f]{4}");

    private LocalId() {}

    /** @param random tells apart those of one second */
    public static String make(Instant now, ZoneId zone, Random random) {
        return "local-" + TIME.format(now.atZone(zone))
                + String.format(Locale.ROOT, "-%04x", random.nextInt(1 << Character.SIZE));
    }

    public static boolean isOne(String text) {
        return ID.matcher(text).matches();
    }

    /** What is said to those who ask for such an application. */
    public static String explain(String id) {
        return "'" + id
                + "' runs, or ran, without YARN (--master local), as a part of its command: no other command can ask"
                + " for it. The logs of its executors are in " + LocalCacheDirectory.logsOf(id)
                + ", for a week, or until many newer ones are there.";
    }
}
