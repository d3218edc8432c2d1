package io.yarnsubmit.appmaster.status;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Adds up for how long executors were waited for. Not thread-safe. */
final class WaitingTime {
    private Duration ended = Duration.ZERO;
    private @Nullable Instant since;

    /** Whether there is a wait now. */
    void now(boolean waits, Instant now) {
        Instant begun = since;
        if (waits && begun == null) {
            since = now;
        } else if (!waits && begun != null) {
            ended = ended.plus(Duration.between(begun, now));
            since = null;
        }
    }

    /** All waits together, with the one that lasts. */
    Duration sum(Instant now) {
        Instant begun = since;
        return begun == null ? ended : ended.plus(Duration.between(begun, now));
    }
}
