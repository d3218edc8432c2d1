package io.yarnsubmit.api;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * The result of a task, there or yet to come. {@link #get()} throws an {@link java.util.concurrent.ExecutionException}
 * whose cause is a {@link TaskException} when the task failed.
 *
 * <p>{@link #cancel cancel(true)} interrupts the task on its executor; {@code cancel(false)} lets a running task end and
 * drops its result. A task that has not started never runs.
 */
public interface TaskFuture<T extends @Nullable Object> extends Future<T> {
    /** A number that names the task within the application. */
    long taskId();

    /** Waits for the result. Fails with the {@link TaskException} itself, or a CancellationException. */
    T join();

    /** A view for composing. Cancelling the view does not cancel the task. */
    CompletableFuture<T> toCompletableFuture();
}
