package io.yarnsubmit.driver.context;

import com.google.protobuf.ByteString;
import io.yarnsubmit.driver.jobs.JobListener;
import io.yarnsubmit.driver.jobs.JobOutcome;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Passes the results of a job to its sink, on threads of an executor. At most one thread reads at a time, and none
 * while there is nothing to read. After each batch the scheduler is told once how much was read.
 */
final class ResultReader<O extends @Nullable Object, R extends @Nullable Object> implements JobListener {
    private final RemoteJob<R> job;
    private final SchedulerBackend application;
    private final OutcomeReader reader;
    private final ResultSink<O, R> sink;
    private final Executor threads;
    private final ConcurrentLinkedQueue<Delivery> deliveries = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean reading = new AtomicBoolean();
    private volatile @Nullable JobOutcome outcome;

    private record Delivery(int task, ByteString result) {}

    ResultReader(
            RemoteJob<R> job,
            SchedulerBackend application,
            OutcomeReader reader,
            ResultSink<O, R> sink,
            Executor threads) {
        this.job = job;
        this.application = application;
        this.reader = reader;
        this.sink = sink;
        this.threads = threads;
    }

    @Override
    public void delivered(int task, ByteString result) {
        deliveries.add(new Delivery(task, result));
        wake();
    }

    @Override
    public void ended(JobOutcome last) {
        outcome = last;
        wake();
    }

    private void wake() {
        if (reading.compareAndSet(false, true)) {
            threads.execute(this::read);
        }
    }

    private void read() {
        // Read before the queue, because later deliveries start the reader again.
        JobOutcome last = outcome;
        long bytes = 0;
        for (Delivery next = deliveries.poll(); next != null; next = deliveries.poll()) {
            bytes += next.result.size();
            if (!job.isDone()) {
                take(next);
            }
        }
        if (last != null) {
            end(last);
            return;
        }
        if (bytes > 0) {
            application.taken(job.id(), bytes);
        }
        reading.set(false);
        if (!deliveries.isEmpty() || outcome != null) {
            wake();
        }
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // The outputs of the stage are of type O.
    private void take(Delivery delivery) {
        try {
            sink.take(delivery.task, (O) reader.result(job.spec(), delivery.task, delivery.result));
        } catch (Throwable e) {
            // The action throws what the user's consumer threw.
            job.fail(e);
            application.cancelJob(job.id(), true);
        }
    }

    private void end(JobOutcome last) {
        try {
            RuntimeException failure = JobErrors.of(job.spec(), last, reader);
            if (failure != null) {
                job.fail(failure);
            } else if (last instanceof JobOutcome.Cancelled) {
                job.cancelled();
            } else if (!job.isDone()) {
                job.succeed(sink.end());
            }
        } catch (Throwable e) {
            // Somebody waits for it in any case.
            job.fail(e);
        }
    }
}
