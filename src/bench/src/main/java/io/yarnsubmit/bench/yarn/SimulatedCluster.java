package io.yarnsubmit.bench.yarn;

import io.yarnsubmit.bench.Arrivals;
import io.yarnsubmit.bench.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.metrics2.lib.DefaultMetricsSystem;
import org.apache.hadoop.util.VersionInfo;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.apache.hadoop.yarn.server.nodemanager.NodeManager;
import org.apache.hadoop.yarn.util.resource.ResourceUtils;
import org.jspecify.annotations.Nullable;

/** A real ResourceManager, a real NodeManager for ApplicationMasters, and many simulated nodes for executors. */
public final class SimulatedCluster implements AutoCloseable {
    private static final Duration START_WITHIN = Duration.ofSeconds(60);

    private final CountingResourceManager resourceManager = new CountingResourceManager();
    private final NodeManager realNode = new NodeManager();
    private @Nullable SimulatedNodes nodes;
    private Path confDirectory = Path.of("");

    private SimulatedCluster() {}

    /**
     * Returns when all nodes are registered. The simulated ones are silent.
     *
     * @param clientProperties are set for clients alone
     */
    public static SimulatedCluster start(Path base, ClusterSize size, Map<String, String> clientProperties)
            throws IOException {
        DefaultMetricsSystem.setMiniClusterMode(true); // names of metrics may occur more than once
        Files.createDirectories(base);
        SimulatedCluster cluster = new SimulatedCluster();
        try {
            BenchConfiguration configuration = new BenchConfiguration(base, size);
            Configuration conf = cluster.startDaemons(configuration, size);
            cluster.confDirectory = configuration.writeForClients(conf, clientProperties);
            return cluster;
        } catch (IOException | RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    private Configuration startDaemons(BenchConfiguration configuration, ClusterSize size) throws IOException {
        Configuration conf = configuration.resourceManager();
        // YARN keeps the largest allocation in a static field, of the defaults if any class asks earlier.
        ResourceUtils.resetResourceTypes(conf);
        resourceManager.init(conf);
        resourceManager.start();
        realNode.init(configuration.realNode(conf));
        realNode.start();
        nodes = SimulatedNodes.register(conf, size);
        Waiting.await(
                START_WITHIN, () -> registered() == size.nodes() + 1, () -> registered() + " nodes are registered");
        return conf;
    }

    private int registered() {
        return resourceManager.getResourceScheduler().getNumClusterNodes();
    }

    /** What another process takes as its HADOOP_CONF_DIR. */
    public Path confDirectory() {
        return confDirectory;
    }

    /** Lets the simulated nodes send heartbeats, or not: without them only the real node is given containers. */
    public void nodesBeat(boolean beating) {
        nodes().silent(!beating);
    }

    /** The containers that were started on simulated nodes. */
    public Arrivals starts() {
        return nodes().starts();
    }

    /** Begins to count starts anew. */
    public void forgetContainers() {
        nodes().forgetContainers();
    }

    /** How many containers the ResourceManager has given out, an ApplicationMaster's own among them. */
    public int allocatedContainers() {
        return resourceManager.allocatedContainers();
    }

    /** What the ResourceManager counts of an application. */
    public ApplicationCount count(String applicationId) {
        return resourceManager.count(applicationId);
    }

    /** An application that only gets containers and gives them back. */
    public BareApplication bareApplication() throws IOException {
        try {
            return BareApplication.register(new YarnConfiguration(resourceManager.getConfig()), this);
        } catch (YarnException e) {
            throw new IOException("the bare application could not be registered", e);
        }
    }

    public static String hadoopVersion() {
        return VersionInfo.getVersion();
    }

    private SimulatedNodes nodes() {
        if (nodes == null) {
            throw new IllegalStateException("not started");
        }
        return nodes;
    }

    /** The real node first: it says good-bye to the ResourceManager. */
    @Override
    public void close() {
        if (nodes != null) {
            nodes.close();
        }
        realNode.stop();
        resourceManager.stop();
    }
}
