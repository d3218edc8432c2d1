package io.yarnsubmit.it.cluster;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.YarnApplicationState;
import org.apache.hadoop.yarn.client.api.YarnClient;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.apache.hadoop.yarn.server.MiniYARNCluster;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One real YARN with two nodes, and an HDFS, for all tests of this JVM: starting them costs more than any test. Other JVMs
 * run other tests at the same time, on clusters of their own. Queues: default, small (a tenth), stopped, and closed, to which
 * nobody may submit. Tests get it as a parameter.
 */
public final class MiniCluster implements AutoCloseable, ParameterResolver {
    private static final int NODES = 2;
    private static final int NODE_MEMORY_MIB = 3072;
    private static final int NODE_CORES = 8;
    /** Which of the JVMs that run tests this is. */
    private static final int FORK = Integer.getInteger("yarnsubmit.fork", 1);

    private MiniDFSCluster hdfs;
    private MiniYARNCluster yarn;
    private YarnClient client;
    private FileSystem fileSystem;
    private Path confDirectory;

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == MiniCluster.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        // Not of the root: there is one for each class when two JVMs share the classes out.
        return context.getStore(ExtensionContext.StoreScope.LAUNCHER_SESSION, ExtensionContext.Namespace.GLOBAL)
                .computeIfAbsent(MiniCluster.class, key -> new MiniCluster().start(), MiniCluster.class);
    }

    private MiniCluster start() {
        try {
            String name = "mini-cluster-" + FORK;
            Path base = Path.of("target", name).toAbsolutePath();
            Files.createDirectories(base);
            Configuration conf = new YarnConfiguration();
            conf.set("hadoop.tmp.dir", base.resolve("tmp").toString());
            conf.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, base.resolve("hdfs").toString());
            hdfs = new MiniDFSCluster.Builder(conf).numDataNodes(1).build();
            hdfs.waitActive();
            fileSystem = hdfs.getFileSystem();
            yarn = new MiniYARNCluster(name + "-yarn", NODES, 1, 1);
            yarn.init(yarnConfiguration());
            yarn.start();
            if (!yarn.waitForNodeManagersToConnect(30_000)) {
                throw new IllegalStateException("the NodeManagers did not register");
            }
            confDirectory = writeConfiguration(base.resolve("conf"));
            client = YarnClient.createYarnClient();
            client.init(yarn.getConfig());
            client.start();
            return this;
        } catch (IOException | YarnException | InterruptedException e) {
            throw new IllegalStateException("the mini cluster did not start", e);
        }
    }

    private Configuration yarnConfiguration() throws IOException {
        Configuration conf = new YarnConfiguration();
        conf.set("fs.defaultFS", hdfs.getFileSystem().getUri().toString());
        conf.setInt(YarnConfiguration.RM_SCHEDULER_MINIMUM_ALLOCATION_MB, 64);
        conf.setInt(YarnConfiguration.RM_SCHEDULER_MAXIMUM_ALLOCATION_MB, NODE_MEMORY_MIB);
        conf.setInt(YarnConfiguration.RM_SCHEDULER_MAXIMUM_ALLOCATION_VCORES, NODE_CORES);
        conf.setInt(YarnConfiguration.NM_PMEM_MB, NODE_MEMORY_MIB);
        conf.setInt(YarnConfiguration.NM_VCORES, NODE_CORES);
        conf.setInt(YarnConfiguration.RM_NM_HEARTBEAT_INTERVAL_MS, 200);
        // What applications may ask for; those that do not ask get the usual two.
        conf.setInt(YarnConfiguration.GLOBAL_RM_AM_MAX_ATTEMPTS, 4);
        conf.setBoolean(YarnConfiguration.NM_VMEM_CHECK_ENABLED, false);
        conf.setBoolean(YarnConfiguration.NM_DISK_HEALTH_CHECK_ENABLE, false);
        conf.setFloat(YarnConfiguration.NM_MAX_PER_DISK_UTILIZATION_PERCENTAGE, 100);
        conf.set(
                YarnConfiguration.RM_SCHEDULER,
                "org.apache.hadoop.yarn.server.resourcemanager.scheduler.capacity.CapacityScheduler");
        conf.set("yarn.nodemanager.admin-env", "JAVA_HOME=" + System.getProperty("java.home"));
        queues(conf);
        return conf;
    }

    private static void queues(Configuration conf) {
        String prefix = "yarn.scheduler.capacity.";
        conf.set(prefix + "maximum-am-resource-percent", "0.9");
        conf.set(prefix + "root.queues", "default,small,stopped,closed");
        conf.set(prefix + "root.default.capacity", "70");
        conf.set(prefix + "root.default.maximum-capacity", "100");
        conf.set(prefix + "root.small.capacity", "10");
        conf.set(prefix + "root.small.maximum-capacity", "10");
        conf.set(prefix + "root.stopped.capacity", "10");
        conf.set(prefix + "root.stopped.state", "STOPPED");
        conf.set(prefix + "root.closed.capacity", "10");
        // Whoever may use a queue may use all below it, so the root is closed for a list to matter.
        conf.setBoolean(YarnConfiguration.YARN_ACL_ENABLE, true);
        conf.set(YarnConfiguration.YARN_ADMIN_ACL, " ");
        conf.set(prefix + "root.acl_submit_applications", " ");
        conf.set(prefix + "root.default.acl_submit_applications", "*");
        conf.set(prefix + "root.small.acl_submit_applications", "*");
        conf.set(prefix + "root.stopped.acl_submit_applications", "*");
        conf.set(prefix + "root.closed.acl_submit_applications", "nobody");
    }

    private Path writeConfiguration(Path directory) throws IOException {
        Files.createDirectories(directory);
        for (String file : List.of("core-site.xml", "yarn-site.xml")) {
            try (OutputStream out = Files.newOutputStream(directory.resolve(file))) {
                yarn.getConfig().writeXml(out);
            }
        }
        return directory;
    }

    /** What the command takes as HADOOP_CONF_DIR. */
    public Path confDirectory() {
        return confDirectory;
    }

    public FileSystem fileSystem() {
        return fileSystem;
    }

    public MiniYARNCluster yarn() {
        return yarn;
    }

    public URI uri() {
        return fileSystem.getUri();
    }

    public ApplicationReport report(String applicationId) {
        try {
            return client.getApplicationReport(ApplicationId.fromString(applicationId));
        } catch (IOException | YarnException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many applications YARN knows. */
    public int applications() {
        return yarn.getResourceManager().getRMContext().getRMApps().size();
    }

    public void kill(String applicationId) {
        try {
            client.killApplication(ApplicationId.fromString(applicationId));
        } catch (IOException | YarnException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until YARN says that the application is over. */
    public ApplicationReport awaitEnd(String applicationId) {
        Set<YarnApplicationState> ends =
                EnumSet.of(YarnApplicationState.FINISHED, YarnApplicationState.FAILED, YarnApplicationState.KILLED);
        Awaitility.await("end of " + applicationId)
                .atMost(Duration.ofSeconds(90))
                .until(() -> ends.contains(report(applicationId).getYarnApplicationState()));
        return report(applicationId);
    }

    /** Proves that nothing of an application is left: no staging directory, and within ten seconds no process. */
    public void assertNothingLeft(String applicationId) {
        Awaitility.await("nothing left of " + applicationId)
                .atMost(Duration.ofSeconds(10))
                .until(() -> stagingDirectory(applicationId).isEmpty()
                        && ContainerProcesses.of(applicationId).isEmpty());
    }

    /** Proves that no application has a staging directory now. */
    public void assertStagingEmpty() {
        Awaitility.await("no staging directory")
                .atMost(Duration.ofSeconds(10))
                .until(() -> stagingDirectory("").isEmpty());
    }

    /** The names in the directory of staging directories that end so. */
    private List<String> stagingDirectory(String applicationId) throws IOException {
        org.apache.hadoop.fs.Path staging =
                new org.apache.hadoop.fs.Path(fileSystem.getHomeDirectory(), ".yarn-submit/staging");
        if (!fileSystem.exists(staging)) {
            return List.of();
        }
        return List.of(fileSystem.listStatus(staging)).stream()
                .map(FileStatus::getPath)
                .map(org.apache.hadoop.fs.Path::getName)
                .filter(name -> name.endsWith(applicationId))
                .toList();
    }

    @Override
    public void close() {
        try {
            client.stop();
            yarn.stop();
            hdfs.shutdown();
        } catch (UncheckedIOException e) {
            throw new IllegalStateException(e);
        }
    }
}
