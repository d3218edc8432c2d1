package io.yarnsubmit.client.yarn.preflight;

import io.yarnsubmit.api.DeployMode;
import io.yarnsubmit.client.options.SubmitRequest;
import io.yarnsubmit.client.plan.AmShare;
import io.yarnsubmit.client.yarn.preflight.Demand.Container;
import io.yarnsubmit.client.yarn.preflight.Demand.Label;
import io.yarnsubmit.protocol.config.ConfigKey;
import io.yarnsubmit.protocol.config.ConfigKeys;
import io.yarnsubmit.protocol.config.ConfigKeys.Locality;
import io.yarnsubmit.protocol.config.Settings;
import java.util.ArrayList;
import java.util.List;

/** What a request will ask the cluster for, with the options to change when it cannot be had. */
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
        boolean strict = settings.get(ConfigKeys.EXECUTOR_LOCALITY) == Locality.STRICT;
        return new Demand(
                settings.get(ConfigKeys.QUEUE),
                List.of(applicationMaster(), executor()),
                labels(),
                list(ConfigKeys.EXECUTOR_RESOURCES),
                strict ? list(ConfigKeys.EXECUTOR_HOSTS) : List.of(),
                strict ? list(ConfigKeys.EXECUTOR_RACKS) : List.of());
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

    private Container executor() {
        return new Container(
                "An executor",
                settings.get(ConfigKeys.EXECUTOR_MEMORY),
                settings.get(ConfigKeys.EXECUTOR_CORES),
                "--executor-memory",
                "--executor-cores");
    }

    private List<Label> labels() {
        List<Label> labels = new ArrayList<>();
        settings.find(ConfigKeys.AM_NODE_LABEL).ifPresent(label -> labels.add(new Label(label, "--am-label")));
        settings.find(ConfigKeys.EXECUTOR_NODE_LABEL)
                .ifPresent(label -> labels.add(new Label(label, "--executor-label")));
        return labels;
    }

    private <T> List<T> list(ConfigKey<List<T>> key) {
        return settings.find(key).orElse(List.of());
    }
}
