package io.yarnsubmit.driver.context;

import com.google.protobuf.ByteString;
import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.Task;
import io.yarnsubmit.api.TaskFunction;
import io.yarnsubmit.api.TaskFuture;
import io.yarnsubmit.driver.jobs.JobLimitMessages;
import io.yarnsubmit.driver.tasks.PackedInputs;
import io.yarnsubmit.driver.tasks.TaskIds;
import io.yarnsubmit.driver.tasks.TaskInputs;
import io.yarnsubmit.driver.tasks.TaskSetSpec;
import io.yarnsubmit.driver.tasks.TaskSettings;
import io.yarnsubmit.protocol.serialization.TaskSerializer;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Submits tasks to executor groups. Thread-safe. */
final class TaskSubmitter {
    private static final String DEFAULT_POOL = "default";

    private final SchedulerBackend application;
    private final TaskWriter writer;
    private final OutcomeReader reader;
    private final Executor resultThreads;
    private final TaskIds ids;
    private final long maxHeldBytes;

    /**
     * @param resultThreads run the reading of submitted tasks' results, and actions chained to their futures
     * @param maxHeldBytes how many bytes of one call's results the driver may hold
     */
    TaskSubmitter(
            SchedulerBackend application,
            TaskSerializer serializer,
            Executor resultThreads,
            TaskIds ids,
            long maxHeldBytes) {
        this.maxHeldBytes = maxHeldBytes;
        this.application = application;
        this.writer = new TaskWriter(serializer);
        this.reader = new OutcomeReader(serializer);
        this.resultThreads = resultThreads;
        this.ids = ids;
    }

    <T extends @Nullable Object> TaskFuture<T> submit(String group, Task<T> task) {
        ByteString function = writer.write("The task", task);
        RemoteTaskFuture<T> future = new RemoteTaskFuture<>(ids.tasks(1), application);
        application.submit(group, set(function, future.taskId(), 1, TaskInputs.NONE), new TaskListener() {
            @Override
            public boolean hasRoomFor(long bytes) {
                return bytes <= maxHeldBytes;
            }

            @Override
            public void ended(long taskId, TaskOutcome outcome) {
                resultThreads.execute(() -> future.complete(bounded(taskId, outcome), reader));
            }
        });
        return future;
    }

    private TaskOutcome bounded(long taskId, TaskOutcome outcome) {
        return outcome.bytes() <= maxHeldBytes
                ? outcome
                : new TaskOutcome.Failure(
                        ErrorCode.RESULT_TOO_LARGE,
                        JobLimitMessages.resultTooLarge(taskId, outcome.bytes(), maxHeldBytes),
                        1,
                        null);
    }

    @SuppressWarnings("unchecked") // The function returns O.
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
        long firstTaskId = ids.tasks(packed.size());
        MapCall call = new MapCall(firstTaskId, packed.size(), maxHeldBytes);
        TaskSetSpec tasks = set(functionBytes, firstTaskId, packed.size(), packed);
        application.submit(group, tasks, call);
        return (List<O>) call.await(() -> application.cancelAll(group, tasks), reader);
    }

    private TaskSetSpec set(ByteString function, long firstTaskId, int tasks, TaskInputs inputs) {
        long id = ids.function();
        return new TaskSetSpec(
                id,
                function,
                "",
                firstTaskId,
                tasks,
                inputs,
                TaskSettings.PLAIN,
                new TaskSetSpec.SchedulingKey(id, DEFAULT_POOL));
    }
}
