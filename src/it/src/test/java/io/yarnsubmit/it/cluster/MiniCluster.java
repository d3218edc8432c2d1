package io.yarnsubmit.it.cluster;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.ApplicationSubmissionContext;
import org.apache.hadoop.yarn.api.records.ContainerLaunchContext;
import org.apache.hadoop.yarn.api.records.NodeId;
import org.apache.hadoop.yarn.api.records.Resource;
import org.apache.hadoop.yarn.api.records.YarnApplicationState;
import org.apache.hadoop.yarn.client.api.YarnClient;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.apache.hadoop.yarn.server.MiniYARNCluster;
import org.apache.hadoop.yarn.server.nodemanager.NodeManager;
import org.apache.hadoop.yarn.server.resourcemanager.RMContext;
import org.apache.hadoop.yarn.server.resourcemanager.ResourceManager;
import org.apache.hadoop.yarn.server.resourcemanager.nodelabels.RMNodeLabelsManager;
import org.apache.hadoop.yarn.server.resourcemanager.rmcontainer.RMContainer;
import org.apache.hadoop.yarn.server.resourcemanager.scheduler.AbstractYarnScheduler;
import org.apache.hadoop.yarn.server.resourcemanager.scheduler.SchedulerApplicationAttempt;
import org.apache.hadoop.yarn.webapp.WebApp;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One real YARN, and an HDFS, for all test classes of this JVM: starting them costs more than any test. Other JVMs run other
 * classes at the same time, on clusters of their own. Tests get it as a parameter.
 *
 * <p>Unlike those of MiniYARNCluster its machines have names of their own: 127.0.0.2 and 127.0.0.3 without a label, and
 * 127.0.0.4 with one, which only those use that ask for it. Its queues are default, small (675 MB), few, which runs one
 * ApplicationMaster at a time, stopped, closed, to which nobody may submit, and borrower, which has to give back what lender
 * wants.
 */
public final class MiniCluster implements AutoCloseable, ParameterResolver {
    /** Of the third machine. */
    public static final String LABEL = "fast";

    /** Of no machine. */
    public static final String UNUSED_LABEL = "gone";

    private static final int PLAIN_NODES = 2;
    /** Which of the JVMs that run tests this is. */
    private static final int FORK = Integer.getInteger("yarnsubmit.fork", 1);

    private static final Duration HANG_GUARD = Duration.ofSeconds(60);
    private static final Duration LEFT_WITHIN = Duration.ofSeconds(10);

