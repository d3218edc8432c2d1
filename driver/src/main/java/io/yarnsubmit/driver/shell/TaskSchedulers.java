package io.yarnsubmit.driver.shell;

import io.yarnsubmit.driver.context.TaskListener;
import io.yarnsubmit.driver.tasks.TaskSetSpec;
import io.yarnsubmit.driver.tasks.TaskTotals;
import io.yarnsubmit.protocol.v1.TaskAttempt;
import io.yarnsubmit.protocol.v1.TaskProgress;
import io.yarnsubmit.protocol.v1.TaskResult;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A task scheduler for each executor group: an executor runs only the tasks of its own group. On the loop. */
final class TaskSchedulers {
    private final Map<String, TaskScheduler> byGroup = new LinkedHashMap<>();
    private final Map<Integer, TaskScheduler> byExecutor = new HashMap<>();
    private final Supplier<TaskScheduler> maker;
    /** For executors that are not registered; it never has tasks. */
    private final TaskScheduler empty;

    TaskSchedulers(Supplier<TaskScheduler> maker) {
        this.maker = maker;
        this.empty = maker.get();
    }

    TaskScheduler of(String group) {
        return byGroup.computeIfAbsent(group, name -> maker.get());
    }

    void submit(String group, TaskSetSpec tasks, TaskListener whenEnded) {
        of(group).submit(tasks, whenEnded);
    }

    void tick() {
        byGroup.values().forEach(TaskScheduler::tick);
    }

    /** The id does not give the group; schedulers that do not know the task do nothing. */
    void cancel(long taskId, boolean interrupt) {
        byGroup.values().forEach(scheduler -> scheduler.cancel(taskId, interrupt));
    }

    void cancelAll(String group, TaskSetSpec tasks) {
        of(group).close(tasks, true);
    }

    void executorRegistered(String group, int executorId, String host, int slots) {
        byExecutor.put(executorId, of(group));
        of(group).executorRegistered(executorId, host, slots);
    }

    void results(int executorId, List<TaskResult> results) {
        ofExecutor(executorId).results(executorId, results);
    }

    void progress(int executorId, List<TaskProgress> progress) {
        ofExecutor(executorId).progress(executorId, progress);
    }

    void executorDisconnected(int executorId) {
        ofExecutor(executorId).executorDisconnected(executorId);
    }

    void executorReconnected(int executorId, List<TaskAttempt> held) {
        ofExecutor(executorId).executorReconnected(executorId, held);
    }

    void drain(int executorId) {
        ofExecutor(executorId).drain(executorId);
    }

    void cancelDrain(int executorId) {
        ofExecutor(executorId).cancelDrain(executorId);
    }

    void executorLost(int executorId, String why, boolean blamed) {
        ofExecutor(executorId).executorLost(executorId, why, blamed);
        byExecutor.remove(executorId);
    }

    /** Lets an executor drop outputs that nobody needs any more. */
    void release(int executorId, long firstTaskId, long count) {
        ofExecutor(executorId).release(executorId, firstTaskId, count);
    }

    /** The same for all executors of a group. */
    void releaseEverywhere(String group, long firstTaskId, long count) {
        TaskScheduler scheduler = of(group);
        byExecutor.forEach((executorId, its) -> {
            if (its == scheduler) {
                scheduler.release(executorId, firstTaskId, count);
            }
        });
    }

    int runningOn(int executorId) {
        return ofExecutor(executorId).runningOn(executorId);
    }

    /** The totals of all groups together. */
    TaskTotals totals() {
        return byGroup.values().stream().map(TaskScheduler::totals).reduce(TaskTotals.NONE, TaskTotals::plus);
    }

    /** Fails all tasks. */
    void closeAll() {
        byGroup.values().forEach(TaskScheduler::closeAll);
    }

    private TaskScheduler ofExecutor(int executorId) {
        return byExecutor.getOrDefault(executorId, empty);
    }
}
