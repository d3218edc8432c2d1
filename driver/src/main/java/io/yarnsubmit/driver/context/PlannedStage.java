package io.yarnsubmit.driver.context;

import com.google.protobuf.ByteString;
import io.yarnsubmit.api.Job;
import io.yarnsubmit.api.JobActions;
import io.yarnsubmit.api.JobOptions;
import io.yarnsubmit.api.ResultOrder;
import io.yarnsubmit.api.Results;
import io.yarnsubmit.api.Stage;
import io.yarnsubmit.api.StageOptions;
import io.yarnsubmit.api.TaskBiFunction;
import io.yarnsubmit.api.TaskFunction;
import io.yarnsubmit.api.Zipped;
import io.yarnsubmit.driver.jobs.JobPlan.ResultMode;
import io.yarnsubmit.driver.tasks.PackedInputs;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A stage of the driver's plan. Immutable. */
final class PlannedStage<O extends @Nullable Object> implements Stage<O> {
    private final JobSubmitter calls;
    private final String group;
    private final String name;
    private final ByteString function;
    private final int tasks;
    private final @Nullable PackedInputs inputs;
    private final List<Parent> earlier;
    private final StageOptions options;

    /** A stage whose outputs this stage needs. */
    record Parent(PlannedStage<?> stage, boolean gathered) {}

    /** @param inputs the inputs of a stage without parents; otherwise null */
    PlannedStage(
            JobSubmitter calls,
            String group,
            String name,
            ByteString function,
            int tasks,
            @Nullable PackedInputs inputs,
            List<Parent> earlier,
            StageOptions options) {
        this.calls = calls;
        this.group = group;
        this.name = name;
        this.function = function;
        this.tasks = tasks;
        this.inputs = inputs;
        this.earlier = earlier;
        this.options = options;
    }

    String group() {
        return group;
    }

    ByteString function() {
        return function;
    }

    @Nullable
    PackedInputs inputs() {
        return inputs;
    }

    List<Parent> earlier() {
        return earlier;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int tasks() {
        return tasks;
    }

    @Override
    public StageOptions options() {
        return options;
    }

    @Override
    public Stage<O> with(StageOptions other) {
        return new PlannedStage<>(calls, group, name, function, tasks, inputs, earlier, other);
    }

    @Override
    public <R extends @Nullable Object> Stage<R> then(String later, TaskFunction<O, R> code) {
        return later(later, code, tasks, List.of(new Parent(this, false)));
    }

    @Override
    public <P extends @Nullable Object, R extends @Nullable Object> Stage<R> zip(
            String later, Stage<P> other, TaskBiFunction<O, P, R> code) {
        if (!(other instanceof PlannedStage<P> planned)) {
            throw new IllegalArgumentException("'" + other.name() + "' is not a stage of this context");
        }
        if (planned.tasks != tasks) {
            throw new IllegalArgumentException("Stage '" + name + "' has " + tasks + " tasks and stage '" + other.name()
                    + "' has " + planned.tasks + "; stages to be zipped must have the same number of tasks");
        }
        return later(later, new Zipped<>(code), tasks, List.of(new Parent(this, false), new Parent(planned, false)));
    }

    @Override
    public <R extends @Nullable Object> Stage<R> gather(String later, int laterTasks, TaskFunction<List<O>, R> code) {
        if (laterTasks < 1) {
            throw new IllegalArgumentException(
                    "Stage '" + later + "' needs at least 1 task to gather, not " + laterTasks);
        }
        return later(later, code, laterTasks, List.of(new Parent(this, true)));
    }

    private <R extends @Nullable Object> Stage<R> later(
            String later, TaskFunction<?, R> code, int laterTasks, List<Parent> dependencies) {
        return new PlannedStage<>(
                calls,
                group,
                later,
                calls.function(later, code),
                laterTasks,
                null,
                dependencies,
                StageOptions.defaults());
    }

    @Override
    public List<O> collect() {
        return calls.run(this, ResultMode.ALL, new ResultSink.Collect<>(tasks));
    }

    @Override
    public void forEach(Consumer<? super O> consumer) {
        calls.run(this, ResultMode.STREAMED_IN_ORDER, new ResultSink.ForEach<>(consumer));
    }

    @Override
    public Optional<O> reduce(BinaryOperator<O> operator) {
        return calls.run(this, ResultMode.STREAMED_IN_ORDER, new ResultSink.Reduce<>(operator));
    }

    @Override
    public void run() {
        calls.run(this, ResultMode.DROPPED, new ResultSink.ForEach<>(unused -> {}));
    }

    @Override
    public Results<O> results(ResultOrder order) {
        return calls.stream(this, JobOptions.defaults(), order);
    }

    @Override
    public JobActions<O> job(JobOptions jobOptions) {
        return new AsyncActions(jobOptions);
    }

    private final class AsyncActions implements JobActions<O> {
        private final JobOptions jobOptions;

        AsyncActions(JobOptions jobOptions) {
            this.jobOptions = jobOptions;
        }

        @Override
        public Job<List<O>> collect() {
            return calls.startAsync(PlannedStage.this, jobOptions, ResultMode.ALL, new ResultSink.Collect<>(tasks));
        }

        @Override
        public Job<@Nullable Void> forEach(Consumer<? super O> consumer) {
            return calls.startAsync(
                    PlannedStage.this, jobOptions, ResultMode.STREAMED_IN_ORDER, new ResultSink.ForEach<>(consumer));
        }

        @Override
        public Job<Optional<O>> reduce(BinaryOperator<O> operator) {
            return calls.startAsync(
                    PlannedStage.this, jobOptions, ResultMode.STREAMED_IN_ORDER, new ResultSink.Reduce<>(operator));
        }

        @Override
        public Job<@Nullable Void> run() {
            return calls.startAsync(
                    PlannedStage.this, jobOptions, ResultMode.DROPPED, new ResultSink.ForEach<>(unused -> {}));
        }

        @Override
        public Results<O> results(ResultOrder order) {
            return calls.stream(PlannedStage.this, jobOptions, order);
        }
    }
}
