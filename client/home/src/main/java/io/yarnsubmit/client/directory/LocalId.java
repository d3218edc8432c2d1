package io.yarnsubmit.client.directory;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;

/** The id of an application without YARN: {@code local-20261122093015-7f3a}, with the time of this machine. */
public final class LocalId {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT);
    private static final Pattern ID = Pattern.compile("local-\\d{14}-[0-9a-f]{4}");

    private LocalId() {}

    /** @param random distinguishes ids of one second */
    public static String make(Instant now, ZoneId zone, Random random) {
        return "local-" + TIME.format(now.atZone(zone))
                + String.format(Locale.ROOT, "-%04x", random.nextInt(1 << Character.SIZE));
    }

    public static boolean isOne(String text) {
        return ID.matcher(text).matches();
    }

    /** The message for a user who asks for such an application. */
    public static String explain(String id) {
        return "'" + id
                + "' runs, or ran, without YARN (--master local), as a part of its command: no other command can ask"
                + " for it. The logs of its executors are in " + LocalCacheDirectory.logsOf(id)
                + ", for a week, or until there are many newer ones.";
    }
}
