package io.yarnsubmit.it.daemons;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.yarn.conf.YarnConfiguration;

/**
 * The configuration of a cluster: one that clients and all daemons share, and what each daemon has beyond it. Daemons write
 * down what they must find again, and whoever is silent is given up after seconds instead of minutes.
 */
final class SiteFiles {
    static final String LOOPBACK = "127.0.0.1";
    /** The value of {@code yarn.http.policy} with which web services have TLS. */
    static final String HTTPS_ONLY = "HTTPS_ONLY";

    private static final String ADDRESS = "address";
    private static final String WEBAPP_ADDRESS = "webapp.address";
    private static final String WEBAPP_HTTPS_ADDRESS = "webapp.https.address";
    private static final int LEAST_ALLOCATION_MIB = 64;

    private final DaemonClusterSettings settings;
    private final Path base;
    private final Ports ports = new Ports();
    private final Map<String, String> shared = new TreeMap<>();

    SiteFiles(DaemonClusterSettings settings, Path base) {
        this.settings = settings;
        this.base = base;
        fileSystem();
        resourceManagers();
        recovery();
        scheduler();
        patience();
        shared.putAll(settings.properties());
    }

    /** Makes it a secured cluster's. */
    void secure(Map<String, String> properties) {
        properties.forEach(shared::putIfAbsent);
    }

    int freePort() {
        return ports.port(LOOPBACK);
    }

    /** The value of a shared property. */
    String get(String key) {
        return shared.get(key);
    }

    /** Of one of two ResourceManagers, or of the only one. */
    static String keyOf(String what, int index, boolean highAvailability) {
        return "yarn.resourcemanager." + what + (highAvailability ? ".rm" + (index + 1) : "");
    }

    String webAddress(int resourceManager) {
        return get(keyOf(WEBAPP_ADDRESS, resourceManager, settings.highAvailability()));
    }

    /** The properties of a ResourceManager beyond the shared ones. */
    Map<String, String> resourceManager(int index) {
        return settings.highAvailability() ? Map.of(YarnConfiguration.RM_HA_ID, "rm" + (index + 1)) : Map.of();
    }

    /** The properties of a NodeManager beyond the shared ones. */
    Map<String, String> nodeManager(int index) {
        String host = nodeHost(index);
        Path data = base.resolve("data/node" + (index + 1));
        Map<String, String> conf = new TreeMap<>();
        conf.put("yarn.nodemanager.hostname", host);
        conf.put(YarnConfiguration.NM_BIND_HOST, host);
        conf.put(YarnConfiguration.NM_ADDRESS, ports.address(host));
        conf.put(YarnConfiguration.NM_LOCALIZER_ADDRESS, ports.address(host));
        conf.put(YarnConfiguration.NM_WEBAPP_ADDRESS, ports.address(host));
        conf.put(YarnConfiguration.NM_WEBAPP_HTTPS_ADDRESS, ports.address(host));
        conf.put(YarnConfiguration.NM_COLLECTOR_SERVICE_ADDRESS, ports.address(host));
        conf.put(YarnConfiguration.NM_LOCAL_DIRS, data.resolve("local").toString());
        conf.put(
                YarnConfiguration.NM_LOG_DIRS,
                base.resolve("containers/node" + (index + 1)).toString());
        conf.put(YarnConfiguration.NM_RECOVERY_DIR, data.resolve("recovery").toString());
        return conf;
    }

    static String nodeHost(int index) {
        return "127.0.0." + (index + 2);
    }

    private void fileSystem() {
        shared.put("hadoop.tmp.dir", base.resolve("data/tmp").toString());
        if (!settings.hdfs()) {
            shared.put("fs.defaultFS", "file:///");
            shared.put(
                    YarnConfiguration.NM_REMOTE_APP_LOG_DIR,
                    base.resolve("data/aggregated-logs").toString());
            return;
        }
        shared.put("fs.defaultFS", "hdfs://" + ports.address(LOOPBACK));
        shared.put("dfs.namenode.http-address", ports.address(LOOPBACK));
        shared.put("dfs.namenode.name.dir", base.resolve("data/name").toUri().toString());
        shared.put("dfs.datanode.data.dir", base.resolve("data/blocks").toUri().toString());
        shared.put("dfs.datanode.address", ports.address(LOOPBACK));
        shared.put("dfs.datanode.http.address", ports.address(LOOPBACK));
        shared.put("dfs.datanode.ipc.address", ports.address(LOOPBACK));
        shared.put("dfs.replication", "1");
        shared.put("dfs.heartbeat.interval", "1");
        // A NameNode that begins again leaves safe mode as soon as it has heard of its blocks.
        shared.put("dfs.namenode.safemode.extension", "0");
        shared.put("dfs.namenode.edits.noeditlogchannelflush", "true");
    }

