package io.yarnsubmit.client.yarn.logs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Optional;

/**
 * Finds the lines of one file that are not older than an instant. A line that begins with a time has that time; any other,
 * such as one of a stack trace, has the time of the line before. Lines before the first time cannot be dated: a file in
 * which no line begins with a time is shown whole.
 */
final class SinceFilter {
    private static final int LONGEST_TIME = 64;

    private final Instant since;
    private final LineTime times;
    private boolean showing = true;

    SinceFilter(Instant since, LineTime times) {
        this.since = since;
        this.times = times;
    }

    /** Whether a file can have such lines. */
    static boolean mayHave(LogFile file, Instant since) {
        return file.modified().map(modified -> !modified.isBefore(since)).orElse(true);
    }

    boolean shows(byte[] line) {
        String beginning = new String(line, 0, Math.min(line.length, LONGEST_TIME), UTF_8);
        Optional<Instant> time = times.of(beginning);
        time.ifPresent(instant -> showing = !instant.isBefore(since));
        return showing;
    }
}
