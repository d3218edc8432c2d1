package io.yarnsubmit.driver.tasks;

import java.util.Comparator;
import java.util.TreeSet;

/** The executors that take tasks, ordered by load; of equals, the one that waited longest comes first. */
final class ExecutorLoads {
    private final TreeSet<ExecutorSlots> byLoad = new TreeSet<>(Comparator.comparingInt(ExecutorSlots::level)
            .thenComparingLong(executor -> executor.order)
            .thenComparingInt(executor -> executor.id));
    private long nextOrder;

    /** To be called before a change that affects the order. */
    void remove(ExecutorSlots executor) {
        byLoad.remove(executor);
    }

    /** To be called after the change; leaves out an executor that takes no tasks. */
    void put(ExecutorSlots executor) {
        if (executor.takesTasks()) {
            executor.order = nextOrder++;
            byLoad.add(executor);
        }
    }

    boolean isEmpty() {
        return byLoad.isEmpty();
    }

    /** The executor with the least load. There must be one. */
    ExecutorSlots least() {
        return byLoad.first();
    }

    Iterable<ExecutorSlots> inOrder() {
        return byLoad;
    }
}
