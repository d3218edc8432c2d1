package io.yarnsubmit.driver.tasks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds tasks that take much longer than others of their set when most of these have ended, and a free slot for a copy. */
final class Stragglers {
    /** Roughly, between two ticks. */
    private static final long TICK_MICROS = 100_000;

    private static final int TIMES_THE_MEAN = 2;
    private static final long AT_LEAST_MICROS = 500_000;

    List<Flight> find(Collection<ExecutorSlots> executors, long ticks) {
        List<Flight> found = new ArrayList<>();
        for (ExecutorSlots executor : executors) {
            for (Flight flight : executor.flights()) {
                if (isStraggler(flight, ticks)) {
                    found.add(flight);
                }
            }
        }
        return found;
    }

    private static boolean isStraggler(Flight flight, long ticks) {
        TaskSet set = flight.set;
        TaskPast past = set.past(flight.index);
        return set.spec.rules().speculative()
                && !flight.unwanted
                && set.isNearItsEnd()
                && (past == null || past.copies == 0)
                && (ticks - flight.sentAt) * TICK_MICROS > Math.max(AT_LEAST_MICROS, TIMES_THE_MEAN * set.meanMicros());
    }

    @Nullable
    ExecutorSlots placeFor(Flight flight, ExecutorLoads loads) {
        for (ExecutorSlots executor : loads.inOrder()) {
            if (executor.level() >= 0) {
                return null;
            }
            if (executor.flight(flight.taskId()) == null && executor.hasRoomFor(flight.set, true)) {
                return executor;
            }
        }
        return null;
    }
}
