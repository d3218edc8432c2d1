package io.yarnsubmit.it;

import io.yarnsubmit.it.cluster.Command;
import io.yarnsubmit.it.cluster.Tags;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.apache.hadoop.yarn.api.records.ApplicationSubmissionContext;
import org.apache.hadoop.yarn.api.records.ContainerLaunchContext;
import org.apache.hadoop.yarn.api.records.NodeId;
import org.apache.hadoop.yarn.api.records.Resource;
import org.apache.hadoop.yarn.client.api.YarnClient;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.apache.hadoop.yarn.server.MiniYARNCluster;
import org.apache.hadoop.yarn.server.nodemanager.NodeManager;
import org.apache.hadoop.yarn.server.resourcemanager.ResourceManager;
import org.apache.hadoop.yarn.server.resourcemanager.rmcontainer.RMContainer;
import org.apache.hadoop.yarn.server.resourcemanager.scheduler.AbstractYarnScheduler;
import org.apache.hadoop.yarn.server.resourcemanager.scheduler.SchedulerApplicationAttempt;
import org.apache.hadoop.yarn.util.ConverterUtils;
import org.awaitility.Awaitility;

/**
 * A YARN with a configuration of its own, for one test class. Unlike those of MiniYARNCluster its machines have names of
 * their own: 127.0.0.2 and so on.
 */
final class OwnCluster implements AutoCloseable {
    /** Of the test classes that have one: each gets a JVM of its own, see the module's pom. */
    static final String TAG = Tags.OWN_CLUSTER;

    private static final Duration HANG_GUARD = Duration.ofSeconds(60);

    private final String name;
    private final Path base;
    private final MiniDFSCluster hdfs;
    private final MiniYARNCluster yarn;
    private final List<NodeManager> nodes = new ArrayList<>();

