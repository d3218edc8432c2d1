package io.yarnsubmit.it.daemons;

import io.yarnsubmit.it.cluster.Command;
import io.yarnsubmit.it.cluster.ContainerProcesses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.server.namenode.NameNode;
import org.apache.hadoop.hdfs.tools.DFSAdmin;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.awaitility.Awaitility;

/**
 * A real YARN, and HDFS, of separate daemon processes on loopback, from the main classes in Hadoop's jars. Daemons can be
 * killed, stopped and started again, one by one. ResourceManagers and NodeManagers recover what they did before. Each
 * NodeManager has an address of its own, 127.0.0.2 and up. All daemons and containers end with this JVM.
 */
public final class DaemonCluster implements AutoCloseable {
    private static final String FILES = "org.apache.hadoop.fs.FsShell";
    private static final Duration STARTS_WITHIN = Duration.ofSeconds(240);

    private final Path base;
    private final DaemonClusterSettings settings;
    private final SiteFiles site;
    private final ClusterProbe probe = new ClusterProbe();
    private final List<Daemon> daemons = new ArrayList<>();
    private final List<Daemon> resourceManagers = new ArrayList<>();
    private final List<Daemon> nodeManagers = new ArrayList<>();
    private final Optional<Realm> realm;
    private final Optional<ClusterState> state;
    private Daemon nameNode;
    private Daemon dataNode;
    private Daemon zooKeeper;
    private Path confDirectory;
    private final Thread endWithJvm = new Thread(this::killAll, "daemon-cluster-end");

    private DaemonCluster(DaemonClusterSettings settings) throws IOException {
        this.settings = settings;
        Path parent = Files.createDirectories(Path.of("target", "daemons").toAbsolutePath());
        this.base = Files.createTempDirectory(parent, settings.name());
        this.site = new SiteFiles(settings, base);
        this.realm = settings.secured()
                ? Optional.of(Realm.write(base, site.freePort(), settings.clockSkew()))
                : Optional.empty();
        if (settings.secured()) {
            site.secure(SecuritySite.of(realm(), base));
        }
        this.confDirectory = site.write("conf", Map.of());
        // Who logs in with Kerberos does so for all of this JVM, in which there are other clusters.
        this.state = settings.secured() ? Optional.empty() : Optional.of(new ClusterState(hadoop(), applicationHome()));
    }

    /** Describes a cluster to be started. */
    public static DaemonClusterBuilder builder() {
        return new DaemonClusterBuilder();
    }

