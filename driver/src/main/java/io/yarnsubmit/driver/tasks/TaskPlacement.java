package io.yarnsubmit.driver.tasks;

import org.jspecify.annotations.Nullable;

/** Where a task goes: to the executor with the least to do, unless its past or its input speak for another. */
final class TaskPlacement {
    /** For how long a task that threw waits for an executor where it has not. */
    private static final int TICKS_ELSEWHERE = 20;

    /** For how long an executor that no task prefers waits for one that does. */
    private static final int TICKS_FOR_PREFERRED = 3;

    private final ExecutorLoads loads;

    /** A task and its place. */
    record PreferredChoice(int index, ExecutorSlots executor) {}

    TaskPlacement(ExecutorLoads loads) {
        this.loads = loads;
    }

    /** Null if there is no room, or a better place may have some soon. */
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
     * The next of tasks that have preferences: one that prefers an executor with room; or the first one, when such an executor
     * has waited long enough. It goes on with any then, until one comes that prefers it: others that are busy with what
     * prefers them do not keep it idle.
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
