package io.yarnsubmit.driver.tasks;

import org.jspecify.annotations.Nullable;

/**
 * Chooses the executor for a task: the one with the least load, unless the task's history or its input favours another.
 */
final class TaskPlacement {
    /** How long a task that threw waits for an executor where it has not thrown. */
    private static final int TICKS_ELSEWHERE = 20;

    /** How long an executor that no waiting task prefers waits for one that does. */
    private static final int TICKS_FOR_PREFERRED = 3;

    private final ExecutorLoads loads;

    /** A task and the executor for it. */
    record PreferredChoice(int index, ExecutorSlots executor) {}

    TaskPlacement(ExecutorLoads loads) {
        this.loads = loads;
    }

    /** Null if there is no room, or a better executor may have room soon. */
    @Nullable
    ExecutorSlots of(TaskSet set, @Nullable TaskHistory history, long ticks) {
        boolean alone = history != null && history.suspect;
        if (history != null && !history.threwOn.isEmpty() && ticks - history.threwAt < TICKS_ELSEWHERE) {
            boolean elsewhere = false;
            for (ExecutorSlots executor : loads.inOrder()) {
                if (!history.threwOn.contains(executor.id)) {
                    elsewhere = true;
                    if (executor.hasRoomFor(set, alone)) {
                        return executor;
                    }
                }
            }
            if (elsewhere) {
                return null;
            }
        }
        return loads.least().hasRoomFor(set, alone) ? loads.least() : null;
    }

    /**
     * Chooses among tasks with preferences: a task that prefers an executor with room, or the first task if such an
     * executor has waited long enough. That executor then takes any task until one prefers it, so that it is not idle
     * while the preferred executors of all tasks are busy.
     */
    @Nullable
    PreferredChoice near(TaskSet set, long ticks) {
        for (ExecutorSlots executor : loads.inOrder()) {
            if (!executor.hasRoomFor(set, false)) {
                return null;
            }
            int preferring = set.peek(
                    task -> set.history(task) == null && set.spec.inputs().prefers(task, executor.id, executor.host));
            if (preferring >= 0) {
                set.waitingForPreferred.remove(executor);
                return new PreferredChoice(preferring, executor);
            }
            long since = set.waitingForPreferred.computeIfAbsent(executor, unused -> ticks);
            int first = ticks - since < TICKS_FOR_PREFERRED ? -1 : set.peek();
            if (first >= 0) {
                return new PreferredChoice(first, executor);
            }
        }
        return null;
    }
}
