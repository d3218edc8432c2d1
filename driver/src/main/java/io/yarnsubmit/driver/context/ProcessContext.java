package io.yarnsubmit.driver.context;

import com.google.protobuf.ByteString;
import io.yarnsubmit.api.DeployMode;
import io.yarnsubmit.api.DriverContext;
import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.ExecutorGroup;
import io.yarnsubmit.api.Task;
import io.yarnsubmit.api.TaskFunction;
import io.yarnsubmit.api.TaskFuture;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.driver.tasks.TaskSpec;
import io.yarnsubmit.protocol.LaunchNames;
import io.yarnsubmit.protocol.serialization.TaskSerializer;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The context of this driver process. Thread-safe. */
public final class ProcessContext implements DriverContext {
    private final Identity identity;
    private final ApplicationPort application;
    private final List<GroupBoard> boards;
    private final Map<String, ExecutorGroup> groups = new LinkedHashMap<>();
    private final TaskWriter writer;
    private final OutcomeReader reader;
    private final Executor resultThreads;
    private final AtomicLong nextTaskId = new AtomicLong();
    private final AtomicBoolean closed = new AtomicBoolean();

    /** What does not change while the process lives. */
    public record Identity(
            String applicationId, int attempt, DeployMode deployMode, String user, Optional<URI> trackingUrl) {}

    /** @param resultThreads read the results of submitted tasks, and run what is chained to their futures */
    public ProcessContext(
            Identity identity,
            ApplicationPort application,
            List<GroupBoard> boards,
            TaskSerializer serializer,
            Executor resultThreads) {
        this.identity = identity;
        this.application = application;
        this.boards = List.copyOf(boards);
        this.writer = new TaskWriter(serializer);
        this.reader = new OutcomeReader(serializer);
        this.resultThreads = resultThreads;
        for (GroupBoard board : boards) {
            groups.put(board.name(), new BoardGroup(board, application, this::checkOpen));
        }
    }

    @Override
    public String applicationId() {
        return identity.applicationId();
    }

    @Override
    public int attempt() {
        return identity.attempt();
    }

    @Override
    public DeployMode deployMode() {
        return identity.deployMode();
    }

    @Override
    public String user() {
        return identity.user();
    }

    @Override
    public Optional<URI> trackingUrl() {
        return identity.trackingUrl();
    }

    @Override
    public ExecutorGroup executors() {
        return executors(LaunchNames.DEFAULT_GROUP);
    }

    @Override
    public ExecutorGroup executors(String group) {
        ExecutorGroup found = groups.get(group);
        if (found == null) {
            throw new YarnSubmitException(
                    ErrorCode.NO_SUCH_GROUP,
                    "This application has no executor group '" + group + "'. Its groups: "
                            + String.join(", ", groups.keySet()));
        }
        return found;
    }

    @Override
    public <T extends @Nullable Object> TaskFuture<T> submit(Task<T> task) {
        checkOpen();
        ByteString function = writer.write("The task", task);
        RemoteTaskFuture<T> future = new RemoteTaskFuture<>(nextTaskId.getAndIncrement(), application);
        application.submit(
                function,
                List.of(new TaskSpec(future.taskId(), ByteString.EMPTY)),
                (taskId, outcome) -> resultThreads.execute(() -> future.complete(outcome, reader)));
        return future;
    }

    @Override
    @SuppressWarnings("unchecked") // The function makes O of each input.
    public <I extends @Nullable Object, O extends @Nullable Object> List<O> map(
            List<I> inputs, TaskFunction<I, O> function) {
        checkOpen();
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
        application.submit(functionBytes, tasks, call::ended);
        return (List<O>) call.await(tasks, application, reader);
    }

    @Override
    public void progress(double fraction) {
        application.progress(Double.isNaN(fraction) ? 0 : Math.min(1, Math.max(0, fraction)));
    }

    @Override
    public void status(String text) {
        application.status(text);
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            boards.forEach(GroupBoard::close);
            application.close();
        }
    }

    private void checkOpen() {
        if (closed.get()) {
            throw new YarnSubmitException(
                    ErrorCode.CONTEXT_CLOSED, "The context was closed, and its executors were given back");
        }
    }
}
