package io.yarnsubmit.client.yarn.cluster;

import io.yarnsubmit.protocol.failure.OwnThreads;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Questions that are asked in parallel, all within one limit. Answers that fail, are refused or take too long count as
 * unknown: each answer helps, none is required.
 */
public final class Gathering {
    private final long end;

    public Gathering(Duration limit) {
        this.end = System.nanoTime() + limit.toNanos();
    }

    /** Asks on a thread of its own. */
    public <T> Answer<T> ask(Callable<? extends @Nullable T> question) {
        FutureTask<@Nullable T> task = new FutureTask<>(question::call);
        // The task keeps what it throws for whoever waits for it.
        OwnThreads.start("gather", OwnThreads.NOT_MISSED, task);
        return new Answer<>(task);
    }

    /** The answer to a question. */
    public final class Answer<T> {
        private final FutureTask<@Nullable T> task;

        private Answer(FutureTask<@Nullable T> task) {
            this.task = task;
        }

        /** Null if it did not come in time. */
        public @Nullable T orNull() throws InterruptedException {
            try {
                return task.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                task.cancel(true);
                return null;
            } catch (ExecutionException | CancellationException e) {
                return null;
            }
        }
    }
}
