package io.yarnsubmit.driver.elasticity;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;

/** The greatest number seen within a time span. Constant time per number, on average. */
final class RecentPeak {
    private final Duration span;
    // In descending order: a number followed by a greater one can never be the peak again.
    private final ArrayDeque<Sample> samples = new ArrayDeque<>();

    private record Sample(int value, Instant at) {}

    RecentPeak(Duration span) {
        this.span = span;
    }

    int with(int value, Instant now) {
        while (!samples.isEmpty() && samples.getLast().value() <= value) {
            samples.removeLast();
        }
        samples.addLast(new Sample(value, now));
        while (Duration.between(samples.getFirst().at(), now).compareTo(span) >= 0 && samples.size() > 1) {
            samples.removeFirst();
        }
        return samples.getFirst().value();
    }
}
