package io.yarnsubmit.executor;

import io.yarnsubmit.api.TaskContext;
import org.jspecify.annotations.Nullable;

/** A thread that runs tasks, and holds the context of the one that it runs now. A daemon. */
final class TaskThread extends Thread {
    private final Broadcasts broadcasts;
    private final UncaughtExceptionHandler onFailure;
    // Used by this thread only.
    private @Nullable TaskContext context;

    TaskThread(Runnable work, Broadcasts broadcasts, UncaughtExceptionHandler onFailure) {
        super(work, "task");
        this.broadcasts = broadcasts;
        this.onFailure = onFailure;
        setDaemon(true);
        restore();
    }

    /** Undoes what a task may have changed of its thread, so that the next one finds it as the first one did. */
    void restore() {
        setContextClassLoader(ClassLoader.getSystemClassLoader());
        setUncaughtExceptionHandler(onFailure);
        if (getPriority() != NORM_PRIORITY) {
            setPriority(NORM_PRIORITY);
        }
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
