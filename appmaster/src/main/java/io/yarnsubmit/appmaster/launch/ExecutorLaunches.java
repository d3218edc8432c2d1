package io.yarnsubmit.appmaster.launch;

import io.yarnsubmit.appmaster.allocation.Grant;
import io.yarnsubmit.protocol.v1.ApplicationPlan;
import io.yarnsubmit.protocol.v1.ExecutorGroupPlan;
import io.yarnsubmit.protocol.v1.ExecutorLaunch;
import io.yarnsubmit.protocol.v1.TlsIdentity;
import io.yarnsubmit.protocol.v1.UserSecrets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;

/** Makes the launch documents of executors. Thread-safe: each is made when its container is started. */
public final class ExecutorLaunches implements BiFunction<Grant, Integer, ExecutorLaunch> {
    private final Map<String, ExecutorGroupPlan> groups = new ConcurrentHashMap<>();
    private final ExecutorLaunch common;
    private volatile Hub hub = new Hub("", 0, false);

    public ExecutorLaunches(ApplicationPlan plan, String applicationId, TlsIdentity identity, UserSecrets secrets) {
        plan.getGroupsList().forEach(group -> groups.put(group.getName(), group));
        ExecutorLaunch.Builder launch = ExecutorLaunch.newBuilder()
                .setApplicationId(applicationId)
                .setIdentity(identity)
                .setDeployMode(plan.getDeployMode())
                .setUser(plan.getUser())
                .putAllConfiguration(plan.getConfigurationMap());
        if (secrets.getSecretsCount() > 0) {
            launch.setSecrets(secrets);
        }
        common = launch.build();
    }

    /** Executors of a group are started otherwise from now on. */
    public void changed(ExecutorGroupPlan plan) {
        groups.put(plan.getName(), plan);
    }

    /** Where the driver's hub is going to be. */
    public void hubExpected(String host, int port) {
        hub = new Hub(host, port, true);
    }

    /**
     * Where the driver's hub is.
     *
     * @return whether executors that were started before were told otherwise
     */
    public boolean hubKnown(String host, int port) {
        Hub former = hub;
        hub = new Hub(host, port, false);
        return former.isExpected() && former.port() != port;
    }

    private record Hub(String host, int port, boolean isExpected) {}

    @Override
    public ExecutorLaunch apply(Grant grant, Integer executorId) {
        ExecutorGroupPlan group = Objects.requireNonNull(groups.get(grant.group()), "unknown group");
        Hub at = hub;
        return common.toBuilder()
                .setExecutorId(executorId)
                .setGroup(group.getName())
                .setContainerId(grant.container())
                .setHost(grant.host())
                .setHubHost(at.host())
                .setHubPort(at.port())
                .setHubExpected(at.isExpected())
                .setSlots(group.getCores())
                .addAllUserJars(group.getUserJarsList())
                .addAllCommand(group.getCommandList())
                .setRole(group.hasRole())
                .build();
    }
}
