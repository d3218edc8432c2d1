package io.yarnsubmit.driver.tasks;

import com.google.protobuf.ByteString;
import io.yarnsubmit.protocol.v1.TaskError;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides which task runs where. First come, first served; each task goes to the executor with the most free slots, so
 * that the load spreads. Pure: one thread, no I/O, no clock. No event looks at more than the tasks it concerns and those
 * that it starts, so the queue may hold millions.
 *
 * <table>
 * <caption>A task's states</caption>
 * <tr><th>state</th><th>event</th><th>next</th><th>actions</th></tr>
 * <tr><td>queued</td><td>a slot is free</td><td>running</td><td>SendFunction (first time), SendTask</td></tr>
 * <tr><td>queued</td><td>cancelled</td><td>ended</td><td></td></tr>
 * <tr><td>running</td><td>value</td><td>ended</td><td>Succeed</td></tr>
 * <tr><td>running</td><td>error</td><td>ended</td><td>Fail</td></tr>
 * <tr><td>running</td><td>cancelled</td><td>unwanted</td><td>CancelOn, if it is to be interrupted</td></tr>
 * <tr><td>running</td><td>executor lost, attempts left</td><td>queued, at the front</td><td></td></tr>
 * <tr><td>running</td><td>executor lost, no attempts left</td><td>ended</td><td>GiveUp</td></tr>
 * <tr><td>running</td><td>executor back without it</td><td>queued, at the front</td><td></td></tr>
 * <tr><td>unwanted</td><td>value, error, executor lost or back without it</td><td>ended</td><td></td></tr>
 * </table>
 *
 * <p>A task that ends last of its function brings ForgetFunction. An executor is working, away (its connection is broken:
 * its tasks are kept, it gets no new ones), draining (no new ones; Drained when it has none left) or lost. A result that
 * is not of an attempt that runs on that executor is passed over, so a result may come twice.
 *
 * <p>A loss that the task may have brought about counts as an attempt. One that it has nothing to do with, such as a
 * preemption, does not; but so that nothing goes on for ever, a task bears at most {@link #PATIENCE} times as many losses
 * of all kinds.
 */
public final class TaskSchedulerCore {
    /** How many losses a task bears for each attempt that it has. */
    public static final int PATIENCE = 5;

    private final int maxAttempts;
    private final Map<Long, TaskState> tasks = new HashMap<>();
    private final ArrayDeque<TaskState> queue = new ArrayDeque<>();
    private final Map<Integer, ExecutorSlots> executors = new LinkedHashMap<>();
    private final FreeSlots free = new FreeSlots();
    private int running;
    private long completed;
    private long done;
    private long failed;
    private long retried;

    /** @param maxAttempts how often a task is tried when its executors are lost, and it may be why */
    public TaskSchedulerCore(int maxAttempts) {
        this.maxAttempts = maxAttempts;
    }

    /** Tasks that apply one function, which nothing but these use. */
    public List<TaskAction> submitted(long functionId, ByteString function, List<TaskSpec> specs) {
        FunctionState state = new FunctionState(functionId, function, specs.size());
        for (TaskSpec spec : specs) {
            TaskState task = new TaskState(spec, state);
            tasks.put(spec.id(), task);
            queue.add(task);
        }
        return dispatch(new ArrayList<>());
    }

    /** An executor is there, with all its slots free. */
    public List<TaskAction> executorRegistered(int id, String host, int slots) {
        List<TaskAction> actions = executorLost(id, "replaced by a new process with the same id", false);
        ExecutorSlots executor = new ExecutorSlots(id, host, slots);
        executors.put(id, executor);
        free.update(executor);
        return dispatch(actions);
    }

    /** Its connection broke. It may come back with its tasks. */
    public List<TaskAction> executorAway(int id) {
        ExecutorSlots executor = executors.get(id);
        if (executor != null) {
            executor.away = true;
            free.update(executor);
        }
        return List.of();
    }

    /** @param held the attempts that it runs, or whose results it has yet to deliver */
    public List<TaskAction> executorBack(int id, Set<TaskKey> held) {
        List<TaskAction> actions = new ArrayList<>();
        ExecutorSlots executor = executors.get(id);
        if (executor == null) {
            return actions;
        }
        forgetFunctionsOf(executor);
        Set<TaskKey> unknown = new HashSet<>(held);
        for (TaskState task : List.copyOf(executor.running.values())) {
            if (!unknown.remove(new TaskKey(task.spec.id(), task.attempt))) {
                release(task, actions);
                again(task, actions);
            } else if (task.cancelled) {
                actions.add(new TaskAction.CancelOn(id, task.spec.id(), task.attempt));
            }
        }
        unknown.forEach(key -> actions.add(new TaskAction.CancelOn(id, key.taskId(), key.attempt())));
        executor.away = false;
        free.update(executor);
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
            executor.draining = true;
            free.update(executor);
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
        executor.draining = false;
        free.update(executor);
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
        free.remove(executor);
        forgetFunctionsOf(executor);
        String loss = "executor " + id + " (" + executor.host + "): " + why;
        List<TaskState> lost = List.copyOf(executor.running.values());
        // The last one first, so that the queue's front has them in their order.
        for (int i = lost.size() - 1; i >= 0; i--) {
            TaskState task = lost.get(i);
            leave(task, executor);
            task.lostWith(loss, blamed);
            if (!task.cancelled && isSpent(task)) {
                failed++;
                actions.add(
                        new TaskAction.GiveUp(task.spec.id(), List.copyOf(task.losses), task.blamed >= maxAttempts));
                ended(task, actions);
            } else {
                again(task, actions);
            }
        }
        return dispatch(actions);
    }

    public List<TaskAction> succeeded(int executorId, TaskKey key, ByteString value) {
        List<TaskAction> actions = new ArrayList<>();
        TaskState task = runningOn(executorId, key);
        if (task != null) {
            completed++;
            release(task, actions);
            if (!task.cancelled) {
                done++;
                actions.add(new TaskAction.Succeed(key.taskId(), executorId, value));
            }
            ended(task, actions);
        }
        return dispatch(actions);
    }

    public List<TaskAction> failed(int executorId, TaskKey key, TaskError error) {
        List<TaskAction> actions = new ArrayList<>();
        TaskState task = runningOn(executorId, key);
        if (task != null) {
            String host = task.on == null ? "" : task.on.host;
            completed++;
            release(task, actions);
            if (!task.cancelled) {
                failed++;
                actions.add(new TaskAction.Fail(key.taskId(), executorId, host, error));
            }
            ended(task, actions);
        }
        return dispatch(actions);
    }

    /** @param interrupt whether a task that runs is interrupted, or its result just dropped */
    public List<TaskAction> cancelled(long taskId, boolean interrupt) {
        List<TaskAction> actions = new ArrayList<>();
        TaskState task = tasks.get(taskId);
        if (task == null) {
            return actions;
        }
        task.cancelled = true;
        if (task.on == null) {
            // The queue passes over it when its turn comes.
            ended(task, actions);
        } else if (interrupt && !task.on.away) {
            actions.add(new TaskAction.CancelOn(task.on.id, taskId, task.attempt));
        }
        return actions;
    }

    /** How many tasks run on it. */
    public int runningOn(int executorId) {
        ExecutorSlots executor = executors.get(executorId);
        return executor == null ? 0 : executor.running.size();
    }

    /** How many tasks have not ended, unwanted ones that still run included. */
    public int unended() {
        return tasks.size();
    }

    /** How many of these run, on whichever executor. */
    public int running() {
        return running;
    }

    /** How many attempts have come to their own end so far. */
    public long completed() {
        return completed;
    }

    /** How the tasks stand. */
    public TaskCensus census() {
        return new TaskCensus(tasks.size() - running, running, done, failed, retried);
    }

    private List<TaskAction> dispatch(List<TaskAction> actions) {
        while (!queue.isEmpty()) {
            TaskState task = queue.peek();
            if (task.cancelled) {
                queue.remove();
                continue;
            }
            ExecutorSlots executor = free.most().orElse(null);
            if (executor == null) {
                break;
            }
            queue.remove();
            run(task, executor, actions);
        }
        return actions;
    }

    private void run(TaskState task, ExecutorSlots executor, List<TaskAction> actions) {
        FunctionState function = task.function;
        if (executor.functions.add(function)) {
            function.sentTo.add(executor);
            actions.add(new TaskAction.SendFunction(executor.id, function.id, function.bytes));
        }
        task.attempt++;
        task.on = executor;
        executor.running.put(task.spec.id(), task);
        running++;
        free.update(executor);
        actions.add(new TaskAction.SendTask(executor.id, task.spec, task.attempt, function.id));
    }

    private @Nullable TaskState runningOn(int executorId, TaskKey key) {
        ExecutorSlots executor = executors.get(executorId);
        TaskState task = executor == null ? null : executor.running.get(key.taskId());
        return task != null && task.attempt == key.attempt() ? task : null;
    }

    /** Gives back its slot. */
    private void release(TaskState task, List<TaskAction> actions) {
        ExecutorSlots executor = task.on;
        if (executor != null) {
            leave(task, executor);
            free.update(executor);
            drainedIfSo(executor, actions);
        }
    }

    private void leave(TaskState task, ExecutorSlots executor) {
        task.on = null;
        executor.running.remove(task.spec.id());
        running--;
    }

    private boolean isSpent(TaskState task) {
        return task.blamed >= maxAttempts || task.losses.size() >= PATIENCE * maxAttempts;
    }

    private void again(TaskState task, List<TaskAction> actions) {
        if (task.cancelled) {
            ended(task, actions);
        } else {
            retried++;
            queue.addFirst(task);
        }
    }

    private void ended(TaskState task, List<TaskAction> actions) {
        tasks.remove(task.spec.id());
        FunctionState function = task.function;
        function.tasksLeft--;
        if (function.tasksLeft == 0) {
            for (ExecutorSlots executor : function.sentTo) {
                executor.functions.remove(function);
                if (!executor.away) {
                    actions.add(new TaskAction.ForgetFunction(executor.id, function.id));
                }
            }
            function.sentTo.clear();
        }
    }

    /** It is gone, or has forgotten them itself. */
    private static void forgetFunctionsOf(ExecutorSlots executor) {
        for (FunctionState function : executor.functions) {
            function.sentTo.remove(executor);
        }
        executor.functions.clear();
    }

    private void drainedIfSo(ExecutorSlots executor, List<TaskAction> actions) {
        if (executor.draining && !executor.away && executor.running.isEmpty()) {
            actions.add(new TaskAction.Drained(executor.id));
        }
    }
}
