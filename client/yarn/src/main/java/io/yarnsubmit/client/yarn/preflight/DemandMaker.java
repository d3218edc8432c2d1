package io.yarnsubmit.client.yarn.preflight;

import io.yarnsubmit.api.DeployMode;
import io.yarnsubmit.client.options.GroupRequest;
import io.yarnsubmit.client.options.SubmitRequest;
import io.yarnsubmit.client.plan.AmShare;
import io.yarnsubmit.client.yarn.preflight.Demand.Container;
import io.yarnsubmit.client.yarn.preflight.Demand.Label;
import io.yarnsubmit.protocol.config.ConfigKeys;
import io.yarnsubmit.protocol.config.ConfigKeys.Locality;
import io.yarnsubmit.protocol.config.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a request will ask the cluster for, with the options to change if it cannot be granted. */
public final class DemandMaker {
    private final SubmitRequest request;
    private final Settings settings;

    private DemandMaker(SubmitRequest request) {
        this.request = request;
        this.settings = request.settings();
    }

    public static Demand of(SubmitRequest request) {
        return new DemandMaker(request).demand();
    }

    private Demand demand() {
        List<GroupRequest> groups =
                request.groups().stream().filter(group -> !group.isImplied()).toList();
        List<Container> containers = new ArrayList<>(List.of(applicationMaster()));
        groups.forEach(group -> containers.add(executor(group)));
        return new Demand(
                settings.get(ConfigKeys.QUEUE),
                containers,
                labels(groups),
                groups.stream()
                        .flatMap(group -> group.list(ConfigKeys.EXECUTOR_RESOURCES).stream())
                        .distinct()
                        .toList(),
                groups.stream().flatMap(group -> places(group).stream()).toList());
    }

    private static Optional<Demand.Places> places(GroupRequest group) {
        Demand.Places places =
                new Demand.Places(group.list(ConfigKeys.EXECUTOR_HOSTS), group.list(ConfigKeys.EXECUTOR_RACKS));
        boolean strict = group.settings().get(ConfigKeys.EXECUTOR_LOCALITY) == Locality.STRICT;
        return strict && !(places.hosts().isEmpty() && places.racks().isEmpty())
                ? Optional.of(places)
                : Optional.empty();
    }

    private Container applicationMaster() {
        AmShare am = AmShare.of(request);
        return request.deployMode() == DeployMode.CLIENT
                ? new Container("The ApplicationMaster", am.container(), am.cores(), "--am-memory", "am.cores")
                : new Container(
                        "The ApplicationMaster with the driver (" + settings.get(ConfigKeys.AM_MEMORY) + " and "
                                + settings.get(ConfigKeys.DRIVER_MEMORY) + ")",
                        am.container(),
                        am.cores(),
                        "--driver-memory",
                        "--driver-cores");
    }

    private static Container executor(GroupRequest group) {
        return new Container(
                group.described() ? "An executor of the group '" + group.name() + "'" : "An executor",
                group.settings().get(ConfigKeys.EXECUTOR_MEMORY),
                group.settings().get(ConfigKeys.EXECUTOR_CORES),
                option(group, "memory"),
                option(group, "cores"));
    }

    private static String option(GroupRequest group, String key) {
        return group.described() ? "executors.groups." + group.name() + "." + key : "--executor-" + key;
    }

    private List<Label> labels(List<GroupRequest> groups) {
        List<Label> labels = new ArrayList<>();
        settings.find(ConfigKeys.AM_NODE_LABEL).ifPresent(label -> labels.add(new Label(label, "--am-label")));
        for (GroupRequest group : groups) {
            group.settings()
                    .find(ConfigKeys.EXECUTOR_NODE_LABEL)
                    .ifPresent(label -> labels.add(
                            new Label(label, group.described() ? option(group, "nodeLabel") : "--executor-label")));
        }
        return labels;
    }
}
