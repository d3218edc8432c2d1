package io.yarnsubmit.appmaster.status;

import io.yarnsubmit.appmaster.journal.JournalEntries;
import io.yarnsubmit.protocol.v1.DriverMessage.InstanceReport;
import io.yarnsubmit.protocol.v1.ExecutorGroupPlan;
import io.yarnsubmit.protocol.v1.InstanceStatus;
import io.yarnsubmit.protocol.v1.InstanceStatus.Phase;
import io.yarnsubmit.protocol.v1.RolePlan;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The instances of roles, as the driver tells of them: a new attempt begins with none, and is told all. Touched only on the event
 * loop.
 */
public final class Instances {
    private final JournalEntries journal;
    private final Map<String, RolePlan> plans = new LinkedHashMap<>();
    private final Map<String, Map<Integer, InstanceStatus>> roles = new LinkedHashMap<>();
    private boolean allExpected;

    public Instances(List<ExecutorGroupPlan> groups, JournalEntries journal) {
        this.journal = journal;
        groups.stream().filter(ExecutorGroupPlan::hasRole).forEach(group -> {
            plans.put(group.getName(), group.getRole());
            roles.put(group.getName(), new TreeMap<>());
        });
    }

    /** A driver has linked, which is going to tell all. */
    public void linked() {
        allExpected = true;
    }

    /** The driver tells of those that have changed, or of all. */
    public void reported(InstanceReport report) {
        Map<String, Map<Integer, InstanceStatus>> before = new LinkedHashMap<>();
        roles.forEach((role, instances) -> before.put(role, new TreeMap<>(instances)));
        if (allExpected) {
            allExpected = false;
            roles.values().forEach(Map::clear);
        }
        for (InstanceStatus said : report.getChangedList()) {
            String role = said.getInstance().getRole();
            int index = said.getInstance().getIndex();
            Map<Integer, InstanceStatus> instances = roles.computeIfAbsent(role, name -> new TreeMap<>());
            if (said.getPhase() == Phase.PHASE_UNSPECIFIED) {
                // The role has fewer instances now.
                instances.remove(index);
                continue;
            }
            instances.put(index, said);
            journal.instance(before.getOrDefault(role, Map.of()).get(index), said);
        }
    }

    /** All, by role and index. */
    public List<InstanceStatus> all() {
        return stream().toList();
    }

    private Stream<InstanceStatus> stream() {
        return roles.values().stream().map(Map::values).flatMap(Collection::stream);
    }

    boolean isRole(String group) {
        return plans.containsKey(group);
    }

    /** How many there are; the driver may not have told of all. @param target of the role's executors */
    int count(String role, int target) {
        return Math.max(target, roles.getOrDefault(role, Map.of()).size());
    }

    /** How many are ready, or have succeeded. */
    int ready(String role) {
        return (int) roles.getOrDefault(role, Map.of()).values().stream()
                .filter(instance ->
                        instance.getPhase() == Phase.PHASE_READY || instance.getPhase() == Phase.PHASE_SUCCEEDED)
                .count();
    }

    /** The page of the application's program: that of the first role that has one, while its instance 0 is ready. */
    public Optional<String> page() {
        return plans.entrySet().stream()
                .filter(role -> !role.getValue().getLink().isEmpty())
                .flatMap(role -> page(
                        roles.getOrDefault(role.getKey(), Map.of()).get(0),
                        role.getValue().getLink()))
                .findFirst();
    }

    private static Stream<String> page(@Nullable InstanceStatus instance, String port) {
        return instance != null && instance.getPhase() == Phase.PHASE_READY && instance.containsPorts(port)
                ? Stream.of("http://" + instance.getHost() + ":" + instance.getPortsOrThrow(port) + "/")
                : Stream.empty();
    }
}
