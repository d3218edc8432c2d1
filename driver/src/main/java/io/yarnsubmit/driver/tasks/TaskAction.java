package io.yarnsubmit.driver.tasks;

import io.yarnsubmit.protocol.v1.KeptOutput;
import io.yarnsubmit.protocol.v1.TaskError;
import io.yarnsubmit.protocol.v1.TaskResult;
import java.util.List;

/** What the {@link TaskSchedulerCore} wants done, in this order. */
public sealed interface TaskAction {

    /** Before the first task of a function on an executor. */
    record SendFunction(int executorId, TaskSetSpec set) implements TaskAction {}

    /**
     * Begins when its turn comes on the executor.
     *
     * @param givenBack how many earlier attempts were given back before they began
     */
    record SendTask(int executorId, TaskSetSpec set, int index, int attempt, int givenBack, TaskInput input)
            implements TaskAction {
        public long taskId() {
            return set.firstTaskId() + index;
        }
    }

    /** Give back up to so many tasks that have not begun, the last ones first. */
    record Recall(int executorId, int count) implements TaskAction {}

    /** Interrupt this attempt. Its result comes all the same. */
    record CancelOn(int executorId, long taskId, int attempt) implements TaskAction {}

    /** No further task uses the function. */
    record ForgetFunction(int executorId, long functionId) implements TaskAction {}

    /**
     * The task has its result: a value, or an output that the executor keeps.
     *
     * @param begun how many attempts began until then, or may have
     */
    record Succeed(long taskId, int executorId, String host, int begun, TaskResult result) implements TaskAction {}

    /** An output that the task needs could not be fetched. It is not ready any more. */
    record InputLost(long taskId, int executorId, KeptOutput input) implements TaskAction {}

    /**
     * The task threw as often as is allowed.
     *
     * @param executorId where it threw last
     */
    record Fail(long taskId, int executorId, String host, TaskError error, int attempts) implements TaskAction {}

    /**
     * The task lost its executor as often as is allowed.
     *
     * @param losses all of them, the latest last
     * @param blamed whether the task itself may be what ends its executors; else the cluster took them too often
     */
    record GiveUp(long taskId, List<String> losses, boolean blamed) implements TaskAction {}

    /**
     * An executor gets no tasks for a while.
     *
     * @param blame how many tasks threw there and succeeded elsewhere
     */
    record Exclude(int executorId, String host, int blame) implements TaskAction {}

    /** An executor that takes no new tasks has none left. */
    record Drained(int executorId) implements TaskAction {}
}
