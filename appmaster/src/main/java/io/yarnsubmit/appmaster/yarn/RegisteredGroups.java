package io.yarnsubmit.appmaster.yarn;

import io.yarnsubmit.appmaster.allocation.Grant;
import io.yarnsubmit.protocol.v1.ExecutorGroupPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.yarn.api.protocolrecords.RegisterApplicationMasterResponse;
import org.apache.hadoop.yarn.api.records.Container;
import org.apache.hadoop.yarn.api.records.ExecutionType;
import org.apache.hadoop.yarn.api.resource.PlacementConstraint;
import org.apache.hadoop.yarn.client.api.AMRMClient;
import org.apache.hadoop.yarn.client.api.AMRMClient.ContainerRequest;
import org.apache.hadoop.yarn.proto.YarnServiceProtos.SchedulerResourceTypes;
import org.apache.hadoop.yarn.util.resource.ResourceUtils;

/** The plan's groups, with the ResourceManager's resource types. */
final class RegisteredGroups {
    private final List<GroupRequests> groups = new ArrayList<>();
    private final List<Optional<PlacementConstraint>> constraints = new ArrayList<>();
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
        if (plans.stream().anyMatch(plan -> plan.getResourcesCount() > 0)) {
            // The gateway's configuration need not know the cluster's types.
            ResourceUtils.reinitializeResources(registration.getResourceTypes());
        }
        PlacementConstraintMaker maker = new PlacementConstraintMaker(plans);
        for (ExecutorGroupPlan plan : plans) {
            GroupRequests requests = new GroupRequests(plan, groups.size(), ExecutorResource.of(plan));
            Optional<PlacementConstraint> constraint = maker.of(plan.getName());
            constraint.ifPresent(placed -> requests.checkPlaced());
            groups.add(requests);
            constraints.add(constraint);
        }
    }

    /** Prepares the asks of each group; there are none at first. */
    void addTo(AskTables tables, AMRMClient<ContainerRequest> client, int attempt) {
        for (GroupRequests requests : groups) {
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

    /** Whether the scheduler counts vcores. */
    boolean coresCount() {
        return coresCount;
    }

    Grant grant(Container container) {
        String id = container.getId().toString();
        int index = RequestIds.index(container.getAllocationRequestId());
        boolean ours = index >= 0 && index < groups.size();
        return new Grant(
                id,
                ours ? groups.get(index).group().getName() : "",
                container.getNodeId().getHost(),
                logUrlStart + container.getNodeHttpAddress() + "/node/containerlogs/" + id + logUrlEnd,
                ours && fits(groups.get(index), container),
                container.getExecutionType() == ExecutionType.GUARANTEED);
    }

    private boolean fits(GroupRequests requests, Container container) {
        return ExecutorResource.fits(
                container.getResource(), requests.size(), requests.group().getResourcesMap(), coresCount);
    }
}
