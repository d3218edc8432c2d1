package io.yarnsubmit.driver.context;

import io.yarnsubmit.api.TaskFuture;
import org.jspecify.annotations.Nullable;

/** The future of one submitted task. */
final class RemoteTaskFuture<T extends @Nullable Object> extends RemoteFuture<T> implements TaskFuture<T> {
    private final long taskId;
    private final SchedulerBackend application;

    RemoteTaskFuture(long taskId, SchedulerBackend application) {
        this.taskId = taskId;
        this.application = application;
    }

    /** Deserializes the outcome on the calling thread. */
    @SuppressWarnings({"unchecked", "NullAway"}) // The task was a Task<T>.
    void complete(TaskOutcome outcome, OutcomeReader reader) {
        try {
            result.complete((T) reader.read(taskId, outcome));
        } catch (Throwable e) {
            // Somebody waits for it in any case.
            result.completeExceptionally(e);
        }
    }

    @Override
    public long taskId() {
        return taskId;
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean cancelled = result.cancel(mayInterruptIfRunning);
        if (cancelled) {
            application.cancel(taskId, mayInterruptIfRunning);
        }
        return cancelled;
    }
}
