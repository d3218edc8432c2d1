package io.yarnsubmit.client.yarn.dryrun;

import io.yarnsubmit.api.DeployMode;
import io.yarnsubmit.client.dryrun.DryRunReport.PlannedContainer;
import io.yarnsubmit.client.dryrun.SchedulerSteps;
import io.yarnsubmit.client.options.GroupRequest;
import io.yarnsubmit.client.options.SubmitRequest;
import io.yarnsubmit.client.plan.AmShare;
import io.yarnsubmit.protocol.MemorySize;
import io.yarnsubmit.protocol.config.ConfigKey;
import io.yarnsubmit.protocol.config.ConfigKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The containers of an application. */
final class Containers {
    private static final List<ConfigKey<?>> DETAILS = List.of(
            ConfigKeys.EXECUTOR_DYNAMIC,
            ConfigKeys.EXECUTOR_MIN_TO_START,
            ConfigKeys.EXECUTOR_RESOURCES,
            ConfigKeys.EXECUTOR_HOSTS,
            ConfigKeys.EXECUTOR_RACKS,
            ConfigKeys.EXECUTOR_LOCALITY,
            ConfigKeys.EXECUTOR_NODE_LABEL,
            ConfigKeys.EXECUTOR_PLACEMENT,
            ConfigKeys.EXECUTOR_EXECUTION);

    private final SubmitRequest request;
    private final @Nullable SchedulerSteps steps;

    /** @param steps null if they are not known */
    Containers(SubmitRequest request, @Nullable SchedulerSteps steps) {
        this.request = request;
        this.steps = steps;
    }

    List<PlannedContainer> all() {
        List<PlannedContainer> all = new ArrayList<>();
        AmShare am = AmShare.of(request);
        boolean withDriver = request.deployMode() == DeployMode.CLUSTER;
        all.add(container(
                withDriver ? "ApplicationMaster, driver" : "ApplicationMaster",
                1,
                am.container(),
                am.cores(),
                List.of(withDriver ? "heaps " + am.heap() + " and " + request.driverHeap() : "heap " + am.heap())));
        for (GroupRequest group : request.groups()) {
            if (group.isImplied()) {
                continue;
            }
            List<String> details = new ArrayList<>(List.of("heap " + group.heap()));
            DETAILS.forEach(key -> Optional.ofNullable(group.settings().asMap().get(key.name()))
                    .ifPresent(
                            text -> details.add(key.name().substring("yarnsubmit.executor.".length()) + " " + text)));
            all.add(container(
                    "executor, group " + group.name(),
                    group.initialExecutors(),
                    group.settings().get(ConfigKeys.EXECUTOR_MEMORY),
                    group.settings().get(ConfigKeys.EXECUTOR_CORES),
                    details));
        }
        return all;
    }

    private PlannedContainer container(String what, int count, MemorySize memory, int cores, List<String> details) {
        return new PlannedContainer(
                what,
                count,
                memory,
                cores,
                Optional.ofNullable(steps).map(known -> known.memory(memory)),
                Optional.ofNullable(steps).map(known -> known.cores(cores)),
                details);
    }
}
