package io.yarnsubmit.appmaster.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something that is awaited until a deadline.
 *
 * @param due the deadline; null if it has come, or is not awaited
 */
record Awaited(@Nullable Instant due) {
    static final Awaited NOTHING = new Awaited(null);

    static Awaited within(Duration time, PhaseContext context) {
        return new Awaited(context.now().plus(time));
    }

    /** It is waited for until then, unless it has come. */
    Awaited until(Instant time) {
        return due == null ? this : new Awaited(time);
    }

    /** It is waited for no longer than that, unless it has come. */
    Awaited atMost(Instant time) {
        return due == null || due.isBefore(time) ? this : new Awaited(time);
    }

    boolean hasCome() {
        return due == null;
    }

    /** It has not come, and its time is up. */
    boolean isLate(PhaseContext context) {
        return due != null && context.isPast(due);
    }

    boolean hasComeOrIsLate(PhaseContext context) {
        return hasCome() || isLate(context);
    }

    Stream<Instant> deadline() {
        return Stream.ofNullable(due);
    }
}
