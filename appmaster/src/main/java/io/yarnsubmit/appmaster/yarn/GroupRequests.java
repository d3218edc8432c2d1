package io.yarnsubmit.appmaster.yarn;

import io.yarnsubmit.appmaster.yarn.PlacementAsks.Batch;
import io.yarnsubmit.protocol.v1.ExecutorGroupPlan;
import io.yarnsubmit.protocol.v1.ExecutorGroupPlan.ExecutionType;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.yarn.api.records.ExecutionTypeRequest;
import org.apache.hadoop.yarn.api.records.Priority;
import org.apache.hadoop.yarn.api.records.Resource;
import org.apache.hadoop.yarn.api.records.ResourceSizing;
import org.apache.hadoop.yarn.api.records.SchedulingRequest;
import org.apache.hadoop.yarn.api.resource.PlacementConstraint;
import org.apache.hadoop.yarn.client.api.AMRMClient.ContainerRequest;

/**
 * Makes the asks of one group.
 *
 * @param index of the group in the plan
 * @param size of one container
 */
record GroupRequests(ExecutorGroupPlan group, int index, Resource size) {
    private static final ExecutionTypeRequest OPPORTUNISTIC =
            ExecutionTypeRequest.newInstance(org.apache.hadoop.yarn.api.records.ExecutionType.OPPORTUNISTIC, true);

    /** Without a placement. */
    ContainerRequest plain() {
        return ContainerRequest.newBuilder()
                .capability(size)
                .priority(Priority.newInstance(group.getPriority()))
                .allocationRequestId(RequestIds.ofGroup(index))
                .nodes(names(group.getHostsList()))
                .racks(names(group.getRacksList()))
                .relaxLocality(!group.getStrictLocality())
                .nodeLabelsExpression(group.getNodeLabel().isEmpty() ? null : group.getNodeLabel())
                .executionTypeRequest(isOpportunistic() ? OPPORTUNISTIC : ExecutionTypeRequest.newInstance())
                .build();
    }

    SchedulingRequest placed(PlacementConstraint constraint, Batch batch, int attempt) {
        return SchedulingRequest.newBuilder()
                .allocationRequestId(RequestIds.ofBatch(index, attempt, batch.number()))
                .priority(Priority.newInstance(group.getPriority()))
                .executionType(ExecutionTypeRequest.newInstance())
                .allocationTags(Set.of(group.getName()))
                .resourceSizing(ResourceSizing.newInstance(batch.count(), size))
                .placementConstraintExpression(constraint)
                .build();
    }

    /** @throws IllegalArgumentException if the group wants something that cannot be combined with a placement */
    void checkPlaced() {
        if (group.getHostsCount() > 0
                || group.getRacksCount() > 0
                || !group.getNodeLabel().isEmpty()
                || isOpportunistic()) {
            throw new IllegalArgumentException("YARN cannot combine a placement with hosts, racks, a node label or"
                    + " opportunistic execution: the executor group " + group.getName()
                    + " has a placement, or is named by that of another group");
        }
    }

    private boolean isOpportunistic() {
        return group.getExecutionType() == ExecutionType.EXECUTION_TYPE_OPPORTUNISTIC
                || group.getExecutionType() == ExecutionType.EXECUTION_TYPE_PROMOTED;
    }

    @SuppressWarnings("NullAway") // The builder takes null for none.
    private static String[] names(List<String> names) {
        return names.isEmpty() ? null : names.toArray(new String[0]);
    }
}
