package io.yarnsubmit.driver.context;

import com.google.protobuf.ByteString;
import io.yarnsubmit.api.Task;
import io.yarnsubmit.api.TaskFunction;
import io.yarnsubmit.api.TaskFuture;
import io.yarnsubmit.driver.tasks.TaskSpec;
import io.yarnsubmit.protocol.serialization.TaskSerializer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Gives what the user's threads want done to the application, as tasks of a group. Thread-safe. */
final class TaskCalls {
    private final ApplicationPort application;
    private final TaskWriter writer;
    private final OutcomeReader reader;
    private final Executor resultThreads;
    /** Of all groups, so that a number in a message or a log means one task. */
    private final AtomicLong nextTaskId = new AtomicLong();

    /** @param resultThreads read the results of submitted tasks, and run what is chained to their futures */
    TaskCalls(ApplicationPort application, TaskSerializer serializer, Executor resultThreads) {
        this.application = application;
        this.writer = new TaskWriter(serializer);
        this.reader = new OutcomeReader(serializer);
        this.resultThreads = resultThreads;
    }

    <T extends @Nullable Object> TaskFuture<T> submit(String group, Task<T> task) {
        ByteString function = writer.write("The task", task);
        RemoteTaskFuture<T> future = new RemoteTaskFuture<>(nextTaskId.getAndIncrement(), application);
        application.submit(
                group,
                function,
                List.of(new TaskSpec(future.taskId(), ByteString.EMPTY)),
                (taskId, outcome) -> resultThreads.execute(() -> future.complete(outcome, reader)));
        return future;
    }

    @SuppressWarnings("unchecked") // The function makes O of each input.
    <I extends @Nullable Object, O extends @Nullable Object> List<O> map(
            String group, List<I> inputs, TaskFunction<I, O> function) {
        ByteString functionBytes = writer.write("The function", function);
        List<ByteString> inputBytes = new ArrayList<>(inputs.size());
        for (I input : inputs) {
            inputBytes.add(writer.write("Input " + inputBytes.size(), input));
        }
        if (inputBytes.isEmpty()) {
            return List.of();
        }
        long firstTaskId = nextTaskId.getAndAdd(inputBytes.size());
        List<TaskSpec> tasks = new ArrayList<>(inputBytes.size());
        for (int i = 0; i < inputBytes.size(); i++) {
            tasks.add(new TaskSpec(firstTaskId + i, inputBytes.get(i)));
        }
        MapCall call = new MapCall(firstTaskId, tasks.size());
        application.submit(group, functionBytes, tasks, call::ended);
        return (List<O>) call.await(tasks, application, reader);
    }
}
