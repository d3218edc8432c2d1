package io.yarnsubmit.driver.tasks;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Generates the ids of tasks and functions. They are unique across all groups, so that an id in a message or log is
 * unambiguous. Thread-safe.
 */
public final class TaskIds {
    private final AtomicLong nextTask = new AtomicLong();
    /** Also used for job ids. 0 means none. */
    private final AtomicLong nextFunction = new AtomicLong(1);

    /** Reserves consecutive ids, and returns the first. */
    public long tasks(int count) {
        return nextTask.getAndAdd(count);
    }

    public long function() {
        return nextFunction.getAndIncrement();
    }
}
