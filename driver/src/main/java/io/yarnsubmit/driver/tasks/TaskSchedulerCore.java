package io.yarnsubmit.driver.tasks;

import io.yarnsubmit.protocol.v1.TaskProgress;
import io.yarnsubmit.protocol.v1.TaskResult;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Decides which task runs where. {@link SchedulingPools} says which tasks are next; each goes to the executor with the
 * least load. Pure: one thread, no I/O, no clock. An event looks only at the tasks that it concerns and those that it
 * sends, so millions may wait.
 *
 * <p><b>Queues.</b> An executor gets more tasks than it can run, as many as it runs during a few round trips to the
 * driver, so that it never waits for the next task: hundreds of tasks that take microseconds, none that take long. The
 * duration of a set's tasks is estimated from the first ones, that of a single task from earlier single tasks. An
 * executor gives back tasks that it has not begun when another is idle or nothing ends there ({@link Recalls}), or when
 * it is drained.
 *
 * <table>
 * <caption>A task's states</caption>
 * <tr><th>state</th><th>event</th><th>next</th><th>actions</th></tr>
 * <tr><td>not ready</td><td>ready</td><td>waiting</td><td></td></tr>
 * <tr><td>waiting</td><td>an executor has room</td><td>in flight</td><td>SendFunction (first time), SendTask</td></tr>
 * <tr><td>waiting</td><td>cancelled</td><td>ended</td><td></td></tr>
 * <tr><td>in flight</td><td>value</td><td>ended</td><td>Succeed</td></tr>
 * <tr><td>in flight</td><td>error, attempts left</td><td>waiting, preferably for another executor</td><td></td></tr>
 * <tr><td>in flight</td><td>error, no attempts left</td><td>ended</td><td>Fail</td></tr>
 * <tr><td>in flight</td><td>cancelled</td><td>unwanted</td><td>CancelAttempt, if interruption is requested</td></tr>
 * <tr><td>in flight</td><td>given back</td><td>waiting, at the front</td><td></td></tr>
 * <tr><td>in flight</td><td>executor lost, attempts left</td><td>waiting, at the front</td><td></td></tr>
 * <tr><td>in flight</td><td>executor lost, no attempts left</td><td>ended</td><td>GiveUp</td></tr>
 * <tr><td>in flight</td><td>executor reconnected without it</td><td>waiting, at the front</td><td></td></tr>
 * <tr><td>unwanted</td><td>value, error, given back, executor lost or reconnected without it</td>
 *     <td>ended</td><td></td></tr>
 * <tr><td>ended, of an open set</td><td>ready</td><td>waiting</td><td></td></tr>
 * </table>
 *
 * <p>When a set ends, ForgetFunction follows. An executor is connected, disconnected (it keeps its tasks and gets no
 * new ones), draining (it gets no new tasks; Drained when it has none left) or lost. Results of attempts that are not
 * in flight on that executor are ignored, so results may arrive twice.
 *
 * <p><b>Losses.</b> When an executor is lost, this counts as an attempt of a task if the task may be the reason. Other
 * losses, such as a preemption, do not count; but to avoid an endless loop, a task may have at most
 * {@link #LOSSES_PER_ATTEMPT} losses of any kind for each attempt. When a task has killed its executor, it is not
 * certain which tasks were running: the first ones in the queue may have ended, with their results on the way. So the
 * loss counts for the first tasks in the queue, and all others become suspects. Suspects are sent only to a free slot.
 * If one of them kills its next executor, it is among the first tasks there.
 */
public final class TaskSchedulerCore {
    /** How many losses of any kind a task may have for each of its attempts. */
    public static final int LOSSES_PER_ATTEMPT = 5;

    private final SchedulerState state;
    private final TaskDispatcher dispatcher;
    private final Exclusions exclusions;
    private final AttemptEnds ends;
    private final Stragglers stragglers = new Stragglers();
    private final SingleTaskEstimate singleTasks = new SingleTaskEstimate();
    private final Recalls recalls;

    /** @param maxAttempts how often a task is tried when its executors are lost and it may be the reason */
    public TaskSchedulerCore(int maxAttempts, SchedulingPolicy policy) {
        this.state = new SchedulerState(policy);
        this.dispatcher = new TaskDispatcher(state);
        this.exclusions = new Exclusions(state.executors);
        this.ends = new AttemptEnds(state, exclusions, maxAttempts);
        this.recalls = new Recalls(state.executors.loads());
    }

    /** A task set was submitted. Its tasks are ready unless the set is open. */
    public List<TaskAction> submitted(TaskSetSpec spec) {
        TaskSet set = new TaskSet(spec, singleTasks);
        state.sets.add(set);
        state.pools.opened(set);
        state.pools.waits(set);
        state.unended += set.waiting();
        return dispatcher.dispatch(set);
    }

    /** A task of an open set can run, possibly again. */
    public List<TaskAction> ready(long functionId, int index) {
        TaskSet set = state.sets.of(functionId);
        if (set == null) {
            return List.of();
        }
        if (isUnwantedStill(set, index)) {
            set.historyOf(index).readyAgain = true;
            return List.of();
        }
        if (!set.ready(index)) {
            return List.of();
        }
        state.unended++;
        state.pools.waits(set);
        return dispatcher.dispatch(set);
    }

    private boolean isUnwantedStill(TaskSet set, int index) {
        if (!set.isInFlight(index)) {
            return false;
        }
        for (ExecutorSlots executor : state.executors.all()) {
            ActiveAttempt attempt = executor.attempt(set.taskId(index));
            if (attempt != null && !attempt.unwanted) {
                return false;
            }
        }
        return true;
    }

    /** No task of the set is needed any more. */
    public List<TaskAction> closed(long functionId, boolean interrupt) {
        List<TaskAction> actions = new ArrayList<>();
        TaskSet set = state.sets.of(functionId);
        if (set != null) {
            state.unended -= set.close();
            state.pools.waits(set);
            for (ExecutorSlots executor : state.executors.all()) {
                for (ActiveAttempt attempt : executor.attempts()) {
                    if (attempt.set == set) {
                        ends.unwanted(attempt, executor, interrupt, actions);
                    }
                }
            }
            ends.removeIfOver(set, actions);
        }
        return actions;
    }

    /** An executor has registered, with all its slots free. */
    public List<TaskAction> executorRegistered(int id, String host, int slots) {
        List<TaskAction> actions = executorLost(id, "replaced by a new process with the same id", false);
        ExecutorSlots executor = new ExecutorSlots(id, host, slots);
        state.executors.add(executor);
        return dispatcher.dispatch(actions);
    }

    /** The connection of an executor broke. It may reconnect and still have its tasks. */
    public List<TaskAction> executorDisconnected(int id) {
        ExecutorSlots executor = state.executors.get(id);
        if (executor != null) {
            state.executors.change(executor, () -> executor.disconnected = true);
        }
        return List.of();
    }

    /** @param held the attempts that it still has, or whose results it has not delivered */
    public List<TaskAction> executorReconnected(int id, Set<TaskAttemptId> held) {
        List<TaskAction> actions = new ArrayList<>();
        ExecutorSlots executor = state.executors.get(id);
        if (executor == null) {
            return actions;
        }
        forgetFunctionsOf(executor);
        Set<TaskAttemptId> unknown = new HashSet<>(held);
        for (ActiveAttempt attempt : ExecutorTable.attemptsOf(executor)) {
            if (!unknown.remove(new TaskAttemptId(attempt.taskId(), attempt.number))) {
                state.finish(attempt, executor);
                ends.requeue(attempt, true, actions);
            } else if (attempt.unwanted) {
                actions.add(new TaskAction.CancelAttempt(id, attempt.taskId(), attempt.number));
            }
        }
        unknown.forEach(key -> actions.add(new TaskAction.CancelAttempt(id, key.taskId(), key.attempt())));
        executor.silentTicks = 0;
        state.executors.change(executor, () -> executor.disconnected = false);
        reportIfDrained(executor, actions);
        return dispatcher.dispatch(actions);
    }

    /** An executor gets no more tasks, and ends after those that it has. */
    public List<TaskAction> executorDraining(int id) {
        List<TaskAction> actions = new ArrayList<>();
        ExecutorSlots executor = state.executors.get(id);
        if (executor == null) {
            actions.add(new TaskAction.Drained(id));
        } else {
            state.executors.change(executor, () -> executor.draining = true);
            if (executor.level() > 0 && !executor.disconnected) {
                actions.add(new TaskAction.Recall(id, executor.inFlight()));
            }
            reportIfDrained(executor, actions);
        }
        return actions;
    }

    /** A draining executor stays after all. */
    public List<TaskAction> executorDrainCancelled(int id) {
        ExecutorSlots executor = state.executors.get(id);
        if (executor == null) {
            return List.of();
        }
        state.executors.change(executor, () -> executor.draining = false);
        return dispatcher.dispatch(new ArrayList<>());
    }

    /**
     * @param why shown in the message of a task that is given up
     * @param blamed whether one of its tasks may be the reason
     */
    public List<TaskAction> executorLost(int id, String why, boolean blamed) {
        List<TaskAction> actions = new ArrayList<>();
        ExecutorSlots executor = state.executors.remove(id);
        if (executor == null) {
            return actions;
        }
        forgetFunctionsOf(executor);
        String loss = "executor " + id + " (" + executor.host + "): " + why;
        List<ActiveAttempt> lost = ExecutorTable.attemptsOf(executor);
        // In reverse order, because each is queued at the front.
        for (int i = lost.size() - 1; i >= 0; i--) {
            ActiveAttempt attempt = lost.get(i);
            state.executors.remove(attempt, executor);
            state.pools.inFlight(attempt.set, -1);
            ends.lost(attempt, loss, i < executor.slots, blamed, actions);
        }
        return dispatcher.dispatch(actions);
    }

    /** An executor reports the result of an attempt. */
    public List<TaskAction> result(int executorId, TaskResult result) {
        return results(executorId, List.of(result));
    }

    /** An executor reports the results of attempts. */
    public List<TaskAction> results(int executorId, List<TaskResult> results) {
        List<TaskAction> actions = new ArrayList<>();
        for (TaskResult result : results) {
            handle(executorId, result, actions);
        }
        return dispatcher.dispatch(actions);
    }

    private void handle(int executorId, TaskResult result, List<TaskAction> actions) {
        ExecutorSlots executor = state.executors.get(executorId);
        ActiveAttempt attempt =
                state.executors.attempt(executorId, new TaskAttemptId(result.getTaskId(), result.getAttempt()));
        if (executor != null && attempt != null) {
            state.finish(attempt, executor);
            if (result.getGivenBack()) {
                attempt.set.givenBack(attempt.index);
                ends.requeue(attempt, false, actions);
            } else {
                executor.silentTicks = 0;
                ends.completed(attempt, executor, result, actions);
            }
            reportIfDrained(executor, actions);
        }
    }

    /** An executor reports the progress of an attempt. */
    public void progressed(int executorId, TaskProgress said) {
        ActiveAttempt attempt =
                state.executors.attempt(executorId, new TaskAttemptId(said.getTaskId(), said.getAttempt()));
        if (attempt != null) {
            state.executors.progressed(attempt, said.getPermille());
        }
    }

    /** @param interrupt whether a running task is interrupted; otherwise only its result is dropped */
    public List<TaskAction> cancelled(long taskId, boolean interrupt) {
        List<TaskAction> actions = new ArrayList<>();
        TaskSet set = state.sets.ofTask(taskId);
        if (set == null) {
            return actions;
        }
        int index = (int) (taskId - set.spec.firstTaskId());
        if (set.drop(index)) {
            state.unended--;
            state.pools.waits(set);
            ends.removeIfOver(set, actions);
            return actions;
        }
        TaskHistory history = set.history(index);
        if (history != null) {
            history.readyAgain = false;
        }
        for (ExecutorSlots executor : state.executors.all()) {
            ActiveAttempt attempt = executor.attempt(taskId);
            if (attempt != null) {
                ends.unwanted(attempt, executor, interrupt, actions);
            }
        }
        return actions;
    }

    /** A fixed time has passed. */
    public List<TaskAction> tick() {
        state.ticks++;
        exclusions.readmit(state.ticks);
        List<TaskAction> actions = dispatcher.dispatch(new ArrayList<>());
        copyStragglers(actions);
        actions.addAll(recalls.atTick(state.executors.all(), state.pools.nothingWaits()));
        return actions;
    }

    /** Starts stragglers a second time where a slot is free. */
    private void copyStragglers(List<TaskAction> actions) {
        if (!state.sets.haveSpeculative()) {
            return;
        }
        for (ActiveAttempt attempt : stragglers.find(state.executors.all(), state.ticks)) {
            ExecutorSlots place = stragglers.placeFor(attempt, state.executors.loads());
            if (place != null) {
                attempt.set.historyOf(attempt.index).copies = 1;
                dispatcher.send(attempt.set, attempt.index, attempt.set.copy(attempt.index), place, actions);
            }
        }
    }

    /** How many tasks an executor has in flight. */
    public int runningOn(int executorId) {
        ExecutorSlots executor = state.executors.get(executorId);
        return executor == null ? 0 : executor.inFlight();
    }

    /** How many ready tasks have not ended, including unwanted ones that still run. */
    public int unended() {
        return state.unended;
    }

    /** How many of these are running. */
    public int running() {
        return state.executors.running();
    }

    /** How many attempts have ended by themselves so far. */
    public long completed() {
        return state.completed;
    }

    /** How many tasks of a set are in flight. */
    public int inFlight(long functionId) {
        TaskSet set = state.sets.of(functionId);
        return set == null ? 0 : set.inFlight();
    }

    /** How much of these tasks is done, as they report themselves, in tasks. */
    public double partial(long functionId) {
        TaskSet set = state.sets.of(functionId);
        return set == null ? 0 : ExecutorTable.partial(set);
    }

    /** The numbers of tasks by state. */
    public TaskTotals totals() {
        return state.totals();
    }

    /** To be called when an executor is gone or has dropped its functions itself. */
    private static void forgetFunctionsOf(ExecutorSlots executor) {
        for (TaskSet set : executor.functions) {
            set.sentTo.remove(executor);
        }
        executor.functions.clear();
    }

    private void reportIfDrained(ExecutorSlots executor, List<TaskAction> actions) {
        if (executor.draining && !executor.disconnected && executor.inFlight() == 0) {
            actions.add(new TaskAction.Drained(executor.id));
        }
    }
}
