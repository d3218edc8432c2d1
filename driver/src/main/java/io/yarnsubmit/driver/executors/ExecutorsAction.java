package io.yarnsubmit.driver.executors;

import io.yarnsubmit.api.ExecutorInfo;
import io.yarnsubmit.api.ExecutorLoss;
import java.util.Map;

/** An action that the {@link ExecutorsCore} decides on. Actions are carried out in order. */
public sealed interface ExecutorsAction {

    /** Tell the ApplicationMaster how many executors each group is to have. */
    record SendTargets(long generation, Map<String, Integer> totals) implements ExecutorsAction {}

    /** Tell the ApplicationMaster whether an executor is connected, and which container it is. */
    record SendRegistration(int executorId, boolean registered, String containerId, String group, String host)
            implements ExecutorsAction {}

    /** Ask the ApplicationMaster to stop an executor's container. */
    record RequestStop(int executorId, String reason) implements ExecutorsAction {}

    /** Tell an executor, over its own connection, to end. */
    record StopThroughHub(int executorId) implements ExecutorsAction {}

    /** From now on the executor gets tasks. */
    record AddToScheduler(int executorId, String group, String host, int slots) implements ExecutorsAction {}

    /** The executor's connection broke; its tasks wait for it. */
    record SuspendTasks(int executorId) implements ExecutorsAction {}

    /** The executor has reconnected. */
    record ResumeTasks(int executorId) implements ExecutorsAction {}

    /** The executor gets no new tasks, and ends when it has none left. */
    record Drain(int executorId) implements ExecutorsAction {}

    /** The executor stays after all. */
    record CancelDrain(int executorId) implements ExecutorsAction {}

    /**
     * The executor's tasks run again elsewhere.
     *
     * @param blamed whether a task may be the reason why the executor ended
     */
    record RescheduleTasks(int executorId, String why, boolean blamed) implements ExecutorsAction {}

    /** Add the executor to the registered ones, or update it. */
    record AddToRegistry(ExecutorInfo executor) implements ExecutorsAction {}

    /** Remove the executor from the registered ones. */
    record RemoveFromRegistry(int executorId, String group) implements ExecutorsAction {}

    /** Tell listeners that the executor has registered. */
    record NotifyRegistered(ExecutorInfo executor) implements ExecutorsAction {}

    /** Tell listeners that the executor is gone, and why. */
    record NotifyLost(ExecutorLoss loss) implements ExecutorsAction {}
}
