package io.yarnsubmit.driver.tasks;

import java.util.Collection;
import java.util.Map;
import java.util.Set;

/**
 * Executors on which tasks throw that succeed elsewhere get no tasks for a minute: something is wrong with the place. Never
 * so many that fewer than half are left.
 */
final class Exclusions {
    private static final int BLAME_TO_EXCLUDE = 3;
    private static final int EXCLUDED_TICKS = 600;

    private final ExecutorLoads loads;

    Exclusions(ExecutorLoads loads) {
        this.loads = loads;
    }

    void succeededElsewhere(
            Set<Integer> threwOn, ExecutorSlots here, Map<Integer, ExecutorSlots> executors, long ticks) {
        for (int id : threwOn) {
            ExecutorSlots executor = executors.get(id);
            if (executor != null && executor != here && !executor.excluded) {
                executor.blame++;
                if (executor.blame >= BLAME_TO_EXCLUDE && mayExcludeOneMore(executors.values())) {
                    loads.remove(executor);
                    executor.excluded = true;
                    executor.excludedUntil = ticks + EXCLUDED_TICKS;
                }
            }
        }
    }

    private static boolean mayExcludeOneMore(Collection<ExecutorSlots> executors) {
        long excluded = executors.stream().filter(other -> other.excluded).count();
        return 2 * (excluded + 1) <= executors.size();
    }

    void readmit(Collection<ExecutorSlots> executors, long ticks) {
        for (ExecutorSlots executor : executors) {
            if (executor.excluded && executor.excludedUntil <= ticks) {
                executor.excluded = false;
                executor.blame = 0;
                loads.put(executor);
            }
        }
    }
}
