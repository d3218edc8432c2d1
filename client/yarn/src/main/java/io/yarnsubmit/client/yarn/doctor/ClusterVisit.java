package io.yarnsubmit.client.yarn.doctor;

import io.yarnsubmit.client.doctor.CheckResult;
import io.yarnsubmit.client.doctor.ClusterVerdicts;
import io.yarnsubmit.client.doctor.ClusterVerdicts.Endpoint;
import io.yarnsubmit.client.explain.Size;
import io.yarnsubmit.client.yarn.cluster.Cluster;
import io.yarnsubmit.client.yarn.cluster.Patience;
import io.yarnsubmit.client.yarn.queues.KnownQueue;
import io.yarnsubmit.client.yarn.queues.QueueTree;
import io.yarnsubmit.client.yarn.web.ResourceManagerWeb;
import io.yarnsubmit.client.yarn.web.WebAnswer;
import io.yarnsubmit.client.yarn.web.WebLimits;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.hadoop.util.VersionInfo;
import org.apache.hadoop.yarn.api.records.NodeReport;
import org.apache.hadoop.yarn.api.records.NodeState;
import org.apache.hadoop.yarn.api.records.Resource;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.jspecify.annotations.Nullable;

/** Looks at the cluster's services from here. */
final class ClusterVisit {
    private static final int MOST_ASKED = 5;
    private static final WebLimits LIMITS = new WebLimits(Duration.ofSeconds(3), Duration.ofSeconds(5));

    private final Cluster cluster;
    private final List<WebAnswer> answers;

    private ClusterVisit(Cluster cluster, List<WebAnswer> answers) {
        this.cluster = cluster;
        this.answers = answers;
    }

    /** Asks the ResourceManagers' web services first, because several checks use their answers. */
    static ClusterVisit begin(Cluster cluster) throws InterruptedException {
        return new ClusterVisit(
                cluster, new ResourceManagerWeb(cluster.configuration(), LIMITS).askEach("/ws/v1/cluster/info"));
    }

    CheckResult resourceManagers() {
        List<String> addresses = cluster.configuration().resourceManagerAddresses();
        List<Endpoint> managers = new ArrayList<>();
        for (int i = 0; i < addresses.size(); i++) {
            String state =
                    addresses.size() > 1 ? told(answers.get(i), "haState").toLowerCase(Locale.ROOT) : "";
            managers.add(new Endpoint(addresses.get(i), TcpProbe.problem(addresses.get(i)), state));
        }
        return ClusterVerdicts.resourceManagers(managers, unanswered());
    }

    private @Nullable String unanswered() {
        try {
            cluster.yarn().getYarnClusterMetrics();
            return null;
        } catch (IOException | YarnException e) {
            return Patience.reason(e);
        }
    }

    /** What the ResourceManagers' web services said. */
    List<WebAnswer> answers() {
        return answers;
    }

    CheckResult versions() {
        return ClusterVerdicts.versions(
                VersionInfo.getVersion(),
                answers.stream()
                        .map(answer -> told(answer, "hadoopVersion"))
                        .filter(version -> !version.isEmpty())
                        .findFirst()
                        .orElse(null));
    }

    /** Empty if it did not tell. */
    private static String told(WebAnswer answer, String name) {
        return answer.content()
                .map(json -> json.object("clusterInfo").text(name))
                .orElse("");
    }

    CheckResult clock() {
        Optional<Duration> ahead =
                answers.stream().flatMap(answer -> answer.clockAhead().stream()).findFirst();
        return ClusterVerdicts.clock(ahead.orElse(null));
    }

    CheckResult queues() throws IOException, YarnException {
        QueueTree tree = QueueTree.read(cluster.yarn());
        return ClusterVerdicts.queues(
                cluster.user(),
                tree.queues().stream()
                        .filter(KnownQueue::isUsable)
                        .map(tree::nameOf)
                        .sorted()
                        .toList());
    }

    CheckResult machines() throws IOException, YarnException {
        List<NodeReport> nodes = cluster.yarn().getNodeReports();
        List<NodeReport> running = nodes.stream()
                .filter(node -> node.getNodeState() == NodeState.RUNNING)
                .toList();
        TreeMap<String, Long> others = nodes.stream()
                .filter(node -> node.getNodeState() != NodeState.RUNNING)
                .collect(Collectors.groupingBy(
                        node -> node.getNodeState().name().toLowerCase(Locale.ROOT),
                        TreeMap::new,
                        Collectors.counting()));
        String largest = running.stream()
                .map(NodeReport::getCapability)
                .max(Comparator.comparingLong(Resource::getMemorySize))
                .map(size -> new Size(size.getMemorySize(), size.getVirtualCores()).words())
                .orElse("");
        return ClusterVerdicts.machines(
                running.size(),
                largest,
                others.entrySet().stream()
                        .map(entry -> entry.getValue() + " " + entry.getKey())
                        .toList());
    }

    CheckResult logServers() throws IOException, YarnException, InterruptedException {
        List<String> unreachable = new ArrayList<>();
        int asked = 0;
        for (NodeReport node : cluster.yarn().getNodeReports(NodeState.RUNNING)) {
            if (++asked > MOST_ASKED) {
                return ClusterVerdicts.logServers(MOST_ASKED, unreachable);
            }
            String address = String.valueOf(node.getHttpAddress()).replaceFirst("^https?://", "");
            String problem = TcpProbe.problem(address);
            if (problem != null) {
                unreachable.add(address + " (" + problem + ")");
            }
        }
        return ClusterVerdicts.logServers(asked, unreachable);
    }
}
