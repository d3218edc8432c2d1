package io.yarnsubmit.embedded.yarn;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CommonConfigurationKeysPublic;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.server.resourcemanager.scheduler.capacity.CapacityScheduler;

/**
 * Creates the configuration of each daemon. Ports are 0, so the daemons choose free ones and write them back.
 * Heartbeats are ten times as frequent as on a cluster, to reduce delays.
 */
final class DaemonConfiguration {
    private static final String LOOPBACK = "127.0.0.1";
    private static final String ANY_PORT = LOOPBACK + ":0";
    private static final int HEARTBEAT_MILLIS = 100;
    private static final int LEAST_ALLOCATION_MIB = 64;

    private final EmbeddedYarnSettings settings;

    DaemonConfiguration(EmbeddedYarnSettings settings) {
        this.settings = settings;
    }

    /** The common configuration of all daemons. */
    Configuration common() {
        Configuration conf = new YarnConfiguration();
        conf.set("hadoop.tmp.dir", below("tmp"));
        conf.set(CommonConfigurationKeysPublic.FS_DEFAULT_NAME_KEY, "file:///");
        conf.setBoolean("hadoop.security.token.service.use_ip", true);
        return conf;
    }

    Configuration resourceManager(String defaultFileSystem) throws IOException {
        Configuration conf = yarn(defaultFileSystem);
        conf.set(YarnConfiguration.RM_HOSTNAME, LOOPBACK);
        conf.set(YarnConfiguration.RM_ADDRESS, ANY_PORT);
        conf.set(YarnConfiguration.RM_SCHEDULER_ADDRESS, ANY_PORT);
        conf.set(YarnConfiguration.RM_RESOURCE_TRACKER_ADDRESS, ANY_PORT);
        conf.set(YarnConfiguration.RM_ADMIN_ADDRESS, ANY_PORT);
        // The only port that must be known in advance, because applications' tracking URLs contain it.
        conf.set(YarnConfiguration.RM_WEBAPP_ADDRESS, LOOPBACK + ":" + freePort());
        conf.setClass(YarnConfiguration.RM_SCHEDULER, CapacityScheduler.class, CapacityScheduler.class);
        conf.setInt(YarnConfiguration.RM_NM_HEARTBEAT_INTERVAL_MS, HEARTBEAT_MILLIS);
        // Fewer threads than on a cluster, because each one costs start-up time.
        conf.setInt(YarnConfiguration.RM_CLIENT_THREAD_COUNT, 8);
        conf.setInt(YarnConfiguration.RM_SCHEDULER_CLIENT_THREAD_COUNT, 8);
        conf.setInt(YarnConfiguration.RM_RESOURCE_TRACKER_CLIENT_THREAD_COUNT, 4);
        conf.setInt(YarnConfiguration.RM_AMLAUNCHER_THREAD_COUNT, 4);
        queues(conf);
        return withUserProperties(conf);
    }

    Configuration node(int index, Configuration resourceManager) {
        Configuration conf = yarn(resourceManager.get(CommonConfigurationKeysPublic.FS_DEFAULT_NAME_KEY));
        String host = loopback(index);
        conf.set("yarn.nodemanager.hostname", host);
        conf.set(YarnConfiguration.NM_BIND_HOST, host);
        conf.set(YarnConfiguration.NM_ADDRESS, host + ":0");
        conf.set(YarnConfiguration.NM_LOCALIZER_ADDRESS, host + ":0");
        conf.set(YarnConfiguration.NM_WEBAPP_ADDRESS, host + ":0");
        conf.set(YarnConfiguration.NM_LOCAL_DIRS, below("node" + index + "/local"));
        conf.set(YarnConfiguration.NM_LOG_DIRS, below("node" + index + "/logs"));
        conf.setInt(YarnConfiguration.NM_PMEM_MB, settings.memoryPerNodeMib());
        conf.setInt(YarnConfiguration.NM_VCORES, settings.vcoresPerNode());
        conf.setBoolean(YarnConfiguration.NM_PMEM_CHECK_ENABLED, settings.memoryEnforced());
        conf.setBoolean(YarnConfiguration.NM_VMEM_CHECK_ENABLED, false);
        // Full disks are the concern of the machine's owner.
        conf.setBoolean(YarnConfiguration.NM_DISK_HEALTH_CHECK_ENABLE, false);
        conf.setFloat(YarnConfiguration.NM_MAX_PER_DISK_UTILIZATION_PERCENTAGE, 100);
        conf.setLong(YarnConfiguration.DEBUG_NM_DELETE_DELAY_SEC, 0);
        conf.setInt(YarnConfiguration.NM_CONTAINER_MGR_THREAD_COUNT, 8);
        conf.setInt(YarnConfiguration.NM_CONTAINER_MON_INTERVAL_MS, 1000);
        return withUserProperties(conf);
    }

