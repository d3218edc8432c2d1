package io.yarnsubmit.driver.tasks;

import java.util.Comparator;
import java.util.TreeSet;

/** The executors that take tasks, the one with the least to do for its slots first; of equals, the one that waited longest. */
final class ExecutorLoads {
    private final TreeSet<ExecutorSlots> byLoad = new TreeSet<>(Comparator.comparingInt(ExecutorSlots::level)
            .thenComparingLong(executor -> executor.order)
            .thenComparingInt(executor -> executor.id));
    private long nextOrder;

    /** Before anything that the order depends on is changed. */
    void remove(ExecutorSlots executor) {
        byLoad.remove(executor);
    }

    /** After that; away if it is not to be given tasks. */
    void put(ExecutorSlots executor) {
        if (executor.takesTasks()) {
            executor.order = nextOrder++;
            byLoad.add(executor);
        }
    }

    boolean isEmpty() {
        return byLoad.isEmpty();
    }

    /** The one with the least to do. Not of none. */
    ExecutorSlots least() {
        return byLoad.first();
    }

    Iterable<ExecutorSlots> inOrder() {
        return byLoad;
    }
}
