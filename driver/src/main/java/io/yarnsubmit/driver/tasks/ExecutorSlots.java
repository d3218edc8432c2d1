package io.yarnsubmit.driver.tasks;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An executor as the scheduler sees it. */
final class ExecutorSlots {
    /** So that large inputs do not fill an executor's memory before their turn. */
    private static final long MOST_BYTES_AHEAD = 4 << 20;

    private static final int TICKS_HELD_UP = 3;

    final int id;
    final String host;
    final int slots;
    final Set<TaskSet> functions = new HashSet<>();
    boolean away;
    boolean draining;
    /** How often a task that threw there succeeded elsewhere. */
    int blame;
    /** How often that was on another machine. */
    int blameOfHost;
    /** It is to be given no tasks until then, in ticks. */
    long excludedUntil;

    boolean excluded;
    /** For how many ticks nothing has ended there, although it has tasks. */
    int silentTicks;
    /** Where {@link ExecutorLoads} has it among those with the same load. */
    long order;

    // In the order in which they were sent, which is that in which they are begun.
    private final Map<Long, ActiveAttempt> attempts = new LinkedHashMap<>();
    private int load;
    private long inputBytes;

    ExecutorSlots(int id, String host, int slots) {
        this.id = id;
        this.host = host;
        this.slots = slots;
    }

    boolean takesTasks() {
        return !away && !draining && !excluded;
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

    /** How many of its tasks may be running. */
    int running() {
        return Math.min(attempts.size(), slots);
    }

    /** Slots that its tasks want, less those that it has: below 0 some are free, above 0 tasks wait there. */
    int level() {
        return load - slots;
    }

    /** Whether it is to be given a task of this set now. */
    boolean hasRoomFor(TaskSet set, boolean onlyIfFree) {
        int wanted = Math.min(set.spec.settings().slots(), slots);
        if (load + wanted <= slots) {
            return true;
        }
        if (wanted > 1 && load < slots) {
            // It gets the slots that are free, and those that become so, and nothing that comes later does.
            return true;
        }
        return !onlyIfFree
                && !isHeldUp()
                && load + wanted <= slots * (1L + set.ahead())
                && inputBytes < MOST_BYTES_AHEAD;
    }

    /** What it runs lasts longer than all that it was given to run was thought to. */
    boolean isHeldUp() {
        return silentTicks >= TICKS_HELD_UP;
    }

    private int slotsOf(ActiveAttempt attempt) {
        return Math.min(attempt.slots(), slots);
    }
}
