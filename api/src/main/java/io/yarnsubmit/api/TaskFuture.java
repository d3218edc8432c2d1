package io.yarnsubmit.api;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * The future result of a task. When the task failed, {@link #get()} throws an
 * {@link java.util.concurrent.ExecutionException} whose cause is a {@link TaskException}.
 *
 * <p>{@link #cancel cancel(true)} interrupts the task on its executor. {@code cancel(false)} lets a running task end
 * and drops its result. A cancelled task that has not started never runs.
 */
public interface TaskFuture<T extends @Nullable Object> extends Future<T> {
    /** A number that names the task within the application. */
    long taskId();

    /** Waits for the result. Throws the {@link TaskException} itself, or a CancellationException. */
    T join();

    /** This task as a CompletableFuture. Cancelling that does not cancel the task. */
    CompletableFuture<T> toCompletableFuture();
}
