package io.yarnsubmit.driver.tasks;

import java.util.concurrent.atomic.AtomicLong;

/** Numbers of tasks and functions, of all groups together, so that a number in a message or a log means one. Thread-safe. */
public final class TaskIds {
    private final AtomicLong nextTask = new AtomicLong();
    /** Jobs have numbers of this kind too. 0 is none. */
    private final AtomicLong nextFunction = new AtomicLong(1);

    /** The first of so many that follow each other. */
    public long tasks(int count) {
        return nextTask.getAndAdd(count);
    }

    public long function() {
        return nextFunction.getAndIncrement();
    }
}
