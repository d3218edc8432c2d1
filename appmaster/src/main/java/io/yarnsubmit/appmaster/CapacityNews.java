package io.yarnsubmit.appmaster;

import io.yarnsubmit.appmaster.allocation.Headroom;
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
 * When a driver that decides by itself how many executors it needs is told what the queue has room for: when that has
 * changed much, and at most once a second. Touched on the event loop alone.
 */
final class CapacityNews {
    private static final Duration LEAST_BETWEEN = Duration.ofSeconds(1);
    private static final int MUCH = 10;

    private final List<ExecutorGroupPlan> elastic;
    private final InstantSource clock;
    private @Nullable Headroom headroom;
    private @Nullable Map<String, Integer> told;
    private Instant toldAt = Instant.MIN;

    CapacityNews(List<ExecutorGroupPlan> groups, InstantSource clock) {
        elastic = groups.stream().filter(ExecutorGroupPlan::hasElasticity).toList();
        this.clock = clock;
    }

    void headroom(Headroom now) {
        headroom = now;
    }

    /** There is another listener, who has not been told. */
    void forget() {
        told = null;
        toldAt = Instant.MIN;
    }

    /** How many more executors of each elastic group there is room for, if that has to be told. */
    Optional<Map<String, Integer>> news() {
        Headroom left = headroom;
        if (left == null || elastic.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Integer> more = new TreeMap<>();
        elastic.forEach(group -> more.put(group.getName(), room(left, group)));
        Instant now = clock.instant();
        if (!isNews(more) || now.isBefore(toldAt.plus(LEAST_BETWEEN))) {
            return Optional.empty();
        }
        told = more;
        toldAt = now;
        return Optional.of(more);
    }

    private static int room(Headroom left, ExecutorGroupPlan group) {
        long byMemory = left.memoryMib() / Math.max(1, group.getMemoryMib());
        return (int) Math.min(byMemory, left.cores() / Math.max(1, group.getCores()));
    }

    private boolean isNews(Map<String, Integer> more) {
        Map<String, Integer> before = told;
        return before == null
                || more.entrySet().stream()
                        .anyMatch(entry -> isMuch(before.getOrDefault(entry.getKey(), 0), entry.getValue()));
    }

    private static boolean isMuch(int before, int now) {
        return (before == 0) != (now == 0) || Math.abs(now - before) > before / MUCH;
    }
}
