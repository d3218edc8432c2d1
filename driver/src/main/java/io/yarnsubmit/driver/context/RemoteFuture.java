package io.yarnsubmit.driver.context;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The common base of the futures of tasks and jobs. Thread-safe. */
abstract class RemoteFuture<T extends @Nullable Object> {
    final CompletableFuture<T> result = new CompletableFuture<>();

    public final boolean isCancelled() {
        return result.isCancelled();
    }

    public final boolean isDone() {
        return result.isDone();
    }

    public final T get() throws InterruptedException, ExecutionException {
        return result.get();
    }

    public final T get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        return result.get(timeout, unit);
    }

    /** Throws the failure itself. */
    public final T join() {
        try {
            return result.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            } else if (e.getCause() instanceof Error failure) {
                throw failure;
            }
            throw e;
        }
    }

    public final CompletableFuture<T> toCompletableFuture() {
        return result.copy();
    }
}
