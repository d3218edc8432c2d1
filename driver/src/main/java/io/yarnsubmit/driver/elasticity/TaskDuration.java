package io.yarnsubmit.driver.elasticity;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An estimate of how long a task takes: the time that slots were busy, divided by the number of tasks that ended. So a
 * task that has been running for an hour counts before it ends, and nothing is stored per task. Measurements lose half
 * of their weight every {@link #HALF_LIFE} in which tasks run.
 */
final class TaskDuration {
    private static final Duration HALF_LIFE = Duration.ofSeconds(20);

    private double busySeconds;
    private double ended;
    private int running;
    private long completed;
    private @Nullable Instant last;

    void observe(int runningNow, long completedNow, Instant now) {
        double elapsed = last == null ? 0 : Seconds.between(last, now);
        last = now;
        double newlyEnded = completedNow - completed;
        completed = completedNow;
        if (running > 0 || runningNow > 0 || newlyEnded > 0) {
            double weight = Math.pow(0.5, elapsed / Seconds.of(HALF_LIFE));
            busySeconds = busySeconds * weight + (running + runningNow) / 2.0 * elapsed;
            ended = ended * weight + newlyEnded;
        }
        running = runningNow;
    }

    /** Infinite while no task has ended. */
    double seconds() {
        return ended > 0 ? busySeconds / ended : Double.POSITIVE_INFINITY;
    }
}
