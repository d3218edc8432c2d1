package io.yarnsubmit.driver.elasticity;

import java.time.Instant;
import java.util.ArrayDeque;

/** The time from the request for an executor to its registration: an average in which recent values weigh most. */
final class StartUpTime {
    static final double AT_FIRST_SECONDS = 5;
    private static final double LEAST_SECONDS = 0.2;
    /** A longer time is a wait for room in the queue, which must not keep us from requesting executors. */
    private static final double MOST_SECONDS = 30;

    private static final double WEIGHT = 0.2;

    private final ArrayDeque<Instant> asked = new ArrayDeque<>();
    private double seconds = AT_FIRST_SECONDS;

    /** The target has changed. When it falls, the latest requests are withdrawn first. */
    void target(int from, int to, Instant now) {
        for (int i = from; i < to; i++) {
            asked.addLast(now);
        }
        for (int i = to; i < from && !asked.isEmpty(); i++) {
            asked.removeLast();
        }
    }

    /** An executor has registered: a requested one, or the replacement of a lost one. */
    void registered(Instant now) {
        Instant since = asked.pollFirst();
        if (since != null) {
            double sample = Math.min(MOST_SECONDS, Math.max(LEAST_SECONDS, Seconds.between(since, now)));
            seconds += WEIGHT * (sample - seconds);
        }
    }

    double seconds() {
        return seconds;
    }
}
