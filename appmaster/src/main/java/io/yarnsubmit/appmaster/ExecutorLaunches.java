package io.yarnsubmit.appmaster;

import io.yarnsubmit.appmaster.allocation.Grant;
import io.yarnsubmit.protocol.v1.ExecutorGroupPlan;
import io.yarnsubmit.protocol.v1.ExecutorLaunch;
import io.yarnsubmit.protocol.v1.TlsIdentity;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;

/** Makes the documents that executors are started with. Touched on the event loop alone. */
final class ExecutorLaunches implements BiFunction<Grant, Integer, ExecutorLaunch> {
    private final Map<String, ExecutorGroupPlan> groups = new HashMap<>();
    private final ExecutorLaunch common;
    private String hubHost = "";
    private int hubPort;

    ExecutorLaunches(PlanView view, TlsIdentity identity) {
        view.plan().getGroupsList().forEach(group -> groups.put(group.getName(), group));
        common = ExecutorLaunch.newBuilder()
                .setApplicationId(view.container().applicationId())
                .setIdentity(identity)
                .putAllConfiguration(view.plan().getConfigurationMap())
                .build();
    }

    void hub(String host, int port) {
        hubHost = host;
        hubPort = port;
    }

    @Override
    public ExecutorLaunch apply(Grant grant, Integer executorId) {
        ExecutorGroupPlan group = Objects.requireNonNull(groups.get(grant.group()), "no such group");
        return common.toBuilder()
                .setExecutorId(executorId)
                .setGroup(group.getName())
                .setContainerId(grant.container())
                .setHost(grant.host())
                .setHubHost(hubHost)
                .setHubPort(hubPort)
                .setSlots(group.getCores())
                .addAllUserJars(group.getUserJarsList())
                .build();
    }
}
