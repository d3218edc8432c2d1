package io.yarnsubmit.appmaster.yarn;

import io.yarnsubmit.appmaster.allocation.ClusterContainers;
import io.yarnsubmit.appmaster.allocation.Grant;
import io.yarnsubmit.appmaster.lifecycle.Ending;
import io.yarnsubmit.appmaster.pace.HeartbeatPacer;
import io.yarnsubmit.protocol.config.ConfigKeys;
import io.yarnsubmit.protocol.config.Settings;
import io.yarnsubmit.protocol.v1.ExecutorGroupPlan;
import io.yarnsubmit.protocol.v1.ExecutorLaunch;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.yarn.api.protocolrecords.AllocateResponse;
import org.apache.hadoop.yarn.api.records.Container;
import org.apache.hadoop.yarn.api.records.ContainerStatus;
import org.apache.hadoop.yarn.api.records.ExecutionType;
import org.apache.hadoop.yarn.api.records.FinalApplicationStatus;
import org.apache.hadoop.yarn.api.records.Priority;
import org.apache.hadoop.yarn.api.records.Resource;
import org.apache.hadoop.yarn.client.api.AMRMClient;
import org.apache.hadoop.yarn.client.api.AMRMClient.ContainerRequest;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.exceptions.YarnException;

/** YARN as this application sees it: registers, asks, launches. Thread-safe; what comes of it is told to the listener. */
public final class YarnCluster implements ClusterContainers {
    private final Configuration configuration;
    private final String user;
    private final List<ExecutorGroupPlan> groups;
    private final BiFunction<Grant, Integer, ExecutorLaunch> launches;
    private final ClusterEvents events;
    private final AMRMClient<ContainerRequest> client = AMRMClient.createAMRMClient();
    private final NodeManagers nodeManagers;
    private final ResourceManagerHeartbeat heartbeat;
    private final Map<String, Container> containers = new ConcurrentHashMap<>();

    /** @param launches makes an executor's launch document, on the event loop */
    public YarnCluster(
            YarnSettings yarn,
            Settings settings,
            String user,
            List<ExecutorGroupPlan> groups,
            AmCredentials credentials,
            BiFunction<Grant, Integer, ExecutorLaunch> launches,
            ClusterEvents events) {
        this.configuration = yarn.configuration();
        this.user = user;
        this.groups = List.copyOf(groups);
        this.launches = launches;
        this.events = events;
        nodeManagers = new NodeManagers(new ExecutorContexts(groups, credentials), events);
        Map<String, RequestTable> tables = new HashMap<>();
        groups.forEach(group -> tables.put(group.getName(), new RequestTable(client, request(group))));
        heartbeat = new ResourceManagerHeartbeat(client, tables, pacer(settings), this::answered, events);
    }

    /** Makes ready what registering needs. */
    public void connect() {
        client.init(configuration);
        client.start();
    }

    /** Tells the ResourceManager where we are, and begins the heartbeats. */
    public void register(String host, int port) throws IOException {
        try {
            client.registerApplicationMaster(host, port, "");
        } catch (YarnException e) {
            throw new IOException("the ResourceManager refused the registration: " + e.getMessage(), e);
        }
        heartbeat.start();
    }

    /** Makes ready what launching needs, aside: it loads many classes, and nothing waits for it before the first grant. */
    public void prepareLaunches() {
        Thread starter = new Thread(() -> nodeManagers.start(configuration), "nm-clients");
        starter.setDaemon(true);
        starter.start();
    }

    /** What the ResourceManager is told with the next heartbeat. */
    public void progress(double fraction) {
        heartbeat.progress((float) Math.min(1, Math.max(0, fraction)));
    }

    /** Containers are about to end. */
    public void beAttentive() {
        heartbeat.beAttentive();
    }

    /** Something may have happened that the ResourceManager knows more of. */
    public void lookSoon() {
        heartbeat.lookSoon();
    }

    /** Ends the application for the ResourceManager. */
    public void unregister(Ending ending) {
        heartbeat.unregister(finalStatus(ending), ending.diagnostics());
    }

