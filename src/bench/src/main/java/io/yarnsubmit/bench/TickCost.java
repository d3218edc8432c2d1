package io.yarnsubmit.bench;

import io.yarnsubmit.appmaster.allocation.AllocatorCore;
import io.yarnsubmit.appmaster.allocation.AllocatorSettings;
import io.yarnsubmit.appmaster.allocation.Grant;
import io.yarnsubmit.appmaster.allocation.GroupRules;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * What a heartbeat without news costs in the allocator's core when so many executors run: a tick, the next deadline, and
 * the view that is shown. A plain loop, not JMH: it is to tell 1 ms from 10 µs, and whether it grows.
 */
final class TickCost {
    private static final String GROUP = "default";
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration WARM_UP = Duration.ofMillis(500);
    private static final Duration MEASURED = Duration.ofSeconds(1);

    private final AllocatorCore core;
    private Instant now = Instant.EPOCH;
    private int seen;

    private TickCost(int executors, boolean registered) {
        core = new AllocatorCore(settings(executors), new Random(1));
        core.begin(now);
        core.targets(1, Map.of(GROUP, executors), now);
        core.hubKnown(0, now);
        core.granted(grants(executors), now);
        for (int i = 0; i < executors; i++) {
            core.startAccepted(container(i), now);
            if (registered) {
                core.registered(i + 1, container(i), GROUP, host(i), true, now);
            }
        }
        if (core.live() != executors) {
            throw new IllegalStateException(core.live() + " of " + executors + " executors live");
        }
    }

    /** @param registered whether the executors have registered, or are still starting */
    static Duration of(int executors, boolean registered) {
        TickCost cost = new TickCost(executors, registered);
        cost.loop(WARM_UP);
        return cost.loop(MEASURED);
    }

    /** In processor time, so that other processes do not matter. */
    private Duration loop(Duration time) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        long count = 0;
        long used = 0;
        while (used < time.toNanos()) {
            now = now.plusMillis(1);
            seen += core.tick(now).size();
            seen += core.nextDeadline(now).isPresent() ? 1 : 0;
            seen += core.view().size() + core.live();
            count++;
            used = threads.getCurrentThreadCpuTime() - start;
        }
        return Duration.ofNanos(used / count);
    }

    private static AllocatorSettings settings(int executors) {
        return new AllocatorSettings(
                List.of(new GroupRules(GROUP, executors, 0, 1024, 1, false)),
                executors,
                HOUR,
                executors,
                HOUR,
                Set.of(),
                HOUR,
                HOUR,
                HOUR,
                AllocatorSettings.GRANT_HOLD,
                AllocatorSettings.ADOPTION_TIMEOUT,
                1);
    }

    private static List<Grant> grants(int count) {
        List<Grant> grants = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            grants.add(new Grant(container(i), GROUP, host(i), "", true, true));
        }
        return grants;
    }

    private static String container(int index) {
        return "container_" + index;
    }

    private static String host(int index) {
        return "host" + index % 1000;
    }
}