    private final List<NodeManager> nodes = new ArrayList<>();
    private MiniDFSCluster hdfs;
    private MiniYARNCluster yarn;
    private YarnClient client;
    private FileSystem fileSystem;
    private Path base;
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
            base = Path.of("target", name).toAbsolutePath();
            Files.createDirectories(base);
            Configuration conf = new YarnConfiguration();
            conf.set("hadoop.tmp.dir", base.resolve("tmp").toString());
            conf.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, base.resolve("hdfs").toString());
            hdfs = new MiniDFSCluster.Builder(conf).numDataNodes(1).build();
            hdfs.waitActive();
            fileSystem = hdfs.getFileSystem();
            yarn = new MiniYARNCluster(name + "-yarn", 0, 1, 1);
            yarn.init(MiniConfiguration.of(fileSystem.getUri().toString(), base));
            yarn.start();
            for (int i = 0; i < PLAIN_NODES + 1; i++) {
                startNode("127.0.0." + (i + 2));
            }
            Awaitility.await("machines of the mini cluster")
                    .atMost(HANG_GUARD)
                    .until(() -> context().getRMNodes().size() == nodes.size());
            labels().addToCluserNodeLabelsWithDefaultExclusivity(Set.of(LABEL, UNUSED_LABEL));
            labelThirdNode(true);
            confDirectory = writeConfiguration(base.resolve("conf"));
            client = YarnClient.createYarnClient();
            client.init(yarn.getConfig());
            client.start();
            return this;
        } catch (IOException e) {
            throw new IllegalStateException("the mini cluster did not start", e);
        }
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

    private RMNodeLabelsManager labels() {
        return context().getNodeLabelManager();
    }

    /** Gives the third machine its label, or takes it away. */
    public void labelThirdNode(boolean labelled) {
        NodeId id = nodes.get(PLAIN_NODES).getNMContext().getNodeId();
        try {
            labels().replaceLabelsOnNode(Map.of(id, labelled ? Set.of(LABEL) : Set.of()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

    /** What the ResourceManager knows. */
    public RMContext context() {
        return yarn.getResourceManager().getRMContext();
    }

    /** Where the machines keep the logs of their containers. */
    List<Path> logDirectories() {
        return nodes.stream()
                .flatMap(node -> Stream.of(node.getConfig().getTrimmedStrings(YarnConfiguration.NM_LOG_DIRS)))
                .map(Path::of)
                .toList();
    }

    public URI uri() {
        return fileSystem.getUri();
    }

    /** Where its web pages are, and YARN's proxy. What it tells has the port that was configured, which is 0. */
    public URI webPages() {
        try {
            Field pages = ResourceManager.class.getDeclaredField("webApp");
            pages.setAccessible(true);
            return URI.create("http://localhost:" + ((WebApp) pages.get(yarn.getResourceManager())).port());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    public ApplicationReport report(String applicationId) {
        try {
            return client.getApplicationReport(ApplicationId.fromString(applicationId));
        } catch (IOException | YarnException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The containers of an application that live. */
    public Collection<RMContainer> containers(String applicationId) {
        var scheduler = (AbstractYarnScheduler<?, ?>) context().getScheduler();
        var application = scheduler.getSchedulerApplications().get(ApplicationId.fromString(applicationId));
        SchedulerApplicationAttempt attempt = application == null ? null : application.getCurrentAppAttempt();
        return attempt == null ? List.of() : List.copyOf(attempt.getLiveContainers());
    }

    /** Waits until so many of its containers live, besides the ApplicationMaster's. */
    public void awaitExecutors(String applicationId, int count) {
        Awaitility.await(count + " executors of " + applicationId)
                .atMost(HANG_GUARD.multipliedBy(2))
                .until(() -> containers(applicationId).size() == count + 1);
    }

    /** Whether an application with this name was ever submitted. */
    public boolean knows(String name) {
        return context().getRMApps().values().stream()
                .anyMatch(application -> application.getName().equals(name));
    }

    /** An application that is none of ours: a shell command instead of an ApplicationMaster, tried once; its id. */
    public String submitRaw(String queue, String shellCommand) {
        try {
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
        String home = new org.apache.hadoop.fs.Path(fileSystem.getHomeDirectory(), ".yarn-submit").toString();
        Awaitility.await("nothing left of " + applicationId)
                .atMost(LEFT_WITHIN)
                .until(() -> !stagingDirectories(home).contains(applicationId)
                        && ContainerProcesses.of(applicationId).isEmpty());
    }

    /**
     * Proves that no application has a staging directory now.
     *
     * @param home the value of {@code stagingDirectory}, which nobody else has
     */
    public void assertNoStagingDirectory(String home) {
        Awaitility.await("no staging directory in " + home)
                .atMost(LEFT_WITHIN)
                .until(() -> stagingDirectories(home).isEmpty());
    }

    private List<String> stagingDirectories(String home) throws IOException {
        org.apache.hadoop.fs.Path staging = new org.apache.hadoop.fs.Path(home, "staging");
        if (!fileSystem.exists(staging)) {
            return List.of();
        }
        return List.of(fileSystem.listStatus(staging)).stream()
                .map(FileStatus::getPath)
                .map(org.apache.hadoop.fs.Path::getName)
                .toList();
    }

    @Override
    public void close() {
        try {
            client.stop();
            nodes.forEach(NodeManager::stop);
            yarn.stop();
            hdfs.shutdown();
        } catch (UncheckedIOException e) {
            throw new IllegalStateException(e);
        }
    }
}
