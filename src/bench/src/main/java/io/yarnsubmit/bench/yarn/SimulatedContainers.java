package io.yarnsubmit.bench.yarn;

import io.yarnsubmit.bench.Arrivals;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.hadoop.yarn.api.ContainerManagementProtocol;
import org.apache.hadoop.yarn.api.protocolrecords.CommitResponse;
import org.apache.hadoop.yarn.api.protocolrecords.ContainerUpdateRequest;
import org.apache.hadoop.yarn.api.protocolrecords.ContainerUpdateResponse;
import org.apache.hadoop.yarn.api.protocolrecords.GetContainerStatusesRequest;
import org.apache.hadoop.yarn.api.protocolrecords.GetContainerStatusesResponse;
import org.apache.hadoop.yarn.api.protocolrecords.GetLocalizationStatusesRequest;
import org.apache.hadoop.yarn.api.protocolrecords.GetLocalizationStatusesResponse;
import org.apache.hadoop.yarn.api.protocolrecords.IncreaseContainersResourceRequest;
import org.apache.hadoop.yarn.api.protocolrecords.IncreaseContainersResourceResponse;
import org.apache.hadoop.yarn.api.protocolrecords.ReInitializeContainerRequest;
import org.apache.hadoop.yarn.api.protocolrecords.ReInitializeContainerResponse;
import org.apache.hadoop.yarn.api.protocolrecords.ResourceLocalizationRequest;
import org.apache.hadoop.yarn.api.protocolrecords.ResourceLocalizationResponse;
import org.apache.hadoop.yarn.api.protocolrecords.RestartContainerResponse;
import org.apache.hadoop.yarn.api.protocolrecords.RollbackResponse;
import org.apache.hadoop.yarn.api.protocolrecords.SignalContainerRequest;
import org.apache.hadoop.yarn.api.protocolrecords.SignalContainerResponse;
import org.apache.hadoop.yarn.api.protocolrecords.StartContainerRequest;
import org.apache.hadoop.yarn.api.protocolrecords.StartContainersRequest;
import org.apache.hadoop.yarn.api.protocolrecords.StartContainersResponse;
import org.apache.hadoop.yarn.api.protocolrecords.StopContainersRequest;
import org.apache.hadoop.yarn.api.protocolrecords.StopContainersResponse;
import org.apache.hadoop.yarn.api.records.ContainerExitStatus;
import org.apache.hadoop.yarn.api.records.ContainerId;
import org.apache.hadoop.yarn.api.records.ContainerState;
import org.apache.hadoop.yarn.api.records.ContainerStatus;
import org.apache.hadoop.yarn.api.records.NodeId;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.apache.hadoop.yarn.security.ContainerTokenIdentifier;
import org.apache.hadoop.yarn.server.utils.BuilderUtils;

/** What ApplicationMasters see of all simulated NodeManagers: containers that start at once, and run until they are stopped. */
final class SimulatedContainers implements ContainerManagementProtocol {
    private final Map<NodeId, SimulatedNode> nodes = new ConcurrentHashMap<>();
    private final Map<ContainerId, SimulatedNode> places = new ConcurrentHashMap<>();
    private final Arrivals starts;

    SimulatedContainers(Arrivals starts) {
        this.starts = starts;
    }

    void add(SimulatedNode node) {
        nodes.put(node.id(), node);
    }

    void forgetContainers() {
        places.clear();
    }

    @Override
    public StartContainersResponse startContainers(StartContainersRequest request) throws YarnException, IOException {
        List<ContainerId> started = new ArrayList<>();
        for (StartContainerRequest one : request.getStartContainerRequests()) {
            ContainerTokenIdentifier token = BuilderUtils.newContainerTokenIdentifier(one.getContainerToken());
            SimulatedNode node = nodes.get(NodeId.fromString(token.getNmHostAddress()));
            if (node == null) {
                throw new YarnException("no node " + token.getNmHostAddress());
            }
            places.put(token.getContainerID(), node);
            node.start(token.getContainerID());
            started.add(token.getContainerID());
        }
        starts.add(started.size());
        return StartContainersResponse.newInstance(Map.of(), started, Map.of());
    }

    @Override
    public StopContainersResponse stopContainers(StopContainersRequest request) {
        for (ContainerId container : request.getContainerIds()) {
            SimulatedNode node = places.get(container);
            if (node != null) {
                node.stop(container, ContainerExitStatus.KILLED_BY_APPMASTER);
            }
        }
        return StopContainersResponse.newInstance(request.getContainerIds(), Map.of());
    }

    @Override
    public GetContainerStatusesResponse getContainerStatuses(GetContainerStatusesRequest request) {
        List<ContainerStatus> statuses = request.getContainerIds().stream()
                .map(container -> ContainerStatus.newInstance(container, ContainerState.RUNNING, "", 0))
                .collect(Collectors.toList());
        return GetContainerStatusesResponse.newInstance(statuses, Map.of());
    }

    @Override
    @Deprecated
    public IncreaseContainersResourceResponse increaseContainersResource(IncreaseContainersResourceRequest request)
            throws YarnException {
        throw notSimulated();
    }

    @Override
    public ContainerUpdateResponse updateContainer(ContainerUpdateRequest request) throws YarnException {
        throw notSimulated();
    }

    @Override
    public SignalContainerResponse signalToContainer(SignalContainerRequest request) throws YarnException {
        throw notSimulated();
    }

    @Override
    public ResourceLocalizationResponse localize(ResourceLocalizationRequest request) throws YarnException {
        throw notSimulated();
    }

    @Override
    public ReInitializeContainerResponse reInitializeContainer(ReInitializeContainerRequest request)
            throws YarnException {
        throw notSimulated();
    }

    @Override
    public RestartContainerResponse restartContainer(ContainerId container) throws YarnException {
        throw notSimulated();
    }

    @Override
    public RollbackResponse rollbackLastReInitialization(ContainerId container) throws YarnException {
        throw notSimulated();
    }

    @Override
    public CommitResponse commitLastReInitialization(ContainerId container) throws YarnException {
        throw notSimulated();
    }

    @Override
    public GetLocalizationStatusesResponse getLocalizationStatuses(GetLocalizationStatusesRequest request)
            throws YarnException {
        throw notSimulated();
    }

    private static YarnException notSimulated() {
        return new YarnException("a simulated node only starts and stops containers");
    }
}
