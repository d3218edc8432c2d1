package io.yarnsubmit.driver.elasticity;

import java.time.Duration;
import java.time.Instant;

/** Converts durations to seconds for calculations. */
final class Seconds {
    private Seconds() {}

    static double of(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    static double between(Instant from, Instant to) {
        return of(Duration.between(from, to));
    }
}
