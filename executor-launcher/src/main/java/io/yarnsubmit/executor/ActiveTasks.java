package io.yarnsubmit.executor;

import io.yarnsubmit.protocol.config.ConfigKeys;
import io.yarnsubmit.protocol.config.Settings;
import io.yarnsubmit.protocol.serialization.TaskSerializer;
import io.yarnsubmit.protocol.v1.BlockRange;
import io.yarnsubmit.protocol.v1.ExecutorLaunch;
import io.yarnsubmit.protocol.v1.Function;
import io.yarnsubmit.protocol.v1.HubMessage;
import io.yarnsubmit.protocol.v1.TaskAttempt;
import io.yarnsubmit.protocol.v1.TaskCancel;
import io.yarnsubmit.protocol.v1.TaskProgress;
import io.yarnsubmit.protocol.v1.TaskResult;
import io.yarnsubmit.protocol.v1.TaskRun;
import java.lang.Thread.UncaughtExceptionHandler;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The tasks from the hub that have no result yet, and the functions that they use. On the executor's loop. */
final class ActiveTasks {
    private final ExecutorLaunch launch;
    private final TaskThreads threads;
    private final TaskSerializer serializer;
    private final TimeLimits limits;
    private final KeptOutputs outputs;
    private final UserCommands commands;
    private final BiConsumer<TaskResult, @Nullable Throwable> whenDone;
    private final Map<Long, ReceivedFunction> functions = new HashMap<>();
    private final Map<TaskAttempt, RunningTask> running = new HashMap<>();

    /**
     * @param onFailure hears what the tasks' threads do not catch
     * @param whenDone is called on a task thread, and must call {@link #done} on the loop
     */
    ActiveTasks(
            ExecutorLaunch launch,
            Settings settings,
            TimeLimits limits,
            KeptOutputs outputs,
            UserCommands commands,
            UncaughtExceptionHandler onFailure,
            BiConsumer<TaskResult, @Nullable Throwable> whenDone) {
        this.limits = limits;
        this.outputs = outputs;
        this.commands = commands;
        this.launch = launch;
        this.serializer = new TaskSerializer(
                ClassLoader.getSystemClassLoader(), settings.get(ConfigKeys.TASK_SERIALIZATION_FILTER));
        this.threads = new TaskThreads(launch.getSlots(), new Broadcasts(serializer, outputs), onFailure);
        this.whenDone = whenDone;
    }

    void accept(HubMessage message) {
        for (Function function : message.getFunctionsList()) {
            functions.put(function.getFunctionId(), new ReceivedFunction(function, serializer, outputs));
        }
        for (TaskRun run : message.getTasksList()) {
            ReceivedFunction function = functions.get(run.getFunctionId());
            ExecutorTaskContext context = new ExecutorTaskContext(
                    launch, function == null ? Function.getDefaultInstance() : function.label(), run, commands);
            RunningTask task = new RunningTask(run, function, context, serializer, limits, outputs, whenDone);
            running.put(task.attempt(), task);
            threads.run(task);
        }
        for (RunningTask task : threads.recall(message.getRecalledTasks())) {
            whenDone.accept(task.givenBack(), null);
        }
        for (TaskCancel cancel : message.getCancelsList()) {
            RunningTask task = running.get(attempt(cancel.getTaskId(), cancel.getAttempt()));
            if (task != null && task.cancel()) {
                limits.cancelled(task);
            }
        }
        for (BlockRange released : message.getReleasedBlocksList()) {
            outputs.release(released.getFirst(), released.getCount());
        }
        for (long forgotten : message.getForgottenFunctionsList()) {
            ReceivedFunction function = functions.remove(forgotten);
            if (function != null) {
                function.forget();
            }
        }
    }

    void done(TaskResult result) {
        TaskAttempt attempt = attempt(result.getTaskId(), result.getAttempt());
        running.remove(attempt);
        commands.ended(attempt);
    }

    /** To be called for a new stream, on which the hub sends all functions again. */
    void forgetFunctions() {
        functions.values().forEach(ReceivedFunction::forget);
        functions.clear();
    }

    /** Whether all tasks have begun. */
    boolean isQueueEmpty() {
        return threads.isQueueEmpty();
    }

    /** The progress of tasks that has changed. */
    List<TaskProgress> changedProgress() {
        return running.values().stream()
                .flatMap(task -> task.changedProgress().stream())
                .toList();
    }

    /** To be called about every second. */
    void watch() {
        limits.watch(running.values());
    }

    List<TaskAttempt> running() {
        return List.copyOf(running.keySet());
    }

    void cancelAll() {
        for (RunningTask task : running.values()) {
            task.cancel();
        }
    }

    static TaskAttempt attempt(long taskId, int attempt) {
        return TaskAttempt.newBuilder().setTaskId(taskId).setAttempt(attempt).build();
    }
}
