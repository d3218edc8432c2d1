package io.yarnsubmit.driver.elasticity;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** The core as the driver process uses it: it looks at the load every half second, and when tasks arrive. */
final class OurPolicy implements Policy {
    private static final long REGULARLY_MILLIS = 500;

    final ElasticityCore core;
    private final boolean knowsRoom;
    private int waitedBefore;

    OurPolicy(ElasticitySettings settings, boolean knowsRoom) {
        this.core = new ElasticityCore(settings, settings.min(), ModelCluster.BEGIN);
        this.knowsRoom = knowsRoom;
    }

    @Override
    public int target(ModelCluster cluster, Instant now) {
        if (knowsRoom) {
            core.capacity(cluster.room());
        }
        boolean tasksAdded = cluster.queue.size() > waitedBefore;
        waitedBefore = cluster.queue.size();
        if (tasksAdded || now.toEpochMilli() % REGULARLY_MILLIS == 0) {
            core.looked(cluster.load(), now);
        }
        return core.target();
    }

    @Override
    public List<ModelExecutor> leaving(ModelCluster cluster, Instant now) {
        int surplus = Math.max(0, cluster.executors.size() - core.target());
        // Executors with tasks are drained, which in this model means that they stay until they are idle.
        return cluster.executors.stream()
                .filter(ModelExecutor::isIdle)
                .sorted(Comparator.comparingInt((ModelExecutor e) -> e.id).reversed())
                .limit(surplus)
                .toList();
    }

    @Override
    public void registered(Instant now) {
        core.registered(now);
    }
}
