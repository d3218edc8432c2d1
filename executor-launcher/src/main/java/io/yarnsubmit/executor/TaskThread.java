package io.yarnsubmit.executor;

import io.yarnsubmit.api.TaskContext;
import org.jspecify.annotations.Nullable;

/** A thread that runs tasks, and holds the context of the one that it runs now. */
final class TaskThread extends Thread {
    private final Broadcasts broadcasts;
    // Used by this thread only.
    private @Nullable TaskContext context;

    TaskThread(Runnable work, Broadcasts broadcasts) {
        super(work, "task");
        this.broadcasts = broadcasts;
    }

    Broadcasts broadcasts() {
        return broadcasts;
    }

    @Nullable
    TaskContext context() {
        return context;
    }

    void context(@Nullable TaskContext current) {
        context = current;
    }
}
