package io.yarnsubmit.appmaster.allocation;

import java.time.Duration;
import java.time.Instant;

/**
 * Slows the replacement of executors that end soon after their start. The first is replaced at once, then after 1 s,
 * doubling to 30 s. Failures that arrive while it waits belong to the same wave and do not lengthen the wait. An executor that
 * lived long enough resets it.
 */
final class Backoff {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);

    private int failures;
    private Instant until = Instant.MIN;

    /** An executor has failed after living this long. */
    void ended(Duration age, Instant now) {
        if (age.compareTo(LONG_ENOUGH) >= 0) {
            forget();
        } else {
            failed(now);
        }
    }

    void failed(Instant now) {
        if (now.isBefore(until)) {
            return;
        }
        failures++;
        if (failures > 1) {
            Duration wait = FIRST.multipliedBy(1L << Math.min(failures - 2, 10));
            until = now.plus(wait.compareTo(LONGEST) < 0 ? wait : LONGEST);
        }
    }

    void forget() {
        failures = 0;
        until = Instant.MIN;
    }

    Instant until() {
        return until;
    }
}
