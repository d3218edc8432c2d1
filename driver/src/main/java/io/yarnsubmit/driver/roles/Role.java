package io.yarnsubmit.driver.roles;

import io.yarnsubmit.protocol.v1.RolePlan.Restart;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

/** The state of a role. */
final class Role {
    final RoleSpec spec;
    /** Those of an index too many are there until they have ended. */
    final TreeMap<Integer, Instance> instances = new TreeMap<>();

    final FailureWindow failures;
    int count;
    int generation = 1;
    /** All stop, and a new generation begins when they have. */
    boolean restarting;

    Instant restartNotBefore = Instant.MIN;
    /** One of an inseparable group has failed for good. */
    boolean failed;

    int executors;
    /** Whose addresses must be known before one starts. */
    List<InstanceId> peers = List.of();

    Role(RoleSpec spec) {
        this.spec = spec;
        this.failures = new FailureWindow(spec.restartWindow());
        this.executors = spec.count();
        count(spec.count());
    }

    void count(int wanted) {
        count = wanted;
        for (int index = 0; index < wanted; index++) {
            instances.computeIfAbsent(index, number -> new Instance(new InstanceId(spec.name(), number), this));
        }
    }

    String name() {
        return spec.name();
    }

    boolean isGroup() {
        return spec.restart() == Restart.RESTART_GROUP;
    }

    /** Those that are wanted. */
    List<Instance> members() {
        return List.copyOf(instances.headMap(count).values());
    }

    /** Whether one that has succeeded keeps its executor, because all may start again. */
    boolean keepsExecutors() {
        return isGroup() && !isDone();
    }

    /** Whether an inseparable group has succeeded or failed as a whole. */
    boolean isDone() {
        return failed
                || (count > 0
                        && instances.headMap(count).values().stream()
                                .allMatch(instance -> instance.phase == Instance.Phase.SUCCEEDED));
    }

    /** Whether another instance of it would have nothing to do. */
    boolean isOver() {
        Instance first = instances.get(0);
        return (isGroup() && isDone())
                || (spec.firstRunsAlone() && first != null && first.phase == Instance.Phase.SUCCEEDED);
    }

    /** Whether something of the present generation was started. */
    boolean hasStarted() {
        return instances.values().stream().anyMatch(instance -> !instance.hasNotStarted());
    }

    boolean isReady() {
        return instances.headMap(count).values().stream().allMatch(Instance::isReady);
    }

    boolean allPrepared() {
        return instances.headMap(count).values().stream().allMatch(Instance::isPrepared);
    }

    int wantedExecutors() {
        return (int) instances.headMap(count).values().stream()
                .filter(Instance::needsExecutor)
                .count();
    }
}
