package io.yarnsubmit.driver.elasticity;

import java.time.Instant;
import java.util.ArrayDeque;

/** How long it takes from asking for an executor to its registration: an average in which the latest weigh most. */
final class StartUpTime {
    static final double AT_FIRST_SECONDS = 5;
    private static final double LEAST_SECONDS = 0.2;
    /** More is not the start, but the wait for room in the queue: that must not keep us from asking when there is some. */
    private static final double MOST_SECONDS = 30;

    private static final double WEIGHT = 0.2;

    private final ArrayDeque<Instant> asked = new ArrayDeque<>();
    private double seconds = AT_FIRST_SECONDS;

    /** More are asked for, or fewer; of those that were asked for, the latest are taken back first. */
    void target(int from, int to, Instant now) {
        for (int i = from; i < to; i++) {
            asked.addLast(now);
        }
        for (int i = to; i < from && !asked.isEmpty(); i++) {
            asked.removeLast();
        }
    }

    /** One that was asked for, or one that takes the place of a lost one. */
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