    static DaemonCluster start(DaemonClusterSettings settings) {
        try {
            DaemonCluster cluster = new DaemonCluster(settings);
            cluster.start();
            return cluster;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void start() throws IOException {
        Runtime.getRuntime().addShutdownHook(endWithJvm);
        try {
            if (settings.secured()) {
                startSecuredDaemons();
                return;
            }
            startDaemons();
            awaitNodes(settings.nodes());
            if (settings.hdfs()) {
                awaitFileSystem();
            }
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private void startDaemons() throws IOException {
        DaemonProcesses processes = new DaemonProcesses(site, base);
        if (settings.highAvailability()) {
            zooKeeper = started(processes.zooKeeper());
        }
        if (settings.hdfs()) {
            NameNode.format(hadoop());
            nameNode = started(processes.nameNode());
            dataNode = started(processes.dataNode());
        }
        startYarn(processes);
    }

    private void startSecuredDaemons() throws IOException {
        DaemonProcesses processes = DaemonProcesses.secured(site, base, realm());
        awaitWord(started(processes.kdc(realm())), KdcMain.READY);
        nameNode = started(processes.securedNameNode());
        dataNode = started(processes.dataNode());
        startYarn(processes);
        awaitHomes();
        nodeManagers.forEach(this::awaitRegistered);
        awaitWord(dataNode, "successfully registered with NN");
    }

    private void startYarn(DaemonProcesses processes) throws IOException {
        for (int i = 0; i < site.resourceManagerCount(); i++) {
            resourceManagers.add(started(processes.resourceManager(i)));
        }
        for (int i = 0; i < settings.nodes(); i++) {
            nodeManagers.add(started(processes.nodeManager(i)));
        }
    }

    private Daemon started(Daemon daemon) {
        daemons.add(daemon);
        daemon.start();
        return daemon;
    }

    /** What the command takes as HADOOP_CONF_DIR. */
    public Path confDirectory() {
        return confDirectory;
    }

    /** Where everything of this cluster is: logs in {@code logs}, containers' logs in {@code containers}. */
    public Path directory() {
        return base;
    }

    /** Its configuration, as a client reads it. */
    public Configuration hadoop() {
        Configuration conf = new YarnConfiguration();
        for (String file : List.of("core-site.xml", "hdfs-site.xml", "yarn-site.xml")) {
            conf.addResource(
                    new org.apache.hadoop.fs.Path(confDirectory.resolve(file).toUri()));
        }
        return conf;
    }

    /** The command with small containers, on this cluster. */
    public Command command() {
        return Command.on(confDirectory).option("--conf", "stagingDirectory=" + applicationHome());
    }

    /** A verb on this cluster. */
    public Command verb(String... words) {
        return verb(confDirectory, words).option("--conf", "stagingDirectory=" + applicationHome());
    }

    /** The command with small containers, on this secured cluster, by a user with a ticket. */
    public Command commandOf(String user) {
        return as(user, Command.on(confDirectory));
    }

    /** A verb on this secured cluster, by a user with a ticket. */
    public Command verbOf(String user, String... words) {
        return as(user, verb(confDirectory, words));
    }

    private static Command verb(Path confDirectory, String... words) {
        return Command.bare().env("HADOOP_CONF_DIR", confDirectory.toString()).option(words);
    }

    private Command as(String user, Command command) {
        realm().environmentOf(user).forEach(command::env);
        return command;
    }

    /** What {@code hadoop fs} says to a user with a ticket. */
    public String filesAs(String user, String... words) {
        return UserProcess.run(confDirectory, realm().environmentOf(user), FILES, words);
    }

    /** What {@code hadoop fs} says to somebody without a ticket, who has this file of tokens. */
    public String filesWith(Path tokens, String... words) {
        return UserProcess.run(confDirectory, realm().environmentOfBearer(tokens), FILES, words);
    }

    /** Gets tokens of a user with a ticket, of HDFS and of the ResourceManager, and writes them into a file. */
    public void fetchTokens(String user, Path file) {
        UserProcess.run(confDirectory, realm().environmentOf(user), TokensMain.class.getName(), file.toString());
    }

    /** Another configuration for clients, which has these values besides. */
    public Path confWith(String name, Map<String, String> values) {
        try {
            return site.write(name, values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of a secured cluster. */
    public Realm realm() {
        return realm.orElseThrow(() -> new IllegalStateException("this cluster has no Kerberos"));
    }

    private ClusterState state() {
        return state.orElseThrow(() -> new IllegalStateException("ask a secured cluster as a user of it"));
    }

    private String applicationHome() {
        return settings.hdfs()
                ? "/user/" + System.getProperty("user.name") + "/.yarn-submit"
                : base.resolve("data/home").toString();
    }

    public List<Daemon> daemons() {
        return List.copyOf(daemons);
    }

    public List<Daemon> resourceManagers() {
        return List.copyOf(resourceManagers);
    }

    /** Waits until there is one. */
    public Daemon activeResourceManager() {
        Awaitility.await("an active ResourceManager").atMost(STARTS_WITHIN).until(() -> active().isPresent());
        return active().orElseThrow();
    }

    private Optional<Daemon> active() {
        return resourceManagers.stream()
                .filter(Daemon::isAlive)
                .filter(daemon -> probe.isActive(webAddress(daemon)))
                .findFirst();
    }

    /** Waits until this ResourceManager is ready to take over. */
    public void awaitStandby(Daemon resourceManager) {
        Awaitility.await(resourceManager + " as standby")
                .atMost(STARTS_WITHIN)
                .until(() -> probe.isStandby(webAddress(resourceManager)));
    }

    private String webAddress(Daemon resourceManager) {
        return site.webAddress(resourceManagers.indexOf(resourceManager));
    }

    public List<Daemon> nodeManagers() {
        return List.copyOf(nodeManagers);
    }

    /** The one at this address. */
    public Daemon nodeManager(String host) {
        return nodeManagers.stream()
                .filter(daemon -> daemon.host().equals(host))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no NodeManager at " + host));
    }

    /** Waits until a NodeManager has registered since it was last started. */
    public void awaitRegistered(Daemon nodeManager) {
        awaitWord(nodeManager, "Registered with ResourceManager as");
    }

    /** Waits until the NameNode of a secured cluster, which was started again, lets users in. */
    public void awaitHomes() {
        awaitWord(nameNode, NameNodeMain.READY);
    }

    private static void awaitWord(Daemon daemon, String word) {
        Awaitility.await("'" + word + "' in the log of " + daemon)
                .atMost(STARTS_WITHIN)
                .failFast(daemon + " has ended", () -> !daemon.isAlive())
                .until(() -> daemon.logOfThisLife().contains(word));
    }

    public Daemon nameNode() {
        return nameNode;
    }

    public Daemon dataNode() {
        return dataNode;
    }

    public Daemon zooKeeper() {
        return zooKeeper;
    }

    /** Waits until the active ResourceManager has exactly so many nodes that it can use. */
    public void awaitNodes(int count) {
        Awaitility.await(count + " nodes; see " + base)
                .atMost(STARTS_WITHIN)
                .failFast("no ResourceManager runs; see " + base, () -> !aResourceManagerLives())
                .until(() -> active().map(this::webAddress)
                        .flatMap(address ->
                                probe.activeNodes(address).stream().boxed().findFirst())
                        .filter(nodes -> nodes == count)
                        .isPresent());
    }

    private boolean aResourceManagerLives() {
        return resourceManagers.stream().anyMatch(Daemon::isAlive);
    }

    /** Waits until HDFS takes files. */
    public void awaitFileSystem() {
        Awaitility.await("HDFS; see " + base)
                .atMost(STARTS_WITHIN)
                .ignoreExceptions()
                .until(state()::takesFiles);
    }

    public void enterSafeMode() {
        administer("-safemode", "enter");
    }

    public void leaveSafeMode() {
        administer("-safemode", "leave");
    }

    private void administer(String... words) {
        try {
            if (new DFSAdmin(hadoop()).run(words) != 0) {
                throw new IllegalStateException("dfsadmin " + String.join(" ", words) + " failed");
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the active ResourceManager says of an application. */
    public ApplicationReport report(String applicationId) {
        return state().report(applicationId);
    }

    /** Waits until YARN says that the application is over. */
    public ApplicationReport awaitEnd(String applicationId) {
        return state().awaitEnd(applicationId);
    }

    public void kill(String applicationId) {
        state().kill(applicationId);
    }

    /** All applications that the active ResourceManager knows. */
    public List<ApplicationReport> applications() {
        return state().applications();
    }

    /** The ids of the containers that the ResourceManager counts for an application, the ApplicationMaster's among them. */
    public List<String> containers(String applicationId) {
        return state().containers(applicationId);
    }

    /**
     * Proves that within a moment nothing of an application is left: no process in its containers, no staging directory, no
     * container in the ResourceManager's books.
     */
    public void assertNothingLeft(String applicationId) {
        state().assertNothingLeft(applicationId);
    }

    /** Whether an application has a staging directory. */
    public boolean hasStagingDirectory(String applicationId) {
        return !state().stagingDirectories(applicationId).isEmpty();
    }

    /** Makes a staging directory look as if nothing had happened in it for long. */
    public void ageStagingDirectory(String applicationId) {
        state().ageStagingDirectory(applicationId);
    }

    /** Proves that no application has a staging directory now. */
    public void assertNoStagingDirectory() {
        Awaitility.await("no staging directory")
                .atMost(STARTS_WITHIN)
                .until(() -> state().stagingDirectories(""), List::isEmpty);
    }

    /** Ends all daemons and containers, and removes all but logs and configurations. */
    @Override
    public void close() {
        state.ifPresent(ClusterState::close);
        killAll();
        try {
            Runtime.getRuntime().removeShutdownHook(endWithJvm);
        } catch (IllegalStateException e) {
            // The JVM ends just now.
        }
        try (Stream<Path> files = Files.walk(base.resolve("data"))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            // A dying container may still write; the build's clean has it.
        }
    }

    private void killAll() {
        daemons.stream().filter(Daemon::isAlive).forEach(Daemon::kill);
        ContainerProcesses.under(base).forEach(ProcessHandle::destroyForcibly);
    }
}
