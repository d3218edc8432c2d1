package io.yarnsubmit.driver.roles;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;

/** The failures of a role that still count. */
final class FailureWindow {
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(30);

    private final Duration window;
    private final ArrayDeque<Failure> failures = new ArrayDeque<>();

    private record Failure(int index, Instant at) {}

    FailureWindow(Duration window) {
        this.window = window;
    }

    void add(int index, Instant now) {
        failures.add(new Failure(index, now));
    }

    /** Of all instances. */
    int count(Instant now) {
        while (!failures.isEmpty() && !failures.element().at().plus(window).isAfter(now)) {
            failures.remove();
        }
        return failures.size();
    }

    /** How long to wait before the next start: 0 s, 1 s, 2 s, 4 s and so on with each failure. */
    Duration delay(Instant now) {
        return delay(count(now));
    }

    /** The same for the failures of one instance. */
    Duration delay(int index, Instant now) {
        count(now);
        return delay((int)
                failures.stream().filter(failure -> failure.index() == index).count());
    }

    private static Duration delay(int failures) {
        if (failures <= 1) {
            return Duration.ZERO;
        }
        Duration doubled = Duration.ofSeconds(1L << Math.min(failures - 2, 10));
        return doubled.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : doubled;
    }
}
