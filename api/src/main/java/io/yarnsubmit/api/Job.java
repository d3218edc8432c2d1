package io.yarnsubmit.api;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * One action of the driver, while it runs and afterwards. Thread-safe; whatever it shows may be read at any time.
 *
 * <p>{@link #get()} throws an {@link java.util.concurrent.ExecutionException} whose cause is a {@link JobException} when
 * the job failed, or what the consumer or operator threw; {@link #join()} throws that itself.
 *
 * @param <R> its result
 */
public interface Job<R extends @Nullable Object> extends Future<R> {
    /** A number that names the job within the application. */
    long id();

    /** As in its {@link JobOptions}, or the name of its last stage. */
    String name();

    /** Where it stands. */
    JobState state();

    /** Its stages as they stand now, in an order in which each comes after those that it needs. */
    List<StageStatus> stages();

    /**
     * The counters of its tasks, summed up, by name. Each task counts once, with the attempt whose output was used first, however
     * often it was run.
     */
    Map<String, Long> counters();

    /**
     * Ends the job as cancelled. Its tasks that wait never run.
     *
     * @param interrupt whether tasks that run are interrupted, or run to their end for nothing
     * @return false if it had ended already
     */
    @Override
    boolean cancel(boolean interrupt);

    /**
     * Cancels what has not ended of one stage. Its tasks count as failed, with {@link ErrorCode#TASK_CANCELLED}: the job
     * fails, or goes on with what does not need them, as the stage's {@link FailurePolicy} says.
     *
     * @param stage its place in {@link #stages()}
     * @return at once, and before the stage has ended
     * @throws IndexOutOfBoundsException the job has no such stage
     */
    void cancelStage(int stage, boolean interrupt);

    /**
     * Cancels one task, unless it has ended, as {@link #cancelStage} does all of its stage.
     *
     * @param stage its place in {@link #stages()}
     * @param task its index within the stage
     * @throws IndexOutOfBoundsException the job has no such task
     */
    void cancelTask(int stage, int task, boolean interrupt);

    /**
     * Waits for the job to end.
     *
     * @return false when the time ran out, or the thread was interrupted, first; it stays interrupted
     */
    boolean await(Duration timeout);

    /** Waits for the result. Fails with the {@link JobException} itself, or a CancellationException. */
    R join();

    /** A view for composing. Cancelling the view does not cancel the job. */
    CompletableFuture<R> toCompletableFuture();
}
