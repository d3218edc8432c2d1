package io.yarnsubmit.driver.tasks;

/**
 * Estimates the duration of a task that is the only one of its set from earlier such tasks, because such a set ends
 * before it yields an estimate of its own. A long task raises the estimate at once; shorter ones lower it gradually.
 */
final class SingleTaskEstimate {
    /** The most tasks ahead for each slot of an executor; low, because this is only an estimate. */
    private static final int MOST_AHEAD = 200;

    private static final int SMOOTHING = 8;

    private long expectedMicros = -1;

    void took(long micros) {
        expectedMicros = micros > expectedMicros ? micros : expectedMicros + (micros - expectedMicros) / SMOOTHING;
    }

    int ahead() {
        return TaskSet.ahead(expectedMicros, MOST_AHEAD);
    }
}