    /** @param extra configuration besides the usual */
    OwnCluster(String name, int nodeCount, int nodeMemoryMib, Map<String, String> extra) {
        this.name = name;
        base = Path.of("target", name).toAbsolutePath();
        try {
            Files.createDirectories(base);
            Configuration conf = new YarnConfiguration();
            conf.set("hadoop.tmp.dir", base.resolve("tmp").toString());
            conf.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, base.resolve("hdfs").toString());
            hdfs = new MiniDFSCluster.Builder(conf).numDataNodes(1).build();
            hdfs.waitActive();
            yarn = new MiniYARNCluster(name, 1, 0, 1, 1);
            Configuration usual = usual(nodeMemoryMib);
            extra.forEach(usual::set);
            yarn.init(usual);
            yarn.start();
            for (int i = 0; i < nodeCount; i++) {
                addNode();
            }
            writeConfiguration();
        } catch (IOException e) {
            throw new IllegalStateException("the cluster " + name + " did not start", e);
        }
    }

    private Configuration usual(int nodeMemoryMib) throws IOException {
        Configuration conf = new YarnConfiguration();
        conf.set("fs.defaultFS", hdfs.getFileSystem().getUri().toString());
        conf.setInt(YarnConfiguration.RM_SCHEDULER_MINIMUM_ALLOCATION_MB, 64);
        conf.setInt(YarnConfiguration.RM_SCHEDULER_MAXIMUM_ALLOCATION_MB, nodeMemoryMib);
        conf.setInt(YarnConfiguration.NM_PMEM_MB, nodeMemoryMib);
        conf.setInt(YarnConfiguration.NM_VCORES, 8);
        conf.setInt(YarnConfiguration.RM_NM_HEARTBEAT_INTERVAL_MS, 200);
        conf.setBoolean(YarnConfiguration.NM_PMEM_CHECK_ENABLED, false);
        conf.setBoolean(YarnConfiguration.NM_VMEM_CHECK_ENABLED, false);
        conf.setBoolean(YarnConfiguration.NM_DISK_HEALTH_CHECK_ENABLE, false);
        conf.setFloat(YarnConfiguration.NM_MAX_PER_DISK_UTILIZATION_PERCENTAGE, 100);
        conf.set(
                YarnConfiguration.RM_SCHEDULER,
                "org.apache.hadoop.yarn.server.resourcemanager.scheduler.capacity.CapacityScheduler");
        conf.set("yarn.nodemanager.admin-env", "JAVA_HOME=" + System.getProperty("java.home"));
        conf.set("yarn.scheduler.capacity.maximum-am-resource-percent", "0.9");
        conf.set("yarn.scheduler.capacity.root.queues", "default");
        conf.set("yarn.scheduler.capacity.root.default.capacity", "100");
        return conf;
    }

    /** Adds a machine, and waits until the ResourceManager knows all there are. */
    void addNode() throws IOException {
        startNode("127.0.0." + (nodes.size() + 2));
        awaitNodes();
    }

    private void awaitNodes() {
        Awaitility.await("machines of " + name)
                .atMost(HANG_GUARD)
                .until(() -> resourceManager().getRMContext().getRMNodes().size() == nodes.size());
    }

    /** Stops the ResourceManager, and starts another one with what it stored, at the same ports. */
    void restartResourceManager() throws InterruptedException {
        yarn.restartResourceManager(0);
        awaitNodes();
    }

    private void startNode(String host) throws IOException {
        Configuration conf = new YarnConfiguration(yarn.getConfig());
        for (String key : List.of(
                YarnConfiguration.NM_ADDRESS,
                YarnConfiguration.NM_LOCALIZER_ADDRESS,
                YarnConfiguration.NM_WEBAPP_ADDRESS,
                YarnConfiguration.NM_COLLECTOR_SERVICE_ADDRESS)) {
            conf.set(key, host + ":0");
        }
        Path directory = base.resolve("node-" + host);
        conf.set(
                YarnConfiguration.NM_LOCAL_DIRS,
                Files.createDirectories(directory.resolve("local")).toString());
        conf.set(
                YarnConfiguration.NM_LOG_DIRS,
                Files.createDirectories(directory.resolve("logs")).toString());
        NodeManager node = new NodeManager();
        node.init(conf);
        node.start();
        nodes.add(node);
    }

    private void writeConfiguration() throws IOException {
        Files.createDirectories(confDirectory());
        for (String file : List.of("core-site.xml", "yarn-site.xml")) {
            try (OutputStream out = Files.newOutputStream(confDirectory().resolve(file))) {
                yarn.getConfig().writeXml(out);
            }
        }
    }

    private Path confDirectory() {
        return base.resolve("conf");
    }

    /** A command on this cluster, with small containers. */
    Command command() {
        return Command.bare()
                .env("HADOOP_CONF_DIR", confDirectory().toString())
                .option("--driver-memory", "192m")
                .option("--am-memory", "256m")
                .option("--executor-memory", "192m");
    }

    /** A verb on this cluster. */
    Command verb(String... words) {
        return Command.bare().env("HADOOP_CONF_DIR", confDirectory().toString()).option(words);
    }

    /** An application that is none of ours: a shell command instead of an ApplicationMaster, tried once; its id. */
    String submitRaw(String queue, String shellCommand) {
        try (YarnClient client = YarnClient.createYarnClient()) {
            client.init(yarn.getConfig());
            client.start();
            ApplicationSubmissionContext context = client.createApplication().getApplicationSubmissionContext();
            context.setQueue(queue);
            context.setMaxAppAttempts(1);
            context.setResource(Resource.newInstance(64, 1));
            context.setAMContainerSpec(
                    ContainerLaunchContext.newInstance(Map.of(), Map.of(), List.of(shellCommand), null, null, null));
            try {
                client.submitApplication(context);
            } catch (YarnException e) {
                // Refused, which is what some want to see.
            }
            return context.getApplicationId().toString();
        } catch (IOException | YarnException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Makes a node label known, which no machine has yet. */
    void addLabel(String label) throws IOException {
        resourceManager()
                .getRMContext()
                .getNodeLabelManager()
                .addToCluserNodeLabelsWithDefaultExclusivity(Set.of(label));
    }

    ResourceManager resourceManager() {
        return yarn.getResourceManager();
    }

    /** Gives a machine a node label, which there is nowhere else. */
    void label(int node, String label) throws IOException {
        NodeId id = nodes.get(node).getNMContext().getNodeId();
        var labels = resourceManager().getRMContext().getNodeLabelManager();
        labels.addToCluserNodeLabelsWithDefaultExclusivity(Set.of(label));
        labels.replaceLabelsOnNode(Map.of(id, Set.of(label)));
    }

    /** What the ResourceManager knows of an application's containers that live. */
    Collection<RMContainer> containers(String applicationId) {
        var scheduler = (AbstractYarnScheduler<?, ?>) resourceManager().getResourceScheduler();
        var application = scheduler.getSchedulerApplications().get(ConverterUtils.toApplicationId(applicationId));
        SchedulerApplicationAttempt attempt = application == null ? null : application.getCurrentAppAttempt();
        return attempt == null ? List.of() : List.copyOf(attempt.getLiveContainers());
    }

    @Override
    public void close() {
        nodes.forEach(NodeManager::stop);
        yarn.stop();
        hdfs.shutdown();
    }

    @Override
    public String toString() {
        return name;
    }
}
