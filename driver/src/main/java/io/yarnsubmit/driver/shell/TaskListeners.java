package io.yarnsubmit.driver.shell;

import io.yarnsubmit.driver.context.TaskListener;
import io.yarnsubmit.driver.tasks.TaskSetSpec;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The listeners for the ends of tasks: one per task set, with a bit for each task that has ended. On the loop. */
final class TaskListeners {
    private final TreeMap<Long, SetListener> byFirstTask = new TreeMap<>();

    private static final class SetListener {
        final TaskSetSpec set;
        final TaskListener whenEnded;
        final BitSet ended = new BitSet();
        int left;

        SetListener(TaskSetSpec set, TaskListener whenEnded) {
            this.set = set;
            this.whenEnded = whenEnded;
            this.left = set.tasks();
        }
    }

    void open(TaskSetSpec set, TaskListener whenEnded) {
        byFirstTask.put(set.firstTaskId(), new SetListener(set, whenEnded));
    }

    private @Nullable SetListener at(long taskId) {
        Map.Entry<Long, SetListener> entry = byFirstTask.floorEntry(taskId);
        SetListener listener = entry == null ? null : entry.getValue();
        return listener != null && taskId < listener.set.firstTaskId() + listener.set.tasks() ? listener : null;
    }

    /** The set of a task; null if all tasks of the set have ended. */
    @Nullable
    TaskSetSpec setOf(long taskId) {
        SetListener listener = at(taskId);
        return listener == null ? null : listener.set;
    }

    /** Whether a task is part of a job that has not closed its set. */
    boolean isOfJob(long taskId) {
        SetListener listener = at(taskId);
        return listener != null && listener.set.settings().open();
    }

    /** The listener of a task that has not ended; null if it has. */
    @Nullable
    TaskListener of(long taskId) {
        SetListener listener = at(taskId);
        return listener == null || listener.ended.get((int) (taskId - listener.set.firstTaskId()))
                ? null
                : listener.whenEnded;
    }

    /** Removes the listener of a set. */
    void close(TaskSetSpec set) {
        byFirstTask.remove(set.firstTaskId());
    }

    /** Marks a task as ended, and returns its listener; null if it had ended before. */
    @Nullable
    TaskListener end(long taskId) {
        SetListener listener = at(taskId);
        if (listener == null) {
            return null;
        }
        int index = (int) (taskId - listener.set.firstTaskId());
        if (listener.ended.get(index)) {
            return null;
        }
        // Tasks of an open set may run again; the set ends when it is closed.
        if (!listener.set.settings().open()) {
            listener.ended.set(index);
            if (--listener.left == 0) {
                close(listener.set);
            }
        }
        return listener.whenEnded;
    }

    /** The ids of all tasks that have not ended. */
    List<Long> unended() {
        List<Long> unended = new ArrayList<>();
        for (SetListener listener : byFirstTask.values()) {
            for (int i = listener.ended.nextClearBit(0);
                    i < listener.set.tasks();
                    i = listener.ended.nextClearBit(i + 1)) {
                unended.add(listener.set.firstTaskId() + i);
            }
        }
        return unended;
    }
}
