package io.yarnsubmit.client.explain;

import io.yarnsubmit.protocol.MemorySize;
import io.yarnsubmit.protocol.config.ConfigKeys;
import io.yarnsubmit.protocol.config.Settings;
import io.yarnsubmit.protocol.v1.ApplicationPlan;
import io.yarnsubmit.protocol.v1.DeployMode;
import io.yarnsubmit.protocol.v1.ExecutorGroupPlan;
import java.util.ArrayList;
import java.util.List;

/** Which containers an application asks for, by its plan. Pure. */
public final class RequestedContainers {
    private RequestedContainers() {}

    /** The ApplicationMaster's; in cluster mode the driver's share is in it. */
    public static RequestedContainer applicationMaster(ApplicationPlan plan) {
        Settings settings = Settings.of(plan.getConfigurationMap());
        MemorySize own = settings.get(ConfigKeys.AM_MEMORY);
        boolean withDriver = plan.getDeployMode() == DeployMode.DEPLOY_MODE_CLUSTER;
        MemorySize memory = withDriver ? own.plus(settings.get(ConfigKeys.DRIVER_MEMORY)) : own;
        int cores = settings.get(withDriver ? ConfigKeys.DRIVER_CORES : ConfigKeys.AM_CORES);
        return new RequestedContainer(
                withDriver ? "its ApplicationMaster with the driver" : "its ApplicationMaster",
                "",
                new Size(memory.mib(), cores),
                settings.find(ConfigKeys.AM_NODE_LABEL).orElse(""),
                "",
                List.of(),
                withDriver ? "--driver-memory" : "--am-memory",
                "--am-label");
    }

    /** One for each group. */
    public static List<RequestedContainer> executors(ApplicationPlan plan) {
        return plan.getGroupsList().stream().map(RequestedContainers::executor).toList();
    }

    private static RequestedContainer executor(ExecutorGroupPlan group) {
        List<String> places = new ArrayList<>();
        if (group.getStrictLocality()) {
            places.addAll(group.getHostsList());
            places.addAll(group.getRacksList());
        }
        return new RequestedContainer(
                "an executor",
                group.getName(),
                new Size(group.getMemoryMib(), group.getCores()),
                group.getNodeLabel(),
                group.getPlacement(),
                places,
                "--executor-memory",
                "--executor-label");
    }
}
