package io.yarnsubmit.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** When how many of something had come. Thread-safe; times are of {@link System#nanoTime}. */
public final class Arrivals {
    private final List<Arrival> arrivals = new ArrayList<>();
    private int total;

    /** So many came now. */
    public synchronized void add(int count) {
        total += count;
        arrivals.add(new Arrival(System.nanoTime(), total));
    }

    public synchronized int total() {
        return total;
    }

    public synchronized void clear() {
        arrivals.clear();
        total = 0;
    }

    /** How long after a moment so many had come; empty while they have not. */
    public synchronized OptionalLong nanosUntil(int wanted, long sinceNanos) {
        return arrivals.stream()
                .filter(arrival -> arrival.total >= wanted)
                .mapToLong(arrival -> arrival.nanos - sinceNanos)
                .findFirst();
    }

    /** The same, of what must have come. */
    public Duration until(int wanted, long sinceNanos) {
        return Duration.ofNanos(nanosUntil(wanted, sinceNanos)
                .orElseThrow(() -> new IllegalStateException("only " + total() + " of " + wanted)));
    }

    private record Arrival(long nanos, int total) {}
}
