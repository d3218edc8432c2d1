package io.yarnsubmit.driver.tasks;

import io.yarnsubmit.protocol.v1.KeptOutput;
import io.yarnsubmit.protocol.v1.TaskError;
import io.yarnsubmit.protocol.v1.TaskProgress;
import io.yarnsubmit.protocol.v1.TaskResult;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Decides which task runs where. {@link SchedulingPools} says whose tasks are next; each goes to the executor that has the least to do
 * for its slots. Pure: one thread, no I/O, no clock. No event looks at more than the tasks it concerns and those that it
 * sends, so millions may wait.
 *
 * <p><b>Ahead.</b> An executor gets more tasks than it can run, as many as it runs in the time of some ways to the driver and
 * back, so that it never waits for the next: hundreds of tasks of microseconds, none of tasks that last. How long those of a
 * set take is known from the first ones; of a set of one, it is guessed from others of that kind. What an executor has not
 * begun it gives back when another is idle, or nothing ends there any more ({@link Recalls}), or when it is to go.
 *
 * <table>
 * <caption>A task's states</caption>
 * <tr><th>state</th><th>event</th><th>next</th><th>actions</th></tr>
 * <tr><td>not ready</td><td>ready</td><td>waiting</td><td></td></tr>
 * <tr><td>waiting</td><td>an executor has room</td><td>in flight</td><td>SendFunction (first time), SendTask</td></tr>
 * <tr><td>waiting</td><td>cancelled</td><td>ended</td><td></td></tr>
 * <tr><td>in flight</td><td>value</td><td>ended</td><td>Succeed</td></tr>
 * <tr><td>in flight</td><td>error, attempts left</td><td>waiting, for another executor if one becomes free soon</td><td></td></tr>
 * <tr><td>in flight</td><td>error, no attempts left</td><td>ended</td><td>Fail</td></tr>
 * <tr><td>in flight</td><td>cancelled</td><td>unwanted</td><td>CancelOn, if it is to be interrupted</td></tr>
 * <tr><td>in flight</td><td>given back</td><td>waiting, at the front</td><td></td></tr>
 * <tr><td>in flight</td><td>executor lost, attempts left</td><td>waiting, at the front</td><td></td></tr>
 * <tr><td>in flight</td><td>executor lost, no attempts left</td><td>ended</td><td>GiveUp</td></tr>
 * <tr><td>in flight</td><td>executor back without it</td><td>waiting, at the front</td><td></td></tr>
 * <tr><td>unwanted</td><td>value, error, given back, executor lost or back without it</td><td>ended</td><td></td></tr>
 * <tr><td>ended, of an open set</td><td>ready</td><td>waiting</td><td></td></tr>
 * </table>
 *
 * <p>The end of a set brings ForgetFunction. An executor is working, away (its connection is broken: its tasks are kept, it
 * gets no new ones), draining (no new ones; Drained when it has none left) or lost. A result that is not of an attempt that
 * is in flight on that executor is passed over, so a result may come twice.
 *
 * <p><b>Losses.</b> A loss that the task may have brought about counts as an attempt. One that it has nothing to do with,
 * such as a preemption, does not; but so that nothing goes on for ever, a task bears at most {@link #PATIENCE} times as many
 * losses of all kinds. Which tasks ran when an executor died of one is not known for sure: the first ones in its queue may
 * have ended, with their results on the way. So those that were the first ones count the loss, and all others that were
 * there are suspects, which are sent from then on only to a slot that is free. If one of them kills its next executor, it is
 * among the first ones.
 */
public final class TaskSchedulerCore {
    /** How many losses a task bears for each attempt that it has. */
    public static final int PATIENCE = 5;

    private final int maxAttempts;
    private final SchedulingPools pools;
    private final TaskSets sets = new TaskSets();
    private final ExecutorTable executors = new ExecutorTable();
    private final TaskPlacement placement = new TaskPlacement(executors.loads());
    private final Exclusions exclusions = new Exclusions(executors);
    private final Stragglers stragglers = new Stragglers();
    private final SingleTaskEstimate singleTasks = new SingleTaskEstimate();
    private final Recalls recalls = new Recalls(executors.loads());
    private long ticks;
    private int unended;
    private long completed;
    private long done;
    private long failed;
    private long retried;

    /** @param maxAttempts how often a task is tried when its executors are lost, and it may be why */
    public TaskSchedulerCore(int maxAttempts, SchedulingPolicy policy) {
        this.maxAttempts = maxAttempts;
        this.pools = new SchedulingPools(policy);
    }

    /** There are tasks that apply one function. Those of a set that is not open are ready. */
    public List<TaskAction> submitted(TaskSetSpec spec) {
        TaskSet set = new TaskSet(spec, singleTasks);
        sets.add(set);
        pools.opened(set);
        pools.waits(set);
        unended += set.waiting();
        return dispatch(set);
    }

    /** A task of an open set can run; one that has ended is to run again. */
    public List<TaskAction> ready(long functionId, int index) {
        TaskSet set = sets.of(functionId);
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
        unended++;
        pools.waits(set);
        return dispatch(set);
    }

    private boolean isUnwantedStill(TaskSet set, int index) {
        if (!set.isInFlight(index)) {
            return false;
        }
        for (ExecutorSlots executor : executors.all()) {
            ActiveAttempt attempt = executor.attempt(set.taskId(index));
            if (attempt != null && !attempt.unwanted) {
                return false;
            }
        }
        return true;
    }

    /** No task of the set is wanted any more. */
    public List<TaskAction> closed(long functionId, boolean interrupt) {
        List<TaskAction> actions = new ArrayList<>();
        TaskSet set = sets.of(functionId);
        if (set != null) {
            unended -= set.close();
            pools.waits(set);
            for (ExecutorSlots executor : executors.all()) {
                for (ActiveAttempt attempt : executor.attempts()) {
                    if (attempt.set == set) {
                        unwanted(attempt, executor, interrupt, actions);
                    }
                }
            }
            overIfSo(set, actions);
        }
        return actions;
    }

    /** An executor is there, with all its slots free. */
    public List<TaskAction> executorRegistered(int id, String host, int slots) {
        List<TaskAction> actions = executorLost(id, "replaced by a new process with the same id", false);
        ExecutorSlots executor = new ExecutorSlots(id, host, slots);
        executors.add(executor);
        return dispatch(actions);
    }

    /** Its connection broke. It may come back with its tasks. */
    public List<TaskAction> executorAway(int id) {
        ExecutorSlots executor = executors.get(id);
        if (executor != null) {
            executors.change(executor, () -> executor.away = true);
        }
        return List.of();
    }

    /** @param held the attempts that it runs or is to run, or whose results it has yet to deliver */
    public List<TaskAction> executorBack(int id, Set<TaskAttemptId> held) {
        List<TaskAction> actions = new ArrayList<>();
        ExecutorSlots executor = executors.get(id);
        if (executor == null) {
            return actions;
        }
        forgetFunctionsOf(executor);
        Set<TaskAttemptId> unknown = new HashSet<>(held);
        for (ActiveAttempt attempt : ExecutorTable.attemptsOf(executor)) {
            if (!unknown.remove(new TaskAttemptId(attempt.taskId(), attempt.number))) {
                finish(attempt, executor);
                again(attempt, true, actions);
            } else if (attempt.unwanted) {
                actions.add(new TaskAction.CancelOn(id, attempt.taskId(), attempt.number));
            }
        }
        unknown.forEach(key -> actions.add(new TaskAction.CancelOn(id, key.taskId(), key.attempt())));
        executor.silentTicks = 0;
        executors.change(executor, () -> executor.away = false);
        drainedIfSo(executor, actions);
        return dispatch(actions);
    }

    /** It is to end its tasks and get no more. */
    public List<TaskAction> executorDraining(int id) {
        List<TaskAction> actions = new ArrayList<>();
        ExecutorSlots executor = executors.get(id);
        if (executor == null) {
            actions.add(new TaskAction.Drained(id));
        } else {
            executors.change(executor, () -> executor.draining = true);
            if (executor.level() > 0 && !executor.away) {
                actions.add(new TaskAction.Recall(id, executor.inFlight()));
            }
            drainedIfSo(executor, actions);
        }
        return actions;
    }

    /** It is wanted after all. */
    public List<TaskAction> executorKept(int id) {
        ExecutorSlots executor = executors.get(id);
        if (executor == null) {
            return List.of();
        }
        executors.change(executor, () -> executor.draining = false);
        return dispatch(new ArrayList<>());
    }

    /**
     * @param why for the message of a task that is given up
     * @param blamed whether its tasks may have been what ended it
     */
    public List<TaskAction> executorLost(int id, String why, boolean blamed) {
        List<TaskAction> actions = new ArrayList<>();
        ExecutorSlots executor = executors.remove(id);
        if (executor == null) {
            return actions;
        }
        forgetFunctionsOf(executor);
        String loss = "executor " + id + " (" + executor.host + "): " + why;
        List<ActiveAttempt> lost = ExecutorTable.attemptsOf(executor);
        // The last one first, so that the queue's front has them in their order.
        for (int i = lost.size() - 1; i >= 0; i--) {
            ActiveAttempt attempt = lost.get(i);
            executors.remove(attempt, executor);
            pools.inFlight(attempt.set, -1);
            lost(attempt, loss, i < executor.slots, blamed, actions);
        }
        return dispatch(actions);
    }

    private void lost(ActiveAttempt attempt, String loss, boolean among, boolean blamed, List<TaskAction> actions) {
        TaskHistory history = attempt.set.historyOf(attempt.index);
        history.suspect |= blamed;
        if (among) {
            history.losses.add(loss);
            history.blamed += blamed ? 1 : 0;
        }
        if (!attempt.unwanted && history.copies == 0 && isSpent(history)) {
            failed++;
            actions.add(new TaskAction.GiveUp(
                    attempt.taskId(), List.copyOf(history.losses), history.blamed >= maxAttempts));
            ended(attempt, actions);
        } else {
            again(attempt, true, actions);
        }
    }

    /** What an executor says of one of its tasks. */
    public List<TaskAction> result(int executorId, TaskResult result) {
        return results(executorId, List.of(result));
    }

    /** What an executor says of its tasks. */
    public List<TaskAction> results(int executorId, List<TaskResult> results) {
        List<TaskAction> actions = new ArrayList<>();
        for (TaskResult result : results) {
            said(executorId, result, actions);
        }
        return dispatch(actions);
    }

    private void said(int executorId, TaskResult result, List<TaskAction> actions) {
        ExecutorSlots executor = executors.get(executorId);
        ActiveAttempt attempt =
                executors.attempt(executorId, new TaskAttemptId(result.getTaskId(), result.getAttempt()));
        if (executor != null && attempt != null) {
            finish(attempt, executor);
            if (result.getGivenBack()) {
                attempt.set.givenBack(attempt.index);
                again(attempt, false, actions);
            } else {
                executor.silentTicks = 0;
                cameToItsEnd(attempt, executor, result, actions);
            }
            drainedIfSo(executor, actions);
        }
    }

    private void cameToItsEnd(
            ActiveAttempt attempt, ExecutorSlots executor, TaskResult result, List<TaskAction> actions) {
        if (result.hasLostInput()) {
            inputLost(attempt, executor, result.getLostInput(), actions);
        } else {
            completed++;
            if (result.hasError()) {
                threw(attempt, executor, result.getError(), actions);
            } else {
                succeeded(attempt, executor, result, actions);
            }
        }
    }

    /** An executor says how much of one of its tasks is done. */
    public void progressed(int executorId, TaskProgress said) {
        ActiveAttempt attempt = executors.attempt(executorId, new TaskAttemptId(said.getTaskId(), said.getAttempt()));
        if (attempt != null) {
            executors.progressed(attempt, said.getPermille());
        }
    }

    private void succeeded(ActiveAttempt attempt, ExecutorSlots executor, TaskResult result, List<TaskAction> actions) {
        attempt.set.took(result.getMicros());
        if (!attempt.unwanted) {
            TaskHistory history = attempt.set.history(attempt.index);
            if (history != null) {
                for (ExecutorSlots excluded : exclusions.succeededElsewhere(history.threwOn, executor, ticks)) {
                    actions.add(new TaskAction.Exclude(excluded.id, excluded.host, excluded.blame));
                }
                dropOtherCopy(attempt, history, actions);
            }
            done++;
            int begun = attempt.number - attempt.set.timesGivenBack(attempt.index);
            actions.add(new TaskAction.Succeed(attempt.taskId(), executor.id, executor.host, begun, result));
        }
        ended(attempt, actions);
    }

    private void inputLost(ActiveAttempt attempt, ExecutorSlots executor, KeptOutput input, List<TaskAction> actions) {
        if (attempt.unwanted || hasOtherCopy(attempt)) {
            ended(attempt, actions);
        } else {
            attempt.set.unready(attempt.index);
            unended--;
            actions.add(new TaskAction.InputLost(attempt.taskId(), executor.id, input));
            overIfSo(attempt.set, actions);
        }
    }

    private void threw(ActiveAttempt attempt, ExecutorSlots executor, TaskError error, List<TaskAction> actions) {
        if (attempt.unwanted || hasOtherCopy(attempt)) {
            ended(attempt, actions);
            return;
        }
        int errors = 1;
        if (attempt.set.spec.settings().attempts() > 1) {
            TaskHistory history = attempt.set.historyOf(attempt.index);
            history.threwAt = ticks;
            history.errors++;
            history.threwOn.add(executor.id);
            errors = history.errors;
        }
        if (errors < attempt.set.spec.settings().attempts()) {
            retried++;
            attempt.set.retry(attempt.index);
            pools.waits(attempt.set);
        } else {
            failed++;
            actions.add(new TaskAction.Fail(attempt.taskId(), executor.id, executor.host, error, errors));
            ended(attempt, actions);
        }
    }

    /** @param interrupt whether a task that runs is interrupted, or its result just dropped */
    public List<TaskAction> cancelled(long taskId, boolean interrupt) {
        List<TaskAction> actions = new ArrayList<>();
        TaskSet set = sets.ofTask(taskId);
        if (set == null) {
            return actions;
        }
        int index = (int) (taskId - set.spec.firstTaskId());
        if (set.drop(index)) {
            unended--;
            pools.waits(set);
            overIfSo(set, actions);
            return actions;
        }
        TaskHistory history = set.history(index);
        if (history != null) {
            history.readyAgain = false;
        }
        for (ExecutorSlots executor : executors.all()) {
            ActiveAttempt attempt = executor.attempt(taskId);
            if (attempt != null) {
                unwanted(attempt, executor, interrupt, actions);
            }
        }
        return actions;
    }

    private void unwanted(ActiveAttempt attempt, ExecutorSlots executor, boolean interrupt, List<TaskAction> actions) {
        attempt.unwanted = true;
        if (interrupt && !executor.away) {
            actions.add(new TaskAction.CancelOn(executor.id, attempt.taskId(), attempt.number));
        }
    }

    /** A moment has passed. {@link Recalls} says who gives tasks back. */
    public List<TaskAction> tick() {
        ticks++;
        exclusions.readmit(ticks);
        List<TaskAction> actions = dispatch(new ArrayList<>());
        copyStragglers(actions);
        actions.addAll(recalls.atTick(executors.all(), pools.nothingWaits()));
        return actions;
    }

    /** Tasks that take much longer than others of their set are begun once more where there is a slot for them. */
    private void copyStragglers(List<TaskAction> actions) {
        if (!sets.haveSpeculative()) {
            return;
        }
        for (ActiveAttempt attempt : stragglers.find(executors.all(), ticks)) {
            ExecutorSlots place = stragglers.placeFor(attempt, executors.loads());
            if (place != null) {
                attempt.set.historyOf(attempt.index).copies = 1;
                send(attempt.set, attempt.index, attempt.set.copy(attempt.index), place, actions);
            }
        }
    }

    /** How many tasks are in flight there. */
    public int runningOn(int executorId) {
        ExecutorSlots executor = executors.get(executorId);
        return executor == null ? 0 : executor.inFlight();
    }

    /** How many tasks are ready and have not ended, unwanted ones that still run included. */
    public int unended() {
        return unended;
    }

    /** How many of these run, on whichever executor. */
    public int running() {
        return executors.running();
    }

    /** How many attempts have come to their own end so far. */
    public long completed() {
        return completed;
    }

    /** How many tasks of a set executors have. */
    public int inFlight(long functionId) {
        TaskSet set = sets.of(functionId);
        return set == null ? 0 : set.inFlight();
    }

    /** How much of those is done, as they say themselves: 1 for each that is almost through. */
    public double partial(long functionId) {
        TaskSet set = sets.of(functionId);
        return set == null ? 0 : ExecutorTable.partial(set);
    }

    /** How the tasks stand. */
    public TaskTotals totals() {
        return new TaskTotals(unended - running(), running(), done, failed, retried, executors.partial());
    }

    /** A set has got tasks. For others there is no place now, or they would not wait: all that makes room dispatches. */
    private List<TaskAction> dispatch(TaskSet set) {
        List<TaskAction> actions = new ArrayList<>();
        return executors.loads().isEmpty() || !place(set, actions) ? actions : dispatch(actions);
    }

    private List<TaskAction> dispatch(List<TaskAction> actions) {
        while (!executors.loads().isEmpty() && pools.offer(set -> place(set, actions))) {
            // Until nobody has room, or nothing waits.
        }
        return actions;
    }

    private boolean place(TaskSet set, List<TaskAction> actions) {
        if (place(set, set.peekRetry(), actions)) {
            return true;
        }
        if (set.spec.inputs().hasPreferences()) {
            TaskPlacement.PreferredChoice near = placement.near(set, ticks);
            if (near == null) {
                return false;
            } else if (set.history(near.index()) != null) {
                return place(set, near.index(), actions);
            }
            send(set, near.index(), set.start(near.index()), near.executor(), actions);
            return true;
        }
        return place(set, set.peek(), actions);
    }

    private boolean place(TaskSet set, int index, List<TaskAction> actions) {
        if (index < 0) {
            return false;
        }
        TaskHistory history = set.history(index);
        ExecutorSlots executor = placement.of(set, history, ticks);
        if (executor != null) {
            send(set, index, set.start(index), executor, actions);
        }
        return executor != null;
    }

    private void send(TaskSet set, int index, int attempt, ExecutorSlots executor, List<TaskAction> actions) {
        if (executor.functions.add(set)) {
            set.sentTo.add(executor);
            actions.add(new TaskAction.SendFunction(executor.id, set.spec));
        }
        pools.inFlight(set, 1);
        pools.waits(set);
        TaskInput input = set.spec.inputs().input(index);
        executors.launch(new ActiveAttempt(set, index, attempt, input.bytes(), ticks), executor);
        actions.add(new TaskAction.SendTask(executor.id, set.spec, index, attempt, set.timesGivenBack(index), input));
    }

    private void finish(ActiveAttempt attempt, ExecutorSlots executor) {
        executors.finish(attempt, executor);
        pools.inFlight(attempt.set, -1);
    }

    private boolean isSpent(TaskHistory history) {
        return history.blamed >= maxAttempts || history.losses.size() >= PATIENCE * maxAttempts;
    }

    private void again(ActiveAttempt attempt, boolean counts, List<TaskAction> actions) {
        if (attempt.unwanted || hasOtherCopy(attempt)) {
            ended(attempt, actions);
        } else {
            retried += counts ? 1 : 0;
            attempt.set.again(attempt.index);
            pools.waits(attempt.set);
        }
    }

    private void ended(ActiveAttempt attempt, List<TaskAction> actions) {
        TaskHistory history = attempt.set.history(attempt.index);
        if (history != null && history.copies > 0) {
            history.copies--;
            attempt.set.dropCopy();
        } else {
            attempt.set.end(attempt.index);
            unended--;
            if (history != null && history.readyAgain && attempt.set.ready(attempt.index)) {
                unended++;
                pools.waits(attempt.set);
            }
        }
        overIfSo(attempt.set, actions);
    }

    /** What becomes of this attempt does not matter, because another is in flight. */
    private static boolean hasOtherCopy(ActiveAttempt attempt) {
        TaskHistory history = attempt.set.history(attempt.index);
        return history != null && history.copies > 0;
    }

    private void dropOtherCopy(ActiveAttempt attempt, TaskHistory history, List<TaskAction> actions) {
        if (history.copies == 0) {
            return;
        }
        for (ExecutorSlots executor : executors.all()) {
            ActiveAttempt other = executor.attempt(attempt.taskId());
            if (other != null && other != attempt) {
                unwanted(other, executor, true, actions);
            }
        }
    }

    private void overIfSo(TaskSet set, List<TaskAction> actions) {
        if (!set.isOver()) {
            return;
        }
        sets.remove(set);
        pools.over(set);
        for (ExecutorSlots executor : set.sentTo) {
            executor.functions.remove(set);
            if (!executor.away) {
                actions.add(new TaskAction.ForgetFunction(executor.id, set.spec.functionId()));
            }
        }
        set.sentTo.clear();
    }

    /** It is gone, or has forgotten them itself. */
    private static void forgetFunctionsOf(ExecutorSlots executor) {
        for (TaskSet set : executor.functions) {
            set.sentTo.remove(executor);
        }
        executor.functions.clear();
    }

    private void drainedIfSo(ExecutorSlots executor, List<TaskAction> actions) {
        if (executor.draining && !executor.away && executor.inFlight() == 0) {
            actions.add(new TaskAction.Drained(executor.id));
        }
    }
}
