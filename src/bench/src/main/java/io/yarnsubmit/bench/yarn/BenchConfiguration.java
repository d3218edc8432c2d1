package io.yarnsubmit.bench.yarn;

import java.io.IOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CommonConfigurationKeys;
import org.apache.hadoop.fs.CommonConfigurationKeysPublic;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.server.resourcemanager.scheduler.capacity.CapacityScheduler;

/** The configuration of each daemon and of clients: Hadoop's defaults but for addresses, directories and sizes. */
final class BenchConfiguration {
    private static final String LOOPBACK = "127.0.0.1";
    private static final String ANY_PORT = LOOPBACK + ":0";
    /** An ApplicationMaster as the product sizes it, and no executor beside it. */
    private static final int REAL_NODE_MIB = 768;

    private static final int MOST_NODES = 200 * 250;
    private static final int LEAST_ALLOCATION_MIB = 64;

    private final Path base;
    private final ClusterSize size;

    BenchConfiguration(Path base, ClusterSize size) {
        if (size.nodes() > MOST_NODES) {
            throw new IllegalArgumentException(size.nodes() + " nodes, at most " + MOST_NODES + " can be simulated");
        }
        this.base = base;
        this.size = size;
    }

    Configuration resourceManager() throws IOException {
        Configuration conf = common();
        conf.set(YarnConfiguration.RM_HOSTNAME, LOOPBACK);
        conf.set(YarnConfiguration.RM_ADDRESS, ANY_PORT);
        conf.set(YarnConfiguration.RM_SCHEDULER_ADDRESS, ANY_PORT);
        conf.set(YarnConfiguration.RM_RESOURCE_TRACKER_ADDRESS, ANY_PORT);
        conf.set(YarnConfiguration.RM_ADMIN_ADDRESS, ANY_PORT);
        conf.set(YarnConfiguration.RM_WEBAPP_ADDRESS, LOOPBACK + ":" + freePort());
        conf.setClass(YarnConfiguration.RM_SCHEDULER, CapacityScheduler.class, CapacityScheduler.class);
        String prefix = "yarn.scheduler.capacity.";
        conf.set(prefix + "root.queues", "default");
        conf.setInt(prefix + "root.default.capacity", 100);
        conf.setInt(prefix + "per-node-heartbeat.maximum-offswitch-assignments", size.grantsPerHeartbeat());
        return conf;
    }

    Configuration realNode(Configuration resourceManager) {
        Configuration conf = new Configuration(resourceManager);
        conf.set("yarn.nodemanager.hostname", LOOPBACK);
        conf.set(YarnConfiguration.NM_BIND_HOST, LOOPBACK);
        conf.set(YarnConfiguration.NM_ADDRESS, ANY_PORT);
        conf.set(YarnConfiguration.NM_LOCALIZER_ADDRESS, ANY_PORT);
        conf.set(YarnConfiguration.NM_WEBAPP_ADDRESS, ANY_PORT);
        conf.set(YarnConfiguration.NM_LOCAL_DIRS, below("node/local"));
        conf.set(YarnConfiguration.NM_LOG_DIRS, below("node/logs"));
        conf.setInt(YarnConfiguration.NM_PMEM_MB, REAL_NODE_MIB);
        conf.setInt(YarnConfiguration.NM_VCORES, 1);
        conf.setBoolean(YarnConfiguration.NM_VMEM_CHECK_ENABLED, false);
        conf.setBoolean(YarnConfiguration.NM_DISK_HEALTH_CHECK_ENABLE, false);
        conf.setFloat(YarnConfiguration.NM_MAX_PER_DISK_UTILIZATION_PERCENTAGE, 100);
        return conf;
    }

    /** Writes what other processes take as their HADOOP_CONF_DIR. */
    Path writeForClients(Configuration resourceManager, Map<String, String> properties) throws IOException {
        Path directory = Files.createDirectories(base.resolve("conf"));
        Configuration site = new Configuration(false);
        for (Map.Entry<String, String> entry : resourceManager) {
            if (entry.getKey().startsWith("yarn.resourcemanager.")
                    || entry.getKey().startsWith("yarn.scheduler.")) {
                site.set(entry.getKey(), entry.getValue());
            }
        }
        site.set(YarnConfiguration.YARN_APPLICATION_CLASSPATH, "");
        properties.forEach(site::set);
        write(directory.resolve("yarn-site.xml"), site);
        Configuration core = new Configuration(false);
        core.set(CommonConfigurationKeysPublic.FS_DEFAULT_NAME_KEY, "file:///");
        core.set("hadoop.tmp.dir", below("client-tmp"));
        // The nodes' names are addresses. By default a Hadoop client looks each of them up in the DNS again and
        // again, under a lock that all its calls share.
        core.setBoolean(CommonConfigurationKeys.HADOOP_SECURITY_TOKEN_SERVICE_USE_IP, false);
        write(directory.resolve("core-site.xml"), core);
        return directory;
    }

    private Configuration common() {
        Configuration conf = new YarnConfiguration();
        conf.set("hadoop.tmp.dir", below("tmp"));
        conf.set(CommonConfigurationKeysPublic.FS_DEFAULT_NAME_KEY, "file:///");
        conf.setInt(YarnConfiguration.RM_SCHEDULER_MINIMUM_ALLOCATION_MB, LEAST_ALLOCATION_MIB);
        conf.setInt(YarnConfiguration.RM_SCHEDULER_MAXIMUM_ALLOCATION_MB, size.memoryPerNodeMib());
        conf.setBoolean(YarnConfiguration.TIMELINE_SERVICE_ENABLED, false);
        return conf;
    }

    private static void write(Path file, Configuration conf) throws IOException {
        try (Writer out = Files.newBufferedWriter(file)) {
            conf.writeXml(out);
        }
    }

    private String below(String name) {
        return base.resolve(name).toString();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(LOOPBACK))) {
            return socket.getLocalPort();
        }
    }
}
