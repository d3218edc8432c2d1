package io.yarnsubmit.client.yarn.dryrun;

import io.yarnsubmit.client.dryrun.SchedulerSteps;
import io.yarnsubmit.client.yarn.cluster.Cluster;
import io.yarnsubmit.client.yarn.web.ResourceManagerWeb;
import io.yarnsubmit.client.yarn.web.WebLimits;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.yarn.api.records.NodeReport;
import org.apache.hadoop.yarn.api.records.NodeState;
import org.apache.hadoop.yarn.api.records.Resource;
import org.apache.hadoop.yarn.api.records.ResourceInformation;
import org.apache.hadoop.yarn.client.api.YarnClient;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.apache.hadoop.yarn.util.resource.ResourceUtils;

/**
 * Which containers the scheduler grants. The ResourceManager reports the largest only together with an application id, which
 * a dry run does not take, and the smallest only to ApplicationMasters. So the largest is computed as the ResourceManager
 * does it, from its configuration and the largest machine.
 *
 * @param maximum of memory and vcores that is configured
 */
record SchedulerLimits(SchedulerSteps steps, Resource maximum) {
    private static final WebLimits WEB = new WebLimits(Duration.ofSeconds(5), Duration.ofSeconds(5));
    private static final String INCREMENT_MIB = "yarn.scheduler.increment-allocation-mb";
    private static final String INCREMENT_CORES = "yarn.scheduler.increment-allocation-vcores";
    private static final int FAIR_INCREMENT_MIB = 1024;

    static SchedulerLimits of(Cluster cluster, Consumer<String> notes) throws InterruptedException {
        Configuration here = cluster.configuration().hadoop();
        ResourceManagerConfiguration there =
                ResourceManagerConfiguration.read(new ResourceManagerWeb(cluster.configuration(), WEB));
        Optional<Function<String, String>> answer = there.values();
        if (answer.isEmpty()) {
            notes.accept("the ResourceManager's own configuration could not be read from " + there.asked()
                    + "; sizes follow the configuration of this machine");
        }
        Function<String, String> value = answer.orElse(name -> here.get(name, ""));
        return new SchedulerLimits(
                steps(
                        value,
                        answer.isPresent()
                                ? "the ResourceManager's configuration"
                                : "the configuration of this machine"),
                Resource.newInstance(
                        number(
                                value,
                                YarnConfiguration.RM_SCHEDULER_MAXIMUM_ALLOCATION_MB,
                                YarnConfiguration.DEFAULT_RM_SCHEDULER_MAXIMUM_ALLOCATION_MB),
                        number(
                                value,
                                YarnConfiguration.RM_SCHEDULER_MAXIMUM_ALLOCATION_VCORES,
                                YarnConfiguration.DEFAULT_RM_SCHEDULER_MAXIMUM_ALLOCATION_VCORES)));
    }

    private static SchedulerSteps steps(Function<String, String> value, String source) {
        int minimumMib = number(
                value,
                YarnConfiguration.RM_SCHEDULER_MINIMUM_ALLOCATION_MB,
                YarnConfiguration.DEFAULT_RM_SCHEDULER_MINIMUM_ALLOCATION_MB);
        int minimumCores = number(
                value,
                YarnConfiguration.RM_SCHEDULER_MINIMUM_ALLOCATION_VCORES,
                YarnConfiguration.DEFAULT_RM_SCHEDULER_MINIMUM_ALLOCATION_VCORES);
        // The fair scheduler has separate steps; those of the capacity scheduler equal the minimum.
        boolean fair = value.apply(YarnConfiguration.RM_SCHEDULER).endsWith("FairScheduler");
        return new SchedulerSteps(
                minimumMib,
                Math.max(1, fair ? number(value, INCREMENT_MIB, FAIR_INCREMENT_MIB) : minimumMib),
                minimumCores,
                Math.max(1, fair ? number(value, INCREMENT_CORES, 1) : minimumCores),
                source);
    }

    private static int number(Function<String, String> value, String name, int otherwise) {
        try {
            return Math.max(0, Integer.parseInt(value.apply(name).trim()));
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    /** The largest container that is possible now; empty if no machine runs. */
    Optional<Resource> largest(YarnClient yarn, boolean withTypes) throws IOException, YarnException {
        if (withTypes) {
            // Hadoop's classes drop amounts of unknown types.
            ResourceUtils.reinitializeResources(yarn.getResourceTypeInfo());
        }
        List<Resource> machines = yarn.getNodeReports(NodeState.RUNNING).stream()
                .map(NodeReport::getCapability)
                .toList();
        if (machines.isEmpty()) {
            return Optional.empty();
        }
        Resource largest = Resource.newInstance(0, 0);
        for (Resource machine : machines) {
            for (ResourceInformation type : machine.getResources()) {
                if (type.getValue() > largest.getResourceValue(type.getName())) {
                    largest.setResourceValue(type.getName(), type.getValue());
                }
            }
        }
        largest.setMemorySize(Math.min(largest.getMemorySize(), maximum.getMemorySize()));
        largest.setVirtualCores(Math.min(largest.getVirtualCores(), maximum.getVirtualCores()));
        return Optional.of(largest);
    }

    static Resource unlimited() {
        return Resource.newInstance(Integer.MAX_VALUE, Integer.MAX_VALUE);
    }
}
