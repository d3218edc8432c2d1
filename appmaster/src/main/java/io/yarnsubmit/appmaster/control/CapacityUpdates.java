package io.yarnsubmit.appmaster.control;

import io.yarnsubmit.protocol.v1.ExecutorGroupPlan;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Decides when a driver that chooses its number of executors is told the queue's room: when that has changed much, and at
 * most once a second. Touched only on the event loop.
 */
final class CapacityUpdates {
    private static final Duration LEAST_BETWEEN = Duration.ofSeconds(1);
    // A change by more than a tenth.
    private static final int NOTABLE_PART = 10;

    private final List<String> elastic;
    private final InstantSource clock;
    private @Nullable Map<String, Integer> sent;
    private Instant sentAt = Instant.MIN;

    CapacityUpdates(List<ExecutorGroupPlan> groups, InstantSource clock) {
        elastic = groups.stream()
                .filter(ExecutorGroupPlan::hasElasticity)
                .map(ExecutorGroupPlan::getName)
                .toList();
        this.clock = clock;
    }

    /** A driver has linked; nothing was sent to it yet. */
    void reset() {
        sent = null;
        sentAt = Instant.MIN;
    }

    /**
     * The room to send to the driver; empty when it has changed too little, or was sent a moment ago.
     *
     * @param room for how many more executors of each group there is room; empty while unknown
     */
    Optional<Map<String, Integer>> update(Map<String, Integer> room) {
        Map<String, Integer> more = new TreeMap<>(room);
        more.keySet().retainAll(elastic);
        if (more.isEmpty()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        if (!isDifferent(more) || now.isBefore(sentAt.plus(LEAST_BETWEEN))) {
            return Optional.empty();
        }
        sent = more;
        sentAt = now;
        return Optional.of(more);
    }

    private boolean isDifferent(Map<String, Integer> more) {
        Map<String, Integer> before = sent;
        return before == null
                || more.entrySet().stream()
                        .anyMatch(entry -> differsMuch(before.getOrDefault(entry.getKey(), 0), entry.getValue()));
    }

    private static boolean differsMuch(int before, int now) {
        return (before == 0) != (now == 0) || Math.abs(now - before) > before / NOTABLE_PART;
    }
}