    private Configuration yarn(String defaultFileSystem) {
        Configuration conf = common();
        conf.set(CommonConfigurationKeysPublic.FS_DEFAULT_NAME_KEY, defaultFileSystem);
        conf.setInt(YarnConfiguration.RM_SCHEDULER_MINIMUM_ALLOCATION_MB, LEAST_ALLOCATION_MIB);
        conf.setInt(YarnConfiguration.RM_SCHEDULER_MAXIMUM_ALLOCATION_MB, settings.memoryPerNodeMib());
        conf.setInt(YarnConfiguration.RM_SCHEDULER_MAXIMUM_ALLOCATION_VCORES, settings.vcoresPerNode());
        conf.setBoolean(YarnConfiguration.LOG_AGGREGATION_ENABLED, settings.logAggregation());
        conf.set(YarnConfiguration.NM_REMOTE_APP_LOG_DIR, below("aggregated-logs"));
        conf.setBoolean(YarnConfiguration.TIMELINE_SERVICE_ENABLED, false);
        return conf;
    }

    private void queues(Configuration conf) {
        String prefix = "yarn.scheduler.capacity.";
        conf.set(prefix + "maximum-am-resource-percent", "0.9");
        conf.setInt(prefix + "node-locality-delay", -1);
        StringBuilder names = new StringBuilder("default");
        int left = 100;
        for (EmbeddedQueue queue : settings.queues()) {
            names.append(',').append(queue.name());
            left -= queue.capacityPercent();
            String key = prefix + "root." + queue.name() + ".";
            conf.setInt(key + "capacity", queue.capacityPercent());
            conf.setInt(key + "maximum-capacity", queue.maximumCapacityPercent());
            conf.setInt(key + "user-limit-factor", 100);
            conf.set(key + "state", queue.running() ? "RUNNING" : "STOPPED");
            queue.submitters().ifPresent(list -> conf.set(key + "acl_submit_applications", list));
        }
        conf.set(prefix + "root.queues", names.toString());
        conf.setInt(prefix + "root.default.capacity", left);
        conf.setInt(prefix + "root.default.maximum-capacity", 100);
        conf.setInt(prefix + "root.default.user-limit-factor", 100);
        if (settings.queues().stream().anyMatch(queue -> queue.submitters().isPresent())) {
            // Access to a queue includes all queues below it, so the root must be closed.
            conf.setBoolean(YarnConfiguration.YARN_ACL_ENABLE, true);
            conf.set(YarnConfiguration.YARN_ADMIN_ACL, " ");
            conf.set(prefix + "root.acl_submit_applications", " ");
            conf.set(prefix + "root.default.acl_submit_applications", "*");
            settings.queues().stream()
                    .filter(queue -> queue.submitters().isEmpty())
                    .forEach(queue -> conf.set(prefix + "root." + queue.name() + ".acl_submit_applications", "*"));
        }
    }

    private Configuration withUserProperties(Configuration conf) {
        settings.properties().forEach(conf::set);
        return conf;
    }

    private String below(String name) {
        return Path.of(settings.baseDirectory().toString(), name).toString();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(LOOPBACK))) {
            return socket.getLocalPort();
        }
    }

    /** For the second node 127.0.0.2 and so on, if the system has that address, so that nodes have different names. */
    private static String loopback(int index) {
        String address = "127.0.0." + (index + 1);
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(address))) {
            return socket.isBound() ? address : LOOPBACK;
        } catch (IOException e) {
            return LOOPBACK;
        }
    }
}
