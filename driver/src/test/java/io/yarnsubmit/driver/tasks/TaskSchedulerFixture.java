package io.yarnsubmit.driver.tasks;

import static java.util.Objects.requireNonNull;

import com.google.protobuf.ByteString;
import io.yarnsubmit.protocol.v1.TaskError;
import io.yarnsubmit.protocol.v1.TaskProgress;
import io.yarnsubmit.protocol.v1.TaskResult;
import java.util.HashMap;
import java.util.Map;

/** A task scheduler and its events and actions, for tests. */
class TaskSchedulerFixture {
    static final ByteString FUNCTION = ByteString.copyFromUtf8("f");
    static final ByteString VALUE = ByteString.copyFromUtf8("v");
    static final TaskError ERROR = TaskError.newBuilder().setDescription("bad").build();

    /** So long that no further tasks are queued on the executor. */
    static final long LONG = 10 * TaskSet.AHEAD_MICROS;

    final Map<Long, TaskSetSpec> sets = new HashMap<>();
    final TaskSchedulerCore core = new TaskSchedulerCore(2, SchedulingPolicy.FIFO);

    static TaskProgress progress(long taskId, int attempt, int permille) {
        return TaskProgress.newBuilder()
                .setTaskId(taskId)
                .setAttempt(attempt)
                .setPermille(permille)
                .build();
    }

    TaskSetSpec set(long functionId, long firstTaskId, int tasks) {
        return set(functionId, firstTaskId, tasks, TaskSettings.PLAIN, "default");
    }

    TaskSetSpec set(long functionId, long firstTaskId, int tasks, TaskSettings settings, String pool) {
        TaskSetSpec set = new TaskSetSpec(
                functionId,
                FUNCTION,
                "",
                firstTaskId,
                tasks,
                index -> input(firstTaskId + index),
                settings,
                new TaskSetSpec.SchedulingKey(functionId, pool));
        sets.put(functionId, set);
        return set;
    }

    static TaskInput input(long taskId) {
        return TaskInput.of(ByteString.copyFromUtf8("input " + taskId));
    }

    TaskAction sendFunction(int executorId, long functionId) {
        return new TaskAction.SendFunction(executorId, requireNonNull(sets.get(functionId)));
    }

    TaskAction send(int executorId, long taskId, int attempt, long functionId) {
        return send(executorId, taskId, attempt, 0, functionId);
    }

    TaskAction send(int executorId, long taskId, int attempt, int givenBack, long functionId) {
        TaskSetSpec set = sets.get(functionId);
        return new TaskAction.SendTask(
                executorId, set, (int) (taskId - set.firstTaskId()), attempt, givenBack, input(taskId));
    }

    static TaskResult value(long taskId, int attempt, long micros) {
        return of(taskId, attempt).setValue(VALUE).setMicros(micros).build();
    }

    static TaskResult error(long taskId, int attempt) {
        return of(taskId, attempt).setError(ERROR).build();
    }

    static TaskResult givenBack(long taskId, int attempt) {
        return of(taskId, attempt).setGivenBack(true).build();
    }

    static TaskResult.Builder of(long taskId, int attempt) {
        return TaskResult.newBuilder().setTaskId(taskId).setAttempt(attempt);
    }
}
