package io.yarnsubmit.driver.tasks;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** An executor as the scheduler sees it. */
final class ExecutorSlots {
    final int id;
    final String host;
    final int slots;
    final Map<Long, TaskState> running = new LinkedHashMap<>();
    final Set<FunctionState> functions = new HashSet<>();
    boolean away;
    boolean draining;
    /** Where {@link FreeSlots} has it; 0 is nowhere. */
    int shelf;

    ExecutorSlots(int id, String host, int slots) {
        this.id = id;
        this.host = host;
        this.slots = slots;
    }

    boolean takesTasks() {
        return !away && !draining;
    }

    int free() {
        return slots - running.size();
    }
}
