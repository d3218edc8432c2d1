package io.yarnsubmit.client.yarn.preflight;

import io.yarnsubmit.client.yarn.cluster.Cluster;
import io.yarnsubmit.client.yarn.preflight.ClusterFacts.Machine;
import io.yarnsubmit.client.yarn.preflight.ClusterFacts.Queue;
import io.yarnsubmit.client.yarn.queues.KnownQueue;
import io.yarnsubmit.client.yarn.queues.QueueTree;
import io.yarnsubmit.protocol.MemorySize;
import io.yarnsubmit.protocol.ResourceAmount;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.hadoop.yarn.api.protocolrecords.GetNewApplicationResponse;
import org.apache.hadoop.yarn.api.records.NodeLabel;
import org.apache.hadoop.yarn.api.records.Resource;
import org.apache.hadoop.yarn.api.records.ResourceInformation;
import org.apache.hadoop.yarn.api.records.ResourceTypeInfo;
import org.apache.hadoop.yarn.client.api.YarnClient;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.apache.hadoop.yarn.util.resource.ResourceUtils;

/** Asks the ResourceManager only for the facts that an application is checked against. */
public final class ClusterSurvey {
    private static final Set<String> OWN_FIELDS =
            Set.of(ResourceInformation.MEMORY_URI, ResourceInformation.VCORES_URI);

    private final YarnClient yarn;
    private final Demand demand;

    private ClusterSurvey(YarnClient yarn, Demand demand) {
        this.yarn = yarn;
        this.demand = demand;
    }

    /** @param application the ResourceManager's answer with the application id, which has the largest container */
    public static ClusterFacts of(Cluster cluster, GetNewApplicationResponse application, Demand demand)
            throws IOException, YarnException {
        return new ClusterSurvey(cluster.yarn(), demand)
                .facts(cluster.user(), application::getMaximumResourceCapability);
    }

    /** @param largest container of the cluster, with all resource types */
    public static ClusterFacts of(Cluster cluster, Resource largest, Demand demand) throws IOException, YarnException {
        return new ClusterSurvey(cluster.yarn(), demand).facts(cluster.user(), () -> largest);
    }

    private ClusterFacts facts(String user, Supplier<Resource> maximum) throws IOException, YarnException {
        List<ResourceTypeInfo> types = demand.resources().isEmpty() ? List.of() : resourceTypes();
        Resource largest = maximum.get();
        QueueTree tree = QueueTree.read(yarn);
        return new ClusterFacts(
                user,
                MemorySize.ofMib((int) Math.min(largest.getMemorySize(), Integer.MAX_VALUE)),
                largest.getVirtualCores(),
                types.stream()
                        .map(ResourceTypeInfo::getName)
                        .filter(name -> !OWN_FIELDS.contains(name))
                        .map(largest::getResourceInformation)
                        .map(type -> new ResourceAmount(type.getName(), type.getValue(), type.getUnits()))
                        .toList(),
                tree.queues().stream().map(ClusterSurvey::queue).toList(),
                tree.madeOnDemand(),
                demand.labels().isEmpty() ? Set.of() : nodeLabels(),
                demand.isTiedToMachines() ? machines() : List.of());
    }

    /** Hadoop's classes drop amounts of unknown types, so the types are set before the amounts are read. */
    private List<ResourceTypeInfo> resourceTypes() throws IOException, YarnException {
        List<ResourceTypeInfo> types = yarn.getResourceTypeInfo();
        ResourceUtils.reinitializeResources(types);
        return types;
    }

    private Set<String> nodeLabels() throws IOException, YarnException {
        return yarn.getClusterNodeLabels().stream().map(NodeLabel::getName).collect(Collectors.toSet());
    }

    private List<Machine> machines() throws IOException, YarnException {
        return yarn.getNodeReports().stream()
                .map(node -> new Machine(
                        node.getNodeId().getHost(),
                        node.getRackName(),
                        node.getNodeState().name().toLowerCase(Locale.ROOT)))
                .toList();
    }

    private static Queue queue(KnownQueue queue) {
        return new Queue(
                queue.name(),
                queue.path(),
                queue.isLeaf(),
                queue.isRunning(),
                queue.maySubmit(),
                // Schedulers without labels say nothing of them.
                Optional.ofNullable(queue.info().getAccessibleNodeLabels()).orElse(Set.of()));
    }
}
