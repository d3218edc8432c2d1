package io.yarnsubmit.embedded.yarn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CommonConfigurationKeysPublic;
import org.apache.hadoop.metrics2.lib.DefaultMetricsSystem;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.server.resourcemanager.ResourceManager;
import org.apache.hadoop.yarn.util.resource.ResourceUtils;
import org.jspecify.annotations.Nullable;

/**
 * A real YARN in this JVM: a ResourceManager, NodeManagers and optionally HDFS. Containers are separate processes, as
 * on any cluster. All ports are on loopback and chosen by the system.
 *
 * <p>It starts the services of the daemons directly instead of using Hadoop's MiniYARNCluster, which is published as
 * test classes, depends on MapReduce, and always writes to {@code target} in the working directory.
 *
 * <p>The base directory stays when the cluster closes; its owner removes it.
 */
public final class EmbeddedYarn implements AutoCloseable {
    private static final Duration NODES_REGISTER_WITHIN = Duration.ofSeconds(30);

    private final EmbeddedYarnSettings settings;
    private final @Nullable HdfsDaemons hdfs;
    private final ResourceManager resourceManager;
    private final List<EmbeddedNode> nodes = new ArrayList<>();
    private Path confDirectory = Path.of("");

    private EmbeddedYarn(EmbeddedYarnSettings settings, @Nullable HdfsDaemons hdfs) {
        this.settings = settings;
        this.hdfs = hdfs;
        this.resourceManager = new ResourceManager();
    }

    /** Starts the cluster and returns when all nodes are registered. */
    public static EmbeddedYarn start(EmbeddedYarnSettings settings) throws IOException {
        DefaultMetricsSystem.setMiniClusterMode(true); // Allows several metrics with the same name.
        Files.createDirectories(settings.baseDirectory());
        DaemonConfiguration configuration = new DaemonConfiguration(settings);
        HdfsDaemons hdfs = settings.hdfs()
                ? HdfsDaemons.start(
                        configuration.common(), settings.baseDirectory().resolve("hdfs"))
                : null;
        EmbeddedYarn cluster = new EmbeddedYarn(settings, hdfs);
        try {
            cluster.startDaemons(configuration);
            return cluster;
        } catch (RuntimeException | IOException e) {
            cluster.close();
            throw e;
        }
    }

    /** Prepares the nodes while the ResourceManager starts, because both mostly load classes. */
    private void startDaemons(DaemonConfiguration configuration) throws IOException {
        Configuration conf = configuration.resourceManager(hdfs == null ? "file:///" : hdfs.uri());
        // YARN keeps the largest allocation in a static field, which may already be set from the defaults.
        ResourceUtils.resetResourceTypes(conf);
        CompletableFuture<Void> prepared = CompletableFuture.runAsync(() -> prepareNodes(configuration, conf));
        resourceManager.init(conf);
        resourceManager.start();
        prepared.join();
        for (EmbeddedNode node : nodes) {
            node.getConfig()
                    .set(
                            YarnConfiguration.RM_RESOURCE_TRACKER_ADDRESS,
                            conf.get(YarnConfiguration.RM_RESOURCE_TRACKER_ADDRESS));
            node.start();
        }
        awaitNodes();
        confDirectory = ConfDirectory.write(settings, conf);
    }

    private void prepareNodes(DaemonConfiguration configuration, Configuration resourceManagerConf) {
        for (int index = 0; index < settings.nodes(); index++) {
            EmbeddedNode node = new EmbeddedNode();
            node.init(configuration.node(index, resourceManagerConf));
            nodes.add(node);
        }
    }

    private void awaitNodes() throws IOException {
        Instant end = Instant.now().plus(NODES_REGISTER_WITHIN);
        while (resourceManager.getResourceScheduler().getNumClusterNodes() < settings.nodes()) {
            if (Instant.now().isAfter(end)) {
                throw new IOException("%d of %d nodes registered within %d s"
                        .formatted(
                                resourceManager.getResourceScheduler().getNumClusterNodes(),
                                settings.nodes(),
                                NODES_REGISTER_WITHIN.toSeconds()));
            }
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while the nodes registered", e);
            }
        }
    }

    /** The HADOOP_CONF_DIR for other processes. */
    public Path confDirectory() {
        return confDirectory;
    }

    /** The configuration for a client in this JVM. */
    public Configuration clientConfiguration() {
        Configuration conf = new YarnConfiguration();
        for (String name : List.of("core-site.xml", "hdfs-site.xml", "yarn-site.xml")) {
            conf.addResource(
                    new org.apache.hadoop.fs.Path(confDirectory.resolve(name).toUri()));
        }
        return conf;
    }

    /** The default file system, such as {@code file:///} or {@code hdfs://127.0.0.1:40123}. */
    public String defaultFileSystem() {
        return resourceManager.getConfig().get(CommonConfigurationKeysPublic.FS_DEFAULT_NAME_KEY);
    }

    /** Stops a node and its containers for good. The node tells the ResourceManager. */
    public void stopNode(int index) {
        nodes.get(index).stop();
    }

    /** Stops the daemons, and kills remaining containers. */
    @Override
    public void close() {
        // Nodes first, because a node unregisters, and would try for minutes if the ResourceManager were gone.
        nodes.parallelStream().forEach(EmbeddedNode::stop);
        resourceManager.stop();
        killContainers();
        if (hdfs != null) {
            hdfs.close();
        }
    }

    /** Kills the processes of all containers now, without the nodes. */
    public void killContainers() {
        new ContainerKiller(settings.baseDirectory()).killAll();
    }
}
