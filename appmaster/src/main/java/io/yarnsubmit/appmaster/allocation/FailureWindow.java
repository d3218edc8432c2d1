package io.yarnsubmit.appmaster.allocation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** Counts the failures within a sliding window of time. */
final class FailureWindow {
    private final Duration validity;
    private final Deque<Instant> failures = new ArrayDeque<>();

    FailureWindow(Duration validity) {
        this.validity = validity;
    }

    /** Adds a failure that happens now. Returns how many there are. */
    int add(Instant now) {
        failures.addLast(now);
        return count(now);
    }

    int count(Instant now) {
        Instant oldest = now.minus(validity);
        while (!failures.isEmpty() && !failures.getFirst().isAfter(oldest)) {
            failures.removeFirst();
        }
        return failures.size();
    }
}
