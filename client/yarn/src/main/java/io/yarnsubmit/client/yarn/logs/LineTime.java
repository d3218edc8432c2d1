package io.yarnsubmit.client.yarn.logs;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The time that a log line begins with: {@code 2026-11-22 21:10:36}, with a T, a comma or point and fractions, a zone, or
 * {@code 26/11/22 21:10:36} as Hadoop's and Spark's console logs have it; in brackets or not. A time without a zone is
 * read in this machine's zone, because logs do not name theirs.
 */
final class LineTime {
    private static final Pattern ISO = Pattern.compile(
            "^\\[?(\\d{4}-\\d\\d-\\d\\d)[T ](\\d\\d:\\d\\d:\\d\\d)(?:[.,](\\d{1,9}))?\\s?(Z|[+-]\\d\\d:?\\d\\d)?");
    private static final Pattern SHORT = Pattern.compile("^\\[?(\\d\\d)/(\\d\\d)/(\\d\\d) (\\d\\d:\\d\\d:\\d\\d)");

    private final ZoneId zone;

    LineTime(ZoneId zone) {
        this.zone = zone;
    }

    /** Empty if the line does not begin with a time. */
    Optional<Instant> of(String line) {
        try {
            Matcher iso = ISO.matcher(line);
            if (iso.find()) {
                String local = iso.group(1) + "T" + iso.group(2) + (iso.group(3) == null ? "" : "." + iso.group(3));
                return Optional.of(
                        iso.group(4) == null
                                ? LocalDateTime.parse(local).atZone(zone).toInstant()
                                : OffsetDateTime.parse(local + withColon(iso.group(4)))
                                        .toInstant());
            }
            Matcher shorter = SHORT.matcher(line);
            if (shorter.find()) {
                String local = "20" + shorter.group(1) + "-" + shorter.group(2) + "-" + shorter.group(3) + "T"
                        + shorter.group(4);
                return Optional.of(LocalDateTime.parse(local).atZone(zone).toInstant());
            }
            return Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String withColon(String offset) {
        return offset.length() == 5 ? offset.substring(0, 3) + ":" + offset.substring(3) : offset;
    }
}
