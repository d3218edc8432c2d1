package io.yarnsubmit.driver.context;

import com.google.protobuf.ByteString;
import io.yarnsubmit.api.Job;
import io.yarnsubmit.api.Results;
import io.yarnsubmit.driver.jobs.JobListener;
import io.yarnsubmit.driver.jobs.JobOutcome;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** Results that are deserialized on the thread that iterates over them. */
final class StreamedResults<O extends @Nullable Object> implements Results<O>, JobListener {
    private final RemoteJob<@Nullable Void> job;
    private final SchedulerBackend application;
    private final OutcomeReader reader;
    private final Executor resultThreads;
    private final LinkedBlockingQueue<Step> steps = new LinkedBlockingQueue<>();
    // Used by the reading thread only.
    private @Nullable Step next;
    private int index = -1;

    /** A result or the end. */
    private sealed interface Step {
        record Result(int task, ByteString bytes) implements Step {}

        record End(JobOutcome outcome) implements Step {}
    }

    StreamedResults(
            RemoteJob<@Nullable Void> job, SchedulerBackend application, OutcomeReader reader, Executor resultThreads) {
        this.job = job;
        this.application = application;
        this.reader = reader;
        this.resultThreads = resultThreads;
        // The job may be cancelled while the reader waits for its next result.
        job.whenDone(() -> {
            if (job.isCancelled()) {
                steps.add(new Step.End(new JobOutcome.Cancelled()));
            }
        });
    }

    @Override
    public void delivered(int task, ByteString result) {
        steps.add(new Step.Result(task, result));
    }

    @Override
    public void ended(JobOutcome outcome) {
        steps.add(new Step.End(outcome));
        resultThreads.execute(() -> end(outcome));
    }

    @SuppressWarnings("NullAway") // Void is always null.
    private void end(JobOutcome outcome) {
        try {
            RuntimeException failure = JobErrors.of(job.spec(), outcome, reader);
            if (failure != null) {
                job.fail(failure);
            } else if (outcome instanceof JobOutcome.Cancelled) {
                job.cancelled();
            } else {
                job.succeed(null);
            }
        } catch (Throwable e) {
            // Somebody waits for it in any case.
            job.fail(e);
        }
    }

    @Override
    public Job<@Nullable Void> job() {
        return job;
    }

    @Override
    public int index() {
        if (index < 0) {
            throw new NoSuchElementException("next() was not called yet");
        }
        return index;
    }

    @Override
    public boolean hasNext() {
        Step step = await();
        if (step instanceof Step.Result) {
            return true;
        }
        JobOutcome outcome = ((Step.End) step).outcome();
        RuntimeException failure = JobErrors.of(job.spec(), outcome, reader);
        if (failure != null) {
            throw failure;
        } else if (outcome instanceof JobOutcome.Cancelled) {
            throw new CancellationException("Job '" + job.name() + "' was cancelled");
        }
        return false;
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway"}) // The outputs of the stage are of type O.
    public O next() {
        if (!hasNext() || !(next instanceof Step.Result result)) {
            throw new NoSuchElementException("There are no more results of job '" + job.name() + "'");
        }
        next = null;
        index = result.task();
        try {
            return (O) reader.result(job.spec(), result.task(), result.bytes());
        } finally {
            application.taken(job.id(), result.bytes().size());
        }
    }

    private Step await() {
        if (next == null) {
            try {
                next = steps.take();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                close();
                throw new CancellationException("The thread was interrupted while it waited for results of job '"
                        + job.name() + "'; the job is cancelled");
            }
        }
        return next;
    }

    @Override
    public void close() {
        job.cancel(true);
    }
}
