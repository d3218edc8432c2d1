package io.yarnsubmit.driver.tasks;

import java.util.ArrayList;
import java.util.List;

/** Sends waiting tasks to executors with room. */
final class TaskDispatcher {
    private final SchedulerState state;
    private final TaskPlacement placement;

    TaskDispatcher(SchedulerState state) {
        this.state = state;
        this.placement = new TaskPlacement(state.executors.loads());
    }

    /**
     * Dispatches after a set got tasks. Tasks of other sets wait only because there is no room, since every event that
     * makes room dispatches. So it suffices to try this set first.
     */
    List<TaskAction> dispatch(TaskSet set) {
        List<TaskAction> actions = new ArrayList<>();
        return state.executors.loads().isEmpty() || !place(set, actions) ? actions : dispatch(actions);
    }

    /** Dispatches waiting tasks of all sets, and adds to the actions. */
    List<TaskAction> dispatch(List<TaskAction> actions) {
        while (!state.executors.loads().isEmpty() && state.pools.offer(set -> place(set, actions))) {
            // Repeat until there is no room, or nothing waits.
        }
        return actions;
    }

    private boolean place(TaskSet set, List<TaskAction> actions) {
        if (place(set, set.peekRetry(), actions)) {
            return true;
        }
        if (set.spec.inputs().hasPreferences()) {
            TaskPlacement.PreferredChoice near = placement.near(set, state.ticks);
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
        ExecutorSlots executor = placement.of(set, history, state.ticks);
        if (executor != null) {
            send(set, index, set.start(index), executor, actions);
        }
        return executor != null;
    }

    /** Sends an attempt that was started. */
    void send(TaskSet set, int index, int attempt, ExecutorSlots executor, List<TaskAction> actions) {
        if (executor.functions.add(set)) {
            set.sentTo.add(executor);
            actions.add(new TaskAction.SendFunction(executor.id, set.spec));
        }
        state.pools.inFlight(set, 1);
        state.pools.waits(set);
        TaskInput input = set.spec.inputs().input(index);
        state.executors.launch(new ActiveAttempt(set, index, attempt, input.bytes(), state.ticks), executor);
        actions.add(new TaskAction.SendTask(executor.id, set.spec, index, attempt, set.timesGivenBack(index), input));
    }
}
