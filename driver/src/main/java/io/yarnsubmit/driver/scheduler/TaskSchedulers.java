package io.yarnsubmit.driver.shell;

import io.yarnsubmit.driver.context.TaskListener;
import io.yarnsubmit.driver.tasks.TaskCensus;
import io.yarnsubmit.driver.tasks.TaskSetSpec;
import io.yarnsubmit.protocol.v1.TaskAttempt;
import io.yarnsubmit.protocol.v1.TaskProgress;
import io.yarnsubmit.protocol.v1.TaskResult;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A desk for each executor group: an executor runs the tasks of its own group alone. On the loop. */
final class TaskSchedulers {
    private final Map<String, TaskScheduler> byGroup = new LinkedHashMap<>();
    private final Map<Integer, TaskScheduler> byExecutor = new HashMap<>();
    private final Supplier<TaskScheduler> maker;
    /** For executors that were never admitted: it has no tasks for anybody, and says so. */
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

    /** The id says nothing of the group; a desk that does not know it does nothing. */
    void cancel(long taskId, boolean interrupt) {
        byGroup.values().forEach(scheduler -> scheduler.cancel(taskId, interrupt));
    }

    void cancelAll(String group, TaskSetSpec tasks) {
        of(group).close(tasks, true);
    }

    void admit(String group, int executorId, String host, int slots) {
        byExecutor.put(executorId, of(group));
        of(group).admit(executorId, host, slots);
    }

    void results(int executorId, List<TaskResult> results) {
        ofExecutor(executorId).results(executorId, results);
    }

    void progress(int executorId, List<TaskProgress> progress) {
        ofExecutor(executorId).progress(executorId, progress);
    }

    void away(int executorId) {
        ofExecutor(executorId).away(executorId);
    }

    void back(int executorId, List<TaskAttempt> held) {
        ofExecutor(executorId).back(executorId, held);
    }

    void drain(int executorId) {
        ofExecutor(executorId).drain(executorId);
    }

    void keep(int executorId) {
        ofExecutor(executorId).keep(executorId);
    }

    void lose(int executorId, String why, boolean blamed) {
        ofExecutor(executorId).lose(executorId, why, blamed);
        byExecutor.remove(executorId);
    }

    /** Outputs that this executor keeps, and that nobody needs any more. */
    void release(int executorId, long firstTaskId, long count) {
        ofExecutor(executorId).release(executorId, firstTaskId, count);
    }

    /** The same, whichever executors of the group keep them. */
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

    /** Of all groups together. */
    TaskCensus census() {
        return byGroup.values().stream().map(TaskScheduler::census).reduce(TaskCensus.NONE, TaskCensus::plus);
    }

    /** Ends all tasks as failed. */
    void closeAll() {
        byGroup.values().forEach(TaskScheduler::closeAll);
    }

    private TaskScheduler ofExecutor(int executorId) {
        return byExecutor.getOrDefault(executorId, empty);
    }
}
