package io.yarnsubmit.driver.context;

import io.yarnsubmit.api.TaskException;
import io.yarnsubmit.api.TaskFuture;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The future of one submitted task. */
final class RemoteTaskFuture<T extends @Nullable Object> implements TaskFuture<T> {
    private final long taskId;
    private final ApplicationPort application;
    private final CompletableFuture<T> result = new CompletableFuture<>();

    RemoteTaskFuture(long taskId, ApplicationPort application) {
        this.taskId = taskId;
        this.application = application;
    }

    /** Reads the outcome, on the calling thread. */
    @SuppressWarnings({"unchecked", "NullAway"}) // The task was a Task<T>.
    void complete(TaskOutcome outcome, OutcomeReader reader) {
        try {
            result.complete((T) reader.read(taskId, outcome));
        } catch (TaskException e) {
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

    @Override
    public boolean isCancelled() {
        return result.isCancelled();
    }

    @Override
    public boolean isDone() {
        return result.isDone();
    }

    @Override
    public T get() throws InterruptedException, ExecutionException {
        return result.get();
    }

    @Override
    public T get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        return result.get(timeout, unit);
    }

    @Override
    public T join() {
        try {
            return result.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof TaskException failure) {
                throw failure;
            }
            throw e;
        } catch (CancellationException e) {
            throw e;
        }
    }

    @Override
    public CompletableFuture<T> toCompletableFuture() {
        return result.copy();
    }
}
