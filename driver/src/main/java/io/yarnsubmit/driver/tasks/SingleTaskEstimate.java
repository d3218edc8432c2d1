package io.yarnsubmit.driver.tasks;

/**
 * What is to be expected of a task that is the only one of its set, from those before it: such a set is over before it could
 * tell anything about itself. One long task counts at once, and is forgotten little by little over those that follow.
 */
final class SingleTaskEstimate {
    /** The most that an executor may have ahead for each slot; a guess is no knowledge. */
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