    private void resourceManagers() {
        if (settings.highAvailability()) {
            shared.put(YarnConfiguration.RM_HA_ENABLED, "true");
            shared.put(YarnConfiguration.RM_HA_IDS, "rm1,rm2");
            shared.put(YarnConfiguration.RM_CLUSTER_ID, "daemons");
            shared.put("hadoop.zk.address", ports.address(LOOPBACK));
            shared.put("hadoop.zk.timeout-ms", "4000");
            shared.put("hadoop.zk.retry-interval-ms", "500");
        }
        for (int i = 0; i < resourceManagerCount(); i++) {
            shared.put(keyOf("hostname", i, settings.highAvailability()), LOOPBACK);
            for (String what : new String[] {
                ADDRESS,
                "scheduler.address",
                "resource-tracker.address",
                "admin.address",
                WEBAPP_ADDRESS,
                WEBAPP_HTTPS_ADDRESS
            }) {
                shared.put(keyOf(what, i, settings.highAvailability()), ports.address(LOOPBACK));
            }
        }
    }

    int resourceManagerCount() {
        return settings.highAvailability() ? 2 : 1;
    }

    private void recovery() {
        String store = "org.apache.hadoop.yarn.server.resourcemanager.recovery."
                + (settings.highAvailability() ? "ZKRMStateStore" : "FileSystemRMStateStore");
        shared.put(YarnConfiguration.RECOVERY_ENABLED, "true");
        shared.put(YarnConfiguration.RM_STORE, store);
        shared.put(
                YarnConfiguration.FS_RM_STATE_STORE_URI,
                base.resolve("data/resourcemanager").toUri().toString());
        shared.put(YarnConfiguration.RM_WORK_PRESERVING_RECOVERY_ENABLED, "true");
        shared.put(YarnConfiguration.RM_WORK_PRESERVING_RECOVERY_SCHEDULING_WAIT_MS, "500");
        shared.put(YarnConfiguration.NM_RECOVERY_ENABLED, "true");
        shared.put(YarnConfiguration.NM_RECOVERY_SUPERVISED, "true");
    }

    private void scheduler() {
        shared.put(
                YarnConfiguration.RM_SCHEDULER,
                "org.apache.hadoop.yarn.server.resourcemanager.scheduler.capacity.CapacityScheduler");
        shared.put(YarnConfiguration.RM_SCHEDULER_MINIMUM_ALLOCATION_MB, Integer.toString(LEAST_ALLOCATION_MIB));
        shared.put(YarnConfiguration.RM_SCHEDULER_MAXIMUM_ALLOCATION_MB, Integer.toString(settings.nodeMemoryMib()));
        shared.put(YarnConfiguration.RM_SCHEDULER_MAXIMUM_ALLOCATION_VCORES, Integer.toString(settings.nodeCores()));
        shared.put(YarnConfiguration.NM_PMEM_MB, Integer.toString(settings.nodeMemoryMib()));
        shared.put(YarnConfiguration.NM_VCORES, Integer.toString(settings.nodeCores()));
        shared.put(YarnConfiguration.NM_VMEM_CHECK_ENABLED, "false");
        shared.put(YarnConfiguration.NM_DISK_HEALTH_CHECK_ENABLE, "false");
        shared.put(YarnConfiguration.NM_MAX_PER_DISK_UTILIZATION_PERCENTAGE, "100");
        shared.put(YarnConfiguration.YARN_APPLICATION_CLASSPATH, "");
        String queues = "yarn.scheduler.capacity.";
        shared.put(queues + "maximum-am-resource-percent", "0.9");
        shared.put(queues + "node-locality-delay", "-1");
        shared.put(queues + "root.queues", "default,small");
        shared.put(queues + "root.default.capacity", "90");
        shared.put(queues + "root.default.maximum-capacity", "100");
        shared.put(queues + "root.default.user-limit-factor", "100");
        shared.put(queues + "root.small.capacity", "10");
        shared.put(queues + "root.small.maximum-capacity", "10");
    }

    /** The longest waits of clients stay as Hadoop has them: whoever needs less must see to it. */
    private void patience() {
        shared.put(YarnConfiguration.RM_NM_HEARTBEAT_INTERVAL_MS, "200");
        shared.put(YarnConfiguration.RM_NM_EXPIRY_INTERVAL_MS, millis(settings.nodeExpiry()));
        shared.put(YarnConfiguration.RM_AM_EXPIRY_INTERVAL_MS, millis(settings.amExpiry()));
        shared.put(YarnConfiguration.RESOURCEMANAGER_CONNECT_RETRY_INTERVAL_MS, "500");
        shared.put(YarnConfiguration.CLIENT_FAILOVER_SLEEPTIME_BASE_MS, "200");
        shared.put(YarnConfiguration.CLIENT_FAILOVER_SLEEPTIME_MAX_MS, "1000");
        shared.put("ipc.client.connect.retry.interval", "200");
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }

    /** Writes the configuration of clients; {@code own} makes it that of a daemon. */
    Path write(String directory, Map<String, String> own) throws IOException {
        Path path = Files.createDirectories(base.resolve(directory));
        Configuration all = new Configuration(false);
        shared.forEach(all::set);
        own.forEach(all::set);
        for (String file : new String[] {"core-site.xml", "hdfs-site.xml", "yarn-site.xml", "capacity-scheduler.xml"}) {
            try (Writer out = Files.newBufferedWriter(path.resolve(file))) {
                all.writeXml(out);
            }
        }
        if (HTTPS_ONLY.equals(shared.get(YarnConfiguration.YARN_HTTP_POLICY_KEY))) {
            new WebCertificate(base.resolve("data/web")).writeInto(path);
        }
        return path;
    }
}
