package io.yarnsubmit.bench.yarn;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.ContainerExitStatus;
import org.apache.hadoop.yarn.api.records.ContainerId;
import org.apache.hadoop.yarn.api.records.ContainerState;
import org.apache.hadoop.yarn.api.records.ContainerStatus;
import org.apache.hadoop.yarn.api.records.NodeId;
import org.apache.hadoop.yarn.api.records.Resource;
import org.apache.hadoop.yarn.api.records.ResourceUtilization;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.apache.hadoop.yarn.server.api.ResourceTracker;
import org.apache.hadoop.yarn.server.api.protocolrecords.NodeHeartbeatRequest;
import org.apache.hadoop.yarn.server.api.protocolrecords.NodeHeartbeatResponse;
import org.apache.hadoop.yarn.server.api.protocolrecords.RegisterNodeManagerRequest;
import org.apache.hadoop.yarn.server.api.protocolrecords.RegisterNodeManagerResponse;
import org.apache.hadoop.yarn.server.api.records.MasterKey;
import org.apache.hadoop.yarn.server.api.records.NodeAction;
import org.apache.hadoop.yarn.server.api.records.NodeHealthStatus;
import org.apache.hadoop.yarn.server.api.records.NodeStatus;
import org.apache.hadoop.yarn.util.YarnVersionInfo;
import org.jspecify.annotations.Nullable;

/**
 * What the ResourceManager sees of a NodeManager. Each heartbeat carries the status of all its containers; one that has
 * ended is reported until the ResourceManager says that the ApplicationMaster has heard of it. Thread-safe.
 */
final class SimulatedNode {
    private static final int HTTP_PORT = 8042;

    private final NodeId id;
    private final Resource size;
    private final Map<ContainerId, ContainerStatus> containers = new LinkedHashMap<>();
    private int responseId;
    private @Nullable MasterKey containerTokenKey;
    private @Nullable MasterKey nodeTokenKey;

    SimulatedNode(NodeId id, Resource size) {
        this.id = id;
        this.size = size;
    }

    NodeId id() {
        return id;
    }

    /** Returns the key by which the tokens of ApplicationMasters are made. */
    MasterKey register(ResourceTracker resourceManager) throws YarnException, IOException {
        RegisterNodeManagerResponse response =
                resourceManager.registerNodeManager(RegisterNodeManagerRequest.newInstance(
                        id, HTTP_PORT, size, YarnVersionInfo.getVersion(), List.of(), List.of()));
        if (response.getNodeAction() == NodeAction.SHUTDOWN) {
            throw new IOException("the ResourceManager refuses " + id + ": " + response.getDiagnosticsMessage());
        }
        containerTokenKey = response.getContainerTokenMasterKey();
        nodeTokenKey = response.getNMTokenMasterKey();
        return response.getNMTokenMasterKey();
    }

    void beat(ResourceTracker resourceManager) throws YarnException, IOException {
        NodeHeartbeatResponse response = resourceManager.nodeHeartbeat(
                NodeHeartbeatRequest.newInstance(status(), containerTokenKey, nodeTokenKey, null));
        answered(response);
    }

    synchronized void start(ContainerId container) {
        containers.put(container, ContainerStatus.newInstance(container, ContainerState.RUNNING, "", 0));
    }

    synchronized void stop(ContainerId container, int exitStatus) {
        containers.computeIfPresent(
                container,
                (same, status) -> status.getState() == ContainerState.COMPLETE
                        ? status
                        : ContainerStatus.newInstance(container, ContainerState.COMPLETE, "", exitStatus));
    }

    private synchronized NodeStatus status() {
        ResourceUtilization none = ResourceUtilization.newInstance(0, 0, 0);
        return NodeStatus.newInstance(
                id,
                responseId,
                List.copyOf(containers.values()),
                List.of(),
                NodeHealthStatus.newInstance(true, "", System.currentTimeMillis()),
                none,
                none,
                List.of());
    }

    private synchronized void answered(NodeHeartbeatResponse response) {
        responseId = response.getResponseId();
        response.getContainersToBeRemovedFromNM().forEach(containers::remove);
        response.getContainersToCleanup()
                .forEach(container -> stop(container, ContainerExitStatus.KILLED_BY_APPMASTER));
        Set<ApplicationId> ended = Set.copyOf(response.getApplicationsToCleanup());
        if (!ended.isEmpty()) {
            containers
                    .keySet()
                    .removeIf(container ->
                            ended.contains(container.getApplicationAttemptId().getApplicationId()));
        }
    }
}
