package io.yarnsubmit.api;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * One action of the driver, while it runs and afterwards. Thread-safe.
 *
 * <p>When the job failed, {@link #get()} throws an {@link java.util.concurrent.ExecutionException}. Its cause is a
 * {@link JobException}, or what the consumer or operator threw; {@link #join()} throws that cause itself.
 *
 * @param <R> the type of its result
 */
public interface Job<R extends @Nullable Object> extends Future<R> {
    /** A number that names the job within the application. */
    long id();

    /** The name from its {@link JobOptions}, or else the name of its last stage. */
    String name();

    /** Its state now. */
    JobState state();

    /** The state of its stages now. Each stage comes after those that it needs. */
    List<StageStatus> stages();

    /**
     * The sums of its tasks' counters, by name. Each task counts once, however often it ran, with the first attempt
     * that succeeded.
     */
    Map<String, Long> counters();

    /**
     * Ends the job as cancelled. Tasks that wait never run.
     *
     * @param interrupt whether running tasks are interrupted; otherwise they run to their end, and their results are
     *     dropped
     * @return false if it had ended already
     */
    @Override
    boolean cancel(boolean interrupt);

    /**
     * Cancels the tasks of a stage that have not ended. They count as failed, with {@link ErrorCode#TASK_CANCELLED}.
     * The stage's {@link FailurePolicy} decides whether the job fails, or goes on with what does not need them. Returns
     * at once.
     *
     * @param stage its place in {@link #stages()}
     * @throws IndexOutOfBoundsException the job has no such stage
     */
    void cancelStage(int stage, boolean interrupt);

    /**
     * Cancels one task, unless it has ended, as {@link #cancelStage} cancels all tasks of a stage.
     *
     * @param stage its place in {@link #stages()}
     * @param task its index within the stage
     * @throws IndexOutOfBoundsException the job has no such task
     */
    void cancelTask(int stage, int task, boolean interrupt);

    /**
     * Waits for the job to end.
     *
     * @return false when the time ran out or the thread was interrupted before that; the interrupt flag stays set
     */
    boolean await(Duration timeout);

    /** Waits for the result. Throws the {@link JobException} itself, or a CancellationException. */
    R join();

    /** This job as a CompletableFuture. Cancelling that does not cancel the job. */
    CompletableFuture<R> toCompletableFuture();
}
