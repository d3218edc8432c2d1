package io.yarnsubmit.driver.elasticity;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Dynamic allocation as Spark documents it, with its default settings. When tasks have waited for 1 s, one executor is
 * requested, then each second twice as many as before, up to the number that running and waiting tasks need. An
 * executor that was idle for 60 s is released. When fewer are needed, pending requests are withdrawn at once, but no
 * executor is removed.
 */
final class SparkPolicy implements Policy {
    private static final Duration BACKLOG = Duration.ofSeconds(1);

    private final int min;
    private final int max;
    private final Duration idle;
    private int target;
    private int next = 1;
    private Instant addAt = Instant.MAX;

    SparkPolicy(int min, int max, Duration idle) {
        this.min = min;
        this.max = max;
        this.idle = idle;
        this.target = min;
    }

    @Override
    public int target(ModelCluster cluster, Instant now) {
        int tasks = cluster.queue.size() + cluster.running();
        int needed = Math.max(min, Math.min(max, (tasks + cluster.slots - 1) / cluster.slots));
        if (cluster.queue.isEmpty()) {
            addAt = Instant.MAX;
            next = 1;
        } else if (addAt.equals(Instant.MAX)) {
            addAt = now.plus(BACKLOG);
        }
        if (needed < target) {
            target = needed;
            next = 1;
        } else if (!now.isBefore(addAt)) {
            int before = target;
            target = Math.min(needed, Math.max(target, cluster.executors.size() + cluster.starting.size()) + next);
            next = target - before == next ? 2 * next : 1;
            addAt = now.plus(BACKLOG);
        }
        return target;
    }

    @Override
    public List<ModelExecutor> leaving(ModelCluster cluster, Instant now) {
        List<ModelExecutor> leaving = new ArrayList<>();
        for (ModelExecutor executor : cluster.executors) {
            int left = cluster.executors.size() - leaving.size();
            if (executor.isIdle()
                    && Duration.between(executor.idleSince, now).compareTo(idle) >= 0
                    && left - 1 >= Math.max(min, target)) {
                leaving.add(executor);
            }
        }
        return leaving;
    }
}
