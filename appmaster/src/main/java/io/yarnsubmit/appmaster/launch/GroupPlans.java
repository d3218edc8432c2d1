package io.yarnsubmit.appmaster.launch;

import io.yarnsubmit.protocol.LaunchNames;
import io.yarnsubmit.protocol.v1.DriverMessage.GroupLaunch;
import io.yarnsubmit.protocol.v1.ExecutorGroupPlan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The plans of the groups: as the client made them, with what was changed at run time. Touched only on the event loop. */
public final class GroupPlans {
    private final Map<String, ExecutorGroupPlan> first = new HashMap<>();
    private final Map<String, ExecutorGroupPlan> current = new HashMap<>();

    public GroupPlans(List<ExecutorGroupPlan> plans) {
        plans.forEach(plan -> first.put(plan.getName(), plan));
        current.putAll(first);
    }

    /** The plan of a group with a change. Nothing is changed yet. */
    public ExecutorGroupPlan with(GroupLaunch launch) {
        ExecutorGroupPlan planned = first.get(launch.getGroup());
        ExecutorGroupPlan.Builder plan = planned == null ? ofNewGroup(launch.getGroup()) : planned.toBuilder();
        return plan.setMemoryMib(launch.getMemoryMib())
                .setHeapMib(launch.getHeapMib())
                .setCores(launch.getCores())
                .putAllEnvironment(launch.getEnvironmentMap())
                .clearResources()
                .putAllResources(launch.getResourcesMap())
                .clearCommand()
                .addAllCommand(launch.getCommandList())
                .build();
    }

    /** As the default group, without its places and numbers. */
    private ExecutorGroupPlan.Builder ofNewGroup(String name) {
        return first.getOrDefault(LaunchNames.DEFAULT_GROUP, ExecutorGroupPlan.getDefaultInstance()).toBuilder()
                .setName(name)
                .clearInitialTotal()
                .clearHosts()
                .clearRacks()
                .clearStrictLocality()
                .clearPlacement()
                .clearMinToStart()
                .clearElasticity();
    }

    /** Whether containers of a plan differ from those that are asked for now. */
    public boolean changesContainers(ExecutorGroupPlan plan) {
        ExecutorGroupPlan now = current.get(plan.getName());
        return now == null
                || now.getMemoryMib() != plan.getMemoryMib()
                || now.getCores() != plan.getCores()
                || !now.getResourcesMap().equals(plan.getResourcesMap());
    }

    /** It counts from now on. */
    public void changed(ExecutorGroupPlan plan) {
        current.put(plan.getName(), plan);
    }
}
