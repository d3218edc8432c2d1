package io.yarnsubmit.driver.context;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.driver.jobs.JobLimitMessages;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** Waits for the tasks of one map() call, whose ids are consecutive. */
final class MapCall implements TaskListener {
    private final long firstTaskId;
    private final AtomicReferenceArray<@Nullable TaskOutcome> outcomes;
    private final AtomicInteger missing;
    private final CountDownLatch decided = new CountDownLatch(1);
    private final long maxBytes;
    private volatile long failedTaskId = -1;
    // Used on the loop only.
    private long bytes;

    /** @param maxBytes how many bytes of results the driver may hold */
    MapCall(long firstTaskId, int tasks, long maxBytes) {
        this.maxBytes = maxBytes;
        this.firstTaskId = firstTaskId;
        this.outcomes = new AtomicReferenceArray<>(tasks);
        this.missing = new AtomicInteger(tasks);
    }

    @Override
    public void ended(long taskId, TaskOutcome ended) {
        TaskOutcome outcome = bounded(ended);
        outcomes.set((int) (taskId - firstTaskId), outcome);
        if (outcome instanceof TaskOutcome.Failure && failedTaskId < 0) {
            failedTaskId = taskId;
            decided.countDown();
        }
        if (missing.decrementAndGet() == 0) {
            decided.countDown();
        }
    }

    @Override
    public boolean hasRoomFor(long more) {
        return bytes + more <= maxBytes;
    }

    private TaskOutcome bounded(TaskOutcome outcome) {
        bytes += outcome.bytes();
        return bytes <= maxBytes
                ? outcome
                : new TaskOutcome.Failure(
                        ErrorCode.RESULT_TOO_LARGE, JobLimitMessages.mapTooLarge(bytes, maxBytes), 1, null);
    }

    /**
     * Waits for the results and reads them on the calling thread, so that stack traces show where map() was called.
     *
     * @param cancelAll is called when the call fails before all tasks have ended
     */
    List<@Nullable Object> await(Runnable cancelAll, OutcomeReader reader) {
        try {
            decided.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            cancelAll.run();
            throw new CancellationException(
                    "The thread was interrupted while it waited for map(); its tasks are cancelled");
        }
        if (failedTaskId >= 0) {
            cancelAll.run();
            read(failedTaskId, reader);
        }
        @Nullable Object[] results = new @Nullable Object[outcomes.length()];
        for (int i = 0; i < results.length; i++) {
            results[i] = read(firstTaskId + i, reader);
            // The bytes are not needed any more.
            outcomes.set(i, null);
        }
        return Collections.unmodifiableList(Arrays.asList(results));
    }

    private @Nullable Object read(long taskId, OutcomeReader reader) {
        TaskOutcome outcome = outcomes.get((int) (taskId - firstTaskId));
        if (outcome == null) {
            throw new IllegalStateException("task " + taskId + " has no outcome");
        }
        return reader.read(taskId, outcome);
    }
}
