package io.yarnsubmit.client.yarn.logs;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.protocol.config.ConfigType;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which lines of a file are shown.
 *
 * @param tail at most this many, the last ones
 * @param since none older than that, as far as is known
 */
public record ShownLines(OptionalInt tail, Optional<Instant> since, LineTime times) {
    private static final int DATE_LENGTH = 10;
    private static final long USUAL_LINE = 256;
    private static final long LEAST_BYTES = 16 << 10;

    /**
     * Reads the values of the options.
     *
     * @param tail a number
     * @param since how long ago, or when
     * @throws YarnSubmitException {@link ErrorCode#BAD_INPUT}
     */
    public static ShownLines of(Optional<String> tail, Optional<String> since, ZoneId zone) {
        Instant now = Instant.now();
        return new ShownLines(number(tail), since.map(text -> time(text, now, zone)), new LineTime(zone));
    }

    private static OptionalInt number(Optional<String> given) {
        if (given.isEmpty()) {
            return OptionalInt.empty();
        }
        try {
            int lines = Integer.parseInt(given.get());
            if (lines >= 0) {
                return OptionalInt.of(lines);
            }
        } catch (NumberFormatException e) {
            // Treated like a negative number.
        }
        throw new YarnSubmitException(
                ErrorCode.BAD_INPUT, "--tail '" + given.get() + "' is not a number of lines, such as 100.");
    }

    private static Instant time(String text, Instant now, ZoneId zone) {
        Optional<Instant> instant = new LineTime(zone).of(text.length() == DATE_LENGTH ? text + " 00:00:00" : text);
        if (instant.isPresent()) {
            return instant.get();
        }
        try {
            return now.minus(ConfigType.DURATION.parser().apply(text));
        } catch (IllegalArgumentException e) {
            throw new YarnSubmitException(
                    ErrorCode.BAD_INPUT,
                    "--since '" + text + "' is neither how long ago, such as 90s, 10min, 2h, nor a time, such as"
                            + " 2026-01-31, '2026-01-31 14:00:00' or 2026-01-31T14:00:00Z.",
                    e);
        }
    }

    /** The size to request if the last one was not enough. */
    long size(long before) {
        if (tail.isEmpty() || since.isPresent()) {
            return LogBlocks.WHOLE;
        }
        return before == 0 ? -Math.max(LEAST_BYTES, tail.getAsInt() * USUAL_LINE) : before * 8;
    }

    boolean shows(LogFile file) {
        return since.isEmpty() || SinceFilter.mayHave(file, since.get());
    }

    SinceFilter filter() {
        return new SinceFilter(since.orElse(Instant.MIN), times);
    }
}
