package io.yarnsubmit.driver.tasks;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The task sets that have not ended. */
final class TaskSets {
    private final Map<Long, TaskSet> byFunction = new LinkedHashMap<>();
    private final TreeMap<Long, TaskSet> byFirstTask = new TreeMap<>();
    private int speculative;

    void add(TaskSet set) {
        byFunction.put(set.spec.functionId(), set);
        byFirstTask.put(set.spec.firstTaskId(), set);
        speculative += set.spec.settings().speculative() ? 1 : 0;
    }

    void remove(TaskSet set) {
        byFunction.remove(set.spec.functionId());
        byFirstTask.remove(set.spec.firstTaskId());
        speculative -= set.spec.settings().speculative() ? 1 : 0;
    }

    @Nullable
    TaskSet of(long functionId) {
        return byFunction.get(functionId);
    }

    @Nullable
    TaskSet ofTask(long taskId) {
        Map.Entry<Long, TaskSet> entry = byFirstTask.floorEntry(taskId);
        TaskSet set = entry == null ? null : entry.getValue();
        return set != null && taskId < set.spec.firstTaskId() + set.spec.tasks() ? set : null;
    }

    /** Whether any set allows speculative copies. */
    boolean haveSpeculative() {
        return speculative > 0;
    }
}
