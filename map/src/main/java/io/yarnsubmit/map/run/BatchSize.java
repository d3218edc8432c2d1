package io.yarnsubmit.map.run;

import java.time.Duration;

/**
 * How many units go into one task: as many as take a fifth of a second together, by what was seen. A long one raises the
 * estimate at once, short ones lower it step by step, because a batch that is too small costs little, and one that is too
 * large keeps items waiting. Pure.
 */
final class BatchSize {
    private static final double TARGET_NANOS = 200e6;
    private static final int MOST = 64;
    private static final double WEIGHT = 0.1;

    private double unitNanos = -1;

    void saw(Duration runtime) {
        double sample = Math.max(1, runtime.toNanos());
        unitNanos = sample > unitNanos ? sample : unitNanos + WEIGHT * (sample - unitNanos);
    }

    /**
     * The size of the next batch.
     *
     * @param waiting units that have not begun
     * @param slots that are to share them
     */
    int next(int waiting, int slots) {
        if (unitNanos < 0) {
            return 1;
        }
        int byTime = (int) Math.min(MOST, TARGET_NANOS / unitNanos);
        int share = waiting / (2 * Math.max(1, slots));
        return Math.max(1, Math.min(byTime, share));
    }
}
