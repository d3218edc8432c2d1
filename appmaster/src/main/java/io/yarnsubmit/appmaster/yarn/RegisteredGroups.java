package io.yarnsubmit.appmaster.yarn;

import io.yarnsubmit.appmaster.allocation.Grant;
import io.yarnsubmit.protocol.v1.ExecutorGroupPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.yarn.api.protocolrecords.RegisterApplicationMasterResponse;
import org.apache.hadoop.yarn.api.records.Container;
import org.apache.hadoop.yarn.api.records.ExecutionType;
import org.apache.hadoop.yarn.api.records.Resource;
import org.apache.hadoop.yarn.api.resource.PlacementConstraint;
import org.apache.hadoop.yarn.client.api.AMRMClient;
import org.apache.hadoop.yarn.client.api.AMRMClient.ContainerRequest;
import org.apache.hadoop.yarn.proto.YarnServiceProtos.SchedulerResourceTypes;
import org.apache.hadoop.yarn.util.resource.ResourceUtils;
import org.jspecify.annotations.Nullable;

/** The groups, with the ResourceManager's resource types. Changed on the event loop, read on the heartbeat's thread. */
final class RegisteredGroups {
    private static final int MOST_INDEX = (1 << 16) - 2;

    private final List<GroupRequests> planned = new ArrayList<>();
    private final List<Optional<PlacementConstraint>> constraints = new ArrayList<>();
    /** Those that are asked for now, by index. */
    private final Map<Integer, GroupRequests> current = new ConcurrentHashMap<>();
    /** Those that are asked for next, by group. */
    private final Map<String, GroupRequests> prepared = new ConcurrentHashMap<>();

    private final Resource largest;
    private final boolean coresCount;
    private final String logUrlStart;
    private final String logUrlEnd;

    /**
     * @param logUrlStart before a container's machine
     * @param logUrlEnd after a container's id
     * @throws IllegalArgumentException with a message for the user, if a group wants something that the cluster does not have
     */
    RegisteredGroups(
            List<ExecutorGroupPlan> plans,
            RegisterApplicationMasterResponse registration,
            String logUrlStart,
            String logUrlEnd) {
        this.logUrlStart = logUrlStart;
        this.logUrlEnd = logUrlEnd;
        coresCount = registration.getSchedulerResourceTypes().contains(SchedulerResourceTypes.CPU);
        largest = registration.getMaximumResourceCapability();
        boolean hasOthers = registration.getResourceTypes().size()
                > ResourceUtils.getResourceTypes().size();
        if (hasOthers || plans.stream().anyMatch(plan -> plan.getResourcesCount() > 0)) {
            // The gateway's configuration need not know the cluster's types.
            ResourceUtils.reinitializeResources(registration.getResourceTypes());
        }
        PlacementConstraintMaker maker = new PlacementConstraintMaker(plans);
        for (ExecutorGroupPlan plan : plans) {
            GroupRequests requests = new GroupRequests(plan, planned.size(), ExecutorResource.of(plan));
            Optional<PlacementConstraint> constraint = maker.of(plan.getName());
            constraint.ifPresent(placed -> requests.checkPlaced());
            planned.add(requests);
            current.put(requests.index(), requests);
            constraints.add(constraint);
        }
    }

    /** Prepares the asks of each group; there are none at first. */
    void addTo(AskTables tables, AMRMClient<ContainerRequest> client, int attempt) {
        for (GroupRequests requests : planned) {
            String name = requests.group().getName();
            constraints
                    .get(requests.index())
                    .ifPresentOrElse(
                            constraint -> tables.add(
                                    name,
                                    requests.index(),
                                    new PlacementAsks(batch -> client.addSchedulingRequests(
                                            List.of(requests.placed(constraint, batch, attempt))))),
                            () -> tables.add(
                                    name,
                                    new RequestTable(client, RequestIds.ofGroup(requests.index()), requests::plain)));
        }
    }

    /**
     * Another size of a group's containers, or another group.
     *
     * @param number grows with each
     * @return why it cannot be, for the user
     */
    Optional<String> prepare(ExecutorGroupPlan plan, int number) {
        int index = planned.size() + number - 1;
        if (index > MOST_INDEX) {
            return Optional.of("the groups of this application were changed too often");
        }
        Resource size;
        try {
            size = ExecutorResource.of(plan);
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
        if (!ExecutorResource.fits(largest, size, plan.getResourcesMap(), coresCount)) {
            return Optional.of("the cluster gives no container of " + size + "; the largest is " + largest);
        }
        boolean isPlaced = planned.stream()
                .anyMatch(group -> group.group().getName().equals(plan.getName())
                        && constraints.get(group.index()).isPresent()
                        && !group.size().equals(size));
        if (isPlaced) {
            return Optional.of("the executors of group " + plan.getName()
                    + " are placed by rules, so their size cannot change; use another group");
        }
        prepared.put(plan.getName(), new GroupRequests(plan, index, size));
        return Optional.empty();
    }

    /** What was prepared for a group last. */
    GroupRequests prepared(String group) {
        return Objects.requireNonNull(prepared.get(group), "not prepared");
    }

    /** This is asked for from now on; grants of what was asked for before belong to no group. */
    RequestTable redefined(GroupRequests next, AMRMClient<ContainerRequest> client) {
        String group = next.group().getName();
        current.values().removeIf(each -> each.group().getName().equals(group));
        current.put(next.index(), next);
        return new RequestTable(client, RequestIds.ofGroup(next.index()), next::plain);
    }

    /** Whether the scheduler counts vcores. */
    boolean coresCount() {
        return coresCount;
    }

    Grant grant(Container container) {
        String id = container.getId().toString();
        @Nullable GroupRequests requests = current.get(RequestIds.index(container.getAllocationRequestId()));
        return new Grant(
                id,
                requests == null ? "" : requests.group().getName(),
                container.getNodeId().getHost(),
                logUrlStart + container.getNodeHttpAddress() + "/node/containerlogs/" + id + logUrlEnd,
                requests != null && fits(requests, container),
                container.getExecutionType() == ExecutionType.GUARANTEED);
    }

    private boolean fits(GroupRequests requests, Container container) {
        return ExecutorResource.fits(
                container.getResource(), requests.size(), requests.group().getResourcesMap(), coresCount);
    }
}
