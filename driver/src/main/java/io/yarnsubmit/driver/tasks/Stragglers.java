package io.yarnsubmit.driver.tasks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds tasks that take much longer than the others of their set, once most of those have ended, and a free slot for a
 * copy.
 */
final class Stragglers {
    /** The approximate time between two ticks. */
    private static final long TICK_MICROS = 100_000;

    private static final int TIMES_THE_MEAN = 2;
    private static final long AT_LEAST_MICROS = 500_000;

    List<ActiveAttempt> find(Collection<ExecutorSlots> executors, long ticks) {
        List<ActiveAttempt> found = new ArrayList<>();
        for (ExecutorSlots executor : executors) {
            for (ActiveAttempt attempt : executor.attempts()) {
                if (isStraggler(attempt, ticks)) {
                    found.add(attempt);
                }
            }
        }
        return found;
    }

    private static boolean isStraggler(ActiveAttempt attempt, long ticks) {
        TaskSet set = attempt.set;
        TaskHistory history = set.history(attempt.index);
        return set.spec.settings().speculative()
                && !attempt.unwanted
                && set.isNearItsEnd()
                && (history == null || history.copies == 0)
                && (ticks - attempt.sentAt) * TICK_MICROS
                        > Math.max(AT_LEAST_MICROS, TIMES_THE_MEAN * set.meanMicros());
    }

    @Nullable
    ExecutorSlots placeFor(ActiveAttempt attempt, ExecutorLoads loads) {
        for (ExecutorSlots executor : loads.inOrder()) {
            if (executor.level() >= 0) {
                return null;
            }
            if (executor.attempt(attempt.taskId()) == null && executor.hasRoomFor(attempt.set, true)) {
                return executor;
            }
        }
        return null;
    }
}
