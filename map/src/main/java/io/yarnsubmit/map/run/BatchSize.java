package io.yarnsubmit.map.run;

import java.time.Duration;

/**
 * Decides how many units go into one batch: as many as take a fifth of a second together, as estimated from earlier
 * units. A long unit raises the estimate at once; short ones lower it gradually, because a batch that is too small
 * costs little, but one that is too large makes units wait. Pure.
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
     * @param waiting how many units have not begun
     * @param slots how many slots share them
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
