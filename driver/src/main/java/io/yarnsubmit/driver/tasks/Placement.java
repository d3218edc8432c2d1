package io.yarnsubmit.driver.tasks;

import org.jspecify.annotations.Nullable;

/** Where a task goes: to the executor with the least to do, unless its past or its input speak for another. */
final class Placement {
    /** For how long a task that threw waits for an executor where it has not. */
    private static final int TICKS_ELSEWHERE = 20;

    /** For how long a set's tasks wait for the places they prefer after the last one that went there. */
    private static final int TICKS_FOR_PREFERRED = 3;

    private final ExecutorLoads loads;

    /** A task and a place that it prefers. */
    record Near(int index, ExecutorSlots executor) {}

    Placement(ExecutorLoads loads) {
        this.loads = loads;
    }

    /** Null if there is no room, or a better place may have some soon. */
    @Nullable
    ExecutorSlots of(TaskSet set, @Nullable TaskPast past, long ticks) {
        boolean alone = past != null && past.suspect;
        if (past != null && !past.threwOn.isEmpty() && ticks - past.threwAt < TICKS_ELSEWHERE) {
            boolean elsewhere = false;
            for (ExecutorSlots executor : loads.inOrder()) {
                if (!past.threwOn.contains(executor.id)) {
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

    /** A task that waits for a place that has room. */
    @Nullable
    Near near(TaskSet set, long ticks) {
        for (ExecutorSlots executor : loads.inOrder()) {
            if (!executor.hasRoomFor(set, false)) {
                return null;
            }
            int index = set.peek(
                    task -> set.past(task) == null && set.spec.source().prefers(task, executor.id, executor.host));
            if (index >= 0) {
                set.preferredAt = ticks;
                return new Near(index, executor);
            }
        }
        return null;
    }

    /** Whether its tasks have waited for the places they prefer for long enough. */
    boolean anywhere(TaskSet set, long ticks) {
        return ticks - set.preferredAt >= TICKS_FOR_PREFERRED;
    }
}