    @Override
    public void ask(String group, int count) {
        heartbeat.table(group, true, table -> table.ask(count));
    }

    @Override
    public void withdraw(String group, int count) {
        heartbeat.table(group, true, table -> table.withdraw(count));
    }

    @Override
    public void settle(String group, int count) {
        heartbeat.table(group, false, table -> table.settle(count));
    }

    @Override
    public void launch(Grant grant, int executorId) {
        Container container = containers.get(grant.container());
        if (container != null) {
            nodeManagers.launch(container, launches.apply(grant, executorId));
        }
    }

    @Override
    public void release(String container) {
        Container known = containers.remove(container);
        if (known != null) {
            heartbeat.release(List.of(known.getId()));
        }
    }

    /** The NodeManager ends it soonest; the ResourceManager has it ended also when the NodeManager does not answer. */
    @Override
    public void stop(String container) {
        Container known = containers.get(container);
        if (known != null) {
            nodeManagers.stop(known);
            heartbeat.release(List.of(known.getId()));
        }
    }

    @Override
    public void exclude(Set<String> added, Set<String> removed) {
        heartbeat.exclude(List.copyOf(added), List.copyOf(removed));
    }

    @Override
    public void promote(String container) {
        Container known = containers.get(container);
        if (known != null) {
            heartbeat.promote(known);
        }
    }

    private void answered(AllocateResponse response) {
        if (ResourceManagerHeartbeat.isShutdown(response)) {
            events.attemptLost("the ResourceManager wants this attempt to end");
            return;
        }
        for (ContainerStatus status : response.getCompletedContainersStatuses()) {
            String container = status.getContainerId().toString();
            containers.remove(container);
            events.completed(container, status.getExitStatus(), String.valueOf(status.getDiagnostics()));
        }
        List<Grant> grants = new ArrayList<>();
        for (Container container : response.getAllocatedContainers()) {
            containers.put(container.getId().toString(), container);
            grants.add(grant(container));
        }
        if (!grants.isEmpty()) {
            events.granted(grants);
        }
    }

    private Grant grant(Container container) {
        String id = container.getId().toString();
        long request = container.getAllocationRequestId();
        String group = request >= 1 && request <= groups.size()
                ? groups.get((int) request - 1).getName()
                : "";
        String scheme = YarnConfiguration.useHttps(configuration) ? "https://" : "http://";
        return new Grant(
                id,
                group,
                container.getNodeId().getHost(),
                scheme + container.getNodeHttpAddress() + "/node/containerlogs/" + id + "/" + user,
                true,
                container.getExecutionType() == ExecutionType.GUARANTEED);
    }

    // Each group has a request id of its own, by which grants are told apart whatever their priority and size.
    private ContainerRequest request(ExecutorGroupPlan group) {
        return ContainerRequest.newBuilder()
                .capability(Resource.newInstance(group.getMemoryMib(), group.getCores()))
                .priority(Priority.newInstance(group.getPriority()))
                .allocationRequestId(groups.indexOf(group) + 1L)
                .relaxLocality(true)
                .build();
    }

    private HeartbeatPacer pacer(Settings settings) {
        Duration expiry = Duration.ofMillis(configuration.getTimeDuration(
                YarnConfiguration.RM_AM_EXPIRY_INTERVAL_MS,
                YarnConfiguration.DEFAULT_RM_AM_EXPIRY_INTERVAL_MS,
                java.util.concurrent.TimeUnit.MILLISECONDS));
        return new HeartbeatPacer(
                settings.get(ConfigKeys.AM_HEARTBEAT_MIN), settings.get(ConfigKeys.AM_HEARTBEAT_MAX), expiry);
    }

    private static FinalApplicationStatus finalStatus(Ending ending) {
        return switch (ending.verdict()) {
            case VERDICT_SUCCEEDED -> FinalApplicationStatus.SUCCEEDED;
            case VERDICT_KILLED -> FinalApplicationStatus.KILLED;
            default -> FinalApplicationStatus.FAILED;
        };
    }
}
