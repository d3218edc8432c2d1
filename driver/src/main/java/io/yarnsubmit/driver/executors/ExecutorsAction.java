package io.yarnsubmit.driver.executors;

import io.yarnsubmit.api.ExecutorInfo;
import io.yarnsubmit.api.ExecutorLoss;
import java.util.Map;

/** What the {@link ExecutorsCore} wants done, in this order. */
public sealed interface ExecutorsAction {

    /** Tell the ApplicationMaster how many executors each group is to have. */
    record TellTargets(long generation, Map<String, Integer> totals) implements ExecutorsAction {}

    /** Tell the ApplicationMaster that an executor is connected, or is no longer, and who it is. */
    record TellRegistration(int executorId, boolean registered, String containerId, String group, String host)
            implements ExecutorsAction {}

    /** Ask the ApplicationMaster to end an executor's container. */
    record AskStop(int executorId, String reason) implements ExecutorsAction {}

    /** Tell an executor, over its own connection, to end. */
    record StopThroughHub(int executorId) implements ExecutorsAction {}

    /** Give it tasks from now on. */
    record AdmitToTasks(int executorId, String group, String host, int slots) implements ExecutorsAction {}

    /** Its connection broke; its tasks wait for it. */
    record TasksAway(int executorId) implements ExecutorsAction {}

    /** Its connection is back. */
    record TasksBack(int executorId) implements ExecutorsAction {}

    /** No new tasks for it; it is to go when it has none left. */
    record Drain(int executorId) implements ExecutorsAction {}

    /** It is to stay after all. */
    record Keep(int executorId) implements ExecutorsAction {}

    /**
     * Its tasks run again elsewhere.
     *
     * @param blamed whether its tasks may have been what ended it
     */
    record LoseTasks(int executorId, String why, boolean blamed) implements ExecutorsAction {}

    /** Show it among the registered executors, or show what is known anew of it. */
    record Show(ExecutorInfo executor) implements ExecutorsAction {}

    /** Show it no longer. */
    record Hide(int executorId, String group) implements ExecutorsAction {}

    /** Tell listeners that it came. */
    record AnnounceRegistered(ExecutorInfo executor) implements ExecutorsAction {}

    /** Tell listeners that it is gone, and why. */
    record AnnounceLost(ExecutorLoss loss) implements ExecutorsAction {}
}
