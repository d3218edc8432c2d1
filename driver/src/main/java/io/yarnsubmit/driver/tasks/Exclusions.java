package io.yarnsubmit.driver.tasks;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Excludes executors for a minute when tasks throw there and succeed elsewhere: then something is wrong with the
 * executor. If this happens on two executors of one machine, and the tasks succeed on other machines, all executors of
 * that machine are excluded. At most half of the executors are excluded.
 */
final class Exclusions {
    private static final int BLAME_TO_EXCLUDE = 3;
    private static final int EXECUTORS_TO_EXCLUDE_HOST = 2;
    private static final int EXCLUDED_TICKS = 600;

    private final ExecutorTable executors;

    Exclusions(ExecutorTable executors) {
        this.executors = executors;
    }

    /** @return the executors that are excluded now */
    List<ExecutorSlots> succeededElsewhere(Set<Integer> threwOn, ExecutorSlots here, long ticks) {
        List<ExecutorSlots> excluded = new ArrayList<>();
        for (int id : threwOn) {
            ExecutorSlots executor = executors.get(id);
            if (executor == null || executor == here || executor.excluded) {
                continue;
            }
            executor.blame++;
            executor.blameOfHost += executor.host.equals(here.host) ? 0 : 1;
            if (executor.blame >= BLAME_TO_EXCLUDE) {
                exclude(executor, ticks, excluded);
                excludeHostIfToBlame(executor.host, ticks, excluded);
            }
        }
        return excluded;
    }

    private void excludeHostIfToBlame(String host, long ticks, List<ExecutorSlots> excluded) {
        List<ExecutorSlots> there = executors.all().stream()
                .filter(executor -> executor.host.equals(host))
                .toList();
        long toBlame = there.stream()
                .filter(executor -> executor.blameOfHost >= BLAME_TO_EXCLUDE)
                .count();
        if (toBlame >= EXECUTORS_TO_EXCLUDE_HOST) {
            there.stream()
                    .filter(executor -> !executor.excluded)
                    .forEach(executor -> exclude(executor, ticks, excluded));
        }
    }

    private void exclude(ExecutorSlots executor, long ticks, List<ExecutorSlots> excluded) {
        long others = executors.all().stream().filter(other -> other.excluded).count();
        if (2 * (others + 1) <= executors.all().size()) {
            executors.change(executor, () -> executor.excluded = true);
            executor.excludedUntil = ticks + EXCLUDED_TICKS;
            excluded.add(executor);
        }
    }

    void readmit(long ticks) {
        for (ExecutorSlots executor : executors.all()) {
            if (executor.excluded && executor.excludedUntil <= ticks) {
                executor.blame = 0;
                executor.blameOfHost = 0;
                executors.change(executor, () -> executor.excluded = false);
            }
        }
    }
}
