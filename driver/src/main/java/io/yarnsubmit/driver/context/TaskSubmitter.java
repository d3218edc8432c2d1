package io.yarnsubmit.driver.context;

import com.google.protobuf.ByteString;
import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.Task;
import io.yarnsubmit.api.TaskFunction;
import io.yarnsubmit.api.TaskFuture;
import io.yarnsubmit.driver.jobs.JobLimits;
import io.yarnsubmit.driver.tasks.PackedInputs;
import io.yarnsubmit.driver.tasks.TaskInputs;
import io.yarnsubmit.driver.tasks.TaskNumbers;
import io.yarnsubmit.driver.tasks.TaskRules;
import io.yarnsubmit.driver.tasks.TaskSetSpec;
import io.yarnsubmit.protocol.serialization.TaskSerializer;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Gives what the user's threads want done to the application, as tasks of a group. Thread-safe. */
final class TaskSubmitter {
    private static final String DEFAULT_POOL = "default";

    private final SchedulerBackend application;
    private final TaskWriter writer;
    private final OutcomeReader reader;
    private final Executor resultThreads;
    private final TaskNumbers numbers;
    private final long maxHeldBytes;

    /**
     * For all tasks.
     *
     * @param resultThreads read the results of submitted tasks, and run what is chained to their futures
     * @param maxHeldBytes of the results of one call that the driver holds
     */
    TaskSubmitter(
            SchedulerBackend application,
            TaskSerializer serializer,
            Executor resultThreads,
            TaskNumbers numbers,
            long maxHeldBytes) {
        this.maxHeldBytes = maxHeldBytes;
        this.application = application;
        this.writer = new TaskWriter(serializer);
        this.reader = new OutcomeReader(serializer);
        this.resultThreads = resultThreads;
        this.numbers = numbers;
    }

    <T extends @Nullable Object> TaskFuture<T> submit(String group, Task<T> task) {
        ByteString function = writer.write("The task", task);
        RemoteTaskFuture<T> future = new RemoteTaskFuture<>(numbers.tasks(1), application);
        application.submit(
                group,
                set(function, future.taskId(), 1, TaskInputs.NONE),
                (taskId, outcome) -> resultThreads.execute(() -> future.complete(bounded(taskId, outcome), reader)));
        return future;
    }

    private TaskOutcome bounded(long taskId, TaskOutcome outcome) {
        long size = outcome instanceof TaskOutcome.Value value ? value.bytes().size() : 0;
        return size <= maxHeldBytes
                ? outcome
                : new TaskOutcome.Failure(
                        ErrorCode.RESULT_TOO_LARGE, JobLimits.resultTooLarge(taskId, size, maxHeldBytes), 1, null);
    }

    @SuppressWarnings("unchecked") // The function makes O of each input.
    <I extends @Nullable Object, O extends @Nullable Object> List<O> map(
            String group, List<I> inputs, TaskFunction<I, O> function) {
        ByteString functionBytes = writer.write("The function", function);
        if (inputs.isEmpty()) {
            return List.of();
        }
        PackedInputs packed = new PackedInputs(inputs.size());
        for (I input : inputs) {
            packed.add(writer.write("Input " + packed.size(), input));
        }
        long firstTaskId = numbers.tasks(packed.size());
        MapCall call = new MapCall(firstTaskId, packed.size(), maxHeldBytes);
        TaskSetSpec tasks = set(functionBytes, firstTaskId, packed.size(), packed);
        application.submit(group, tasks, call::ended);
        return (List<O>) call.await(() -> application.cancelAll(group, tasks), reader);
    }

    private TaskSetSpec set(ByteString function, long firstTaskId, int tasks, TaskInputs source) {
        long id = numbers.function();
        return new TaskSetSpec(
                id, function, "", firstTaskId, tasks, source, TaskRules.PLAIN, new TaskSetSpec.Turn(id, DEFAULT_POOL));
    }
}
