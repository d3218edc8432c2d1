package io.yarnsubmit.driver.context;

import com.google.protobuf.ByteString;
import io.yarnsubmit.api.Broadcast;
import io.yarnsubmit.api.Job;
import io.yarnsubmit.api.JobOptions;
import io.yarnsubmit.api.ResultOrder;
import io.yarnsubmit.api.Results;
import io.yarnsubmit.api.Stage;
import io.yarnsubmit.api.StageOptions;
import io.yarnsubmit.api.TaskFunction;
import io.yarnsubmit.driver.broadcast.BroadcastBlocks;
import io.yarnsubmit.driver.jobs.JobPlan;
import io.yarnsubmit.driver.jobs.JobProgress;
import io.yarnsubmit.driver.jobs.JobSpec;
import io.yarnsubmit.driver.tasks.PackedInputs;
import io.yarnsubmit.driver.tasks.TaskIds;
import io.yarnsubmit.protocol.blocks.BlockIds;
import io.yarnsubmit.protocol.serialization.TaskSerializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Creates stages and starts their jobs. Thread-safe. */
public final class JobSubmitter {
    private final SchedulerBackend application;
    private static final int TRAVELS_WITH_FUNCTIONS = 32 << 10;

    private final BroadcastBlocks broadcasts;
    private final TaskWriter writer;
    private final OutcomeReader reader;
    private final Executor resultThreads;
    private final TaskIds ids;
    private final Limits limits;
    private final Runnable checkOpen;

    /**
     * Limits for each job.
     *
     * @param maxHeldBytes how many bytes of a job's outputs the driver may hold
     * @param maxOutputLosses how often a lost output is computed again
     */
    public record Limits(long maxHeldBytes, int maxOutputLosses) {}

    JobSubmitter(
            SchedulerBackend application,
            TaskSerializer serializer,
            Executor resultThreads,
            TaskIds ids,
            BroadcastBlocks broadcasts,
            Limits limits,
            Runnable checkOpen) {
        this.broadcasts = broadcasts;
        this.application = application;
        this.writer = new TaskWriter(serializer);
        this.reader = new OutcomeReader(serializer);
        this.resultThreads = resultThreads;
        this.ids = ids;
        this.limits = limits;
        this.checkOpen = checkOpen;
    }

    <I extends @Nullable Object, O extends @Nullable Object> Stage<O> stage(
            String group, String name, List<I> inputs, TaskFunction<I, O> function) {
        ByteString code = function(name, function);
        PackedInputs packed = new PackedInputs(inputs.size());
        for (I input : inputs) {
            packed.add(writer.write("Input " + packed.size() + " of stage '" + name + "'", input));
        }
        return new PlannedStage<>(this, group, name, code, packed.size(), packed, List.of(), StageOptions.defaults());
    }

    <T extends @Nullable Object> Broadcast<T> broadcast(T value) {
        checkOpen.run();
        long id = ids.function();
        ByteString bytes = writer.write("The broadcast value", value);
        if (bytes.size() <= TRAVELS_WITH_FUNCTIONS) {
            return new DriverBroadcast<>(id, value, bytes.toByteArray(), 0, () -> {});
        }
        try {
            long block = BlockIds.ofBroadcast(id);
            int port = broadcasts.keep(block, bytes);
            return new DriverBroadcast<>(id, value, new byte[0], port, () -> {
                broadcasts.release(block);
                application.releaseBlocks(block, 1);
            });
        } catch (IOException e) {
            throw new UncheckedIOException("The broadcast value cannot be served", e);
        }
    }

    ByteString function(String stage, Object function) {
        checkOpen.run();
        if (stage.isBlank()) {
            throw new IllegalArgumentException("A stage needs a name; status, logs and messages show it");
        }
        return writer.write("The function of stage '" + stage + "'", function);
    }

    /** Starts a job whose results go to a sink, one after the other, on threads of an executor. */
    <O extends @Nullable Object, R extends @Nullable Object> RemoteJob<R> start(
            PlannedStage<O> last,
            JobOptions options,
            JobPlan.ResultMode mode,
            ResultSink<O, R> sink,
            Executor reading) {
        JobSpec spec = spec(last, options, mode);
        RemoteJob<R> job = new RemoteJob<>(spec, new JobProgress(spec.plan()), application);
        application.start(spec, job.progress(), new ResultReader<>(job, application, reader, sink, reading));
        return job;
    }

    /** Starts a job whose results the caller iterates over. */
    <O extends @Nullable Object> Results<O> stream(PlannedStage<O> last, JobOptions options, ResultOrder order) {
        JobSpec spec = spec(
                last,
                options,
                order == ResultOrder.OF_TASKS ? JobPlan.ResultMode.STREAMED_IN_ORDER : JobPlan.ResultMode.STREAMED);
        RemoteJob<@Nullable Void> job = new RemoteJob<>(spec, new JobProgress(spec.plan()), application);
        StreamedResults<O> results = new StreamedResults<>(job, application, reader, resultThreads);
        application.start(spec, job.progress(), results);
        return results;
    }

    /** Starts a job and waits for it, reading its results on this thread. */
    <O extends @Nullable Object, R extends @Nullable Object> R run(
            PlannedStage<O> last, JobPlan.ResultMode mode, ResultSink<O, R> sink) {
        CallingThreadExecutor here = new CallingThreadExecutor();
        RemoteJob<R> job = start(last, JobOptions.defaults(), mode, sink, here);
        here.workUntilDone(job);
        return job.join();
    }

    <O extends @Nullable Object, R extends @Nullable Object> Job<R> startAsync(
            PlannedStage<O> last, JobOptions options, JobPlan.ResultMode mode, ResultSink<O, R> sink) {
        return start(last, options, mode, sink, resultThreads);
    }

    private JobSpec spec(PlannedStage<?> last, JobOptions options, JobPlan.ResultMode mode) {
        checkOpen.run();
        return new JobBuilder(limits).build(ids.function(), last, options, mode);
    }
}
