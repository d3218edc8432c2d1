package io.yarnsubmit.driver.tasks;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The state of an executor in the task scheduler. */
final class ExecutorSlots {
    /** Limits the inputs queued on an executor, so that they do not fill its memory. */
    private static final long MOST_BYTES_AHEAD = 4 << 20;

    private static final int TICKS_HELD_UP = 3;

    final int id;
    final String host;
    final int slots;
    final Set<TaskSet> functions = new HashSet<>();
    boolean disconnected;
    boolean draining;
    /** How many tasks threw here and succeeded elsewhere. */
    int blame;
    /** How many of these succeeded on another machine. */
    int blameOfHost;
    /** When the exclusion ends, in ticks. */
    long excludedUntil;

    boolean excluded;
    /** How many ticks it has had tasks without one ending. */
    int silentTicks;
    /** Its position in {@link ExecutorLoads} among executors with the same load. */
    long order;

    // In the order in which they were sent, and in which they begin.
    private final Map<Long, ActiveAttempt> attempts = new LinkedHashMap<>();
    private int load;
    private long inputBytes;

    ExecutorSlots(int id, String host, int slots) {
        this.id = id;
        this.host = host;
        this.slots = slots;
    }

    boolean takesTasks() {
        return !disconnected && !draining && !excluded;
    }

    void add(ActiveAttempt attempt) {
        attempts.put(attempt.taskId(), attempt);
        load += slotsOf(attempt);
        inputBytes += attempt.inputBytes;
    }

    void remove(ActiveAttempt attempt) {
        attempts.remove(attempt.taskId());
        load -= slotsOf(attempt);
        inputBytes -= attempt.inputBytes;
    }

    @Nullable
    ActiveAttempt attempt(long taskId) {
        return attempts.get(taskId);
    }

    Iterable<ActiveAttempt> attempts() {
        return attempts.values();
    }

    int inFlight() {
        return attempts.size();
    }

    /** At most how many of its tasks are running. */
    int running() {
        return Math.min(attempts.size(), slots);
    }

    /** The slots that its tasks need minus those that it has: below 0 slots are free, above 0 tasks wait there. */
    int level() {
        return load - slots;
    }

    /** Whether it can take a task of this set now. */
    boolean hasRoomFor(TaskSet set, boolean onlyIfFree) {
        int wanted = Math.min(set.spec.settings().slots(), slots);
        if (load + wanted <= slots) {
            return true;
        }
        if (wanted > 1 && load < slots) {
            // The task waits for enough free slots, and later tasks wait behind it.
            return true;
        }
        return !onlyIfFree
                && !isHeldUp()
                && load + wanted <= slots * (1L + set.ahead())
                && inputBytes < MOST_BYTES_AHEAD;
    }

    /** Whether its running tasks last longer than its whole queue was expected to. */
    boolean isHeldUp() {
        return silentTicks >= TICKS_HELD_UP;
    }

    private int slotsOf(ActiveAttempt attempt) {
        return Math.min(attempt.slots(), slots);
    }
}
