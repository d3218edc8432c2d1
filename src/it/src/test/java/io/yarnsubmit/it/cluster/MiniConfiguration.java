package io.yarnsubmit.it.cluster;

import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.yarn.conf.YarnConfiguration;

/**
 * The configuration of {@link MiniCluster}: YARN with all that applications can make use of. What most clusters lack,
 * clusters of separate daemons lack too.
 */
final class MiniConfiguration {
    static final int NODE_MEMORY_MIB = 3072;

    private static final int NODE_CORES = 8;
    private static final String QUEUES = "yarn.scheduler.capacity.";
    private static final String ROOT = QUEUES + "root.";
    private static final String LABELS = ".accessible-node-labels";

    private final Configuration conf = new YarnConfiguration();

    private MiniConfiguration() {}

    /** @param base where it may write */
    static Configuration of(String fileSystem, Path base) {
        MiniConfiguration all = new MiniConfiguration();
        all.conf.set("fs.defaultFS", fileSystem);
        all.nodes();
        all.places(base);
        all.queues();
        all.preemption();
        return all.conf;
    }

    private void nodes() {
        conf.setInt(YarnConfiguration.RM_SCHEDULER_MINIMUM_ALLOCATION_MB, 64);
        conf.setInt(YarnConfiguration.RM_SCHEDULER_MAXIMUM_ALLOCATION_MB, NODE_MEMORY_MIB);
        conf.setInt(YarnConfiguration.RM_SCHEDULER_MAXIMUM_ALLOCATION_VCORES, NODE_CORES);
        conf.setInt(YarnConfiguration.NM_PMEM_MB, NODE_MEMORY_MIB);
        conf.setInt(YarnConfiguration.NM_VCORES, NODE_CORES);
        conf.setInt(YarnConfiguration.RM_NM_HEARTBEAT_INTERVAL_MS, 200);
        // What applications may ask for; those that do not ask get the usual two.
        conf.setInt(YarnConfiguration.GLOBAL_RM_AM_MAX_ATTEMPTS, 4);
        conf.set("yarn.resourcemanager.application-timeouts.monitor.interval-ms", "500");
        conf.setBoolean(YarnConfiguration.NM_VMEM_CHECK_ENABLED, false);
        conf.setBoolean(YarnConfiguration.NM_DISK_HEALTH_CHECK_ENABLE, false);
        conf.setFloat(YarnConfiguration.NM_MAX_PER_DISK_UTILIZATION_PERCENTAGE, 100);
        conf.set("yarn.nodemanager.admin-env", "JAVA_HOME=" + System.getProperty("java.home"));
    }

    /** Where containers may go, and what kinds of them there are. */
    private void places(Path base) {
        conf.set(YarnConfiguration.RM_PLACEMENT_CONSTRAINTS_HANDLER, "scheduler");
        conf.setBoolean(YarnConfiguration.NODE_LABELS_ENABLED, true);
        conf.set(
                YarnConfiguration.FS_NODE_LABELS_STORE_ROOT_DIR,
                base.resolve("labels").toUri().toString());
        conf.setBoolean(YarnConfiguration.OPPORTUNISTIC_CONTAINER_ALLOCATION_ENABLED, true);
        conf.setInt(YarnConfiguration.NM_OPPORTUNISTIC_CONTAINERS_MAX_QUEUE_LENGTH, 4);
    }

    private void queues() {
        conf.set(
                YarnConfiguration.RM_SCHEDULER,
                "org.apache.hadoop.yarn.server.resourcemanager.scheduler.capacity.CapacityScheduler");
        conf.set(QUEUES + "maximum-am-resource-percent", "0.9");
        conf.set(ROOT + "queues", "default,small,few,stopped,closed,lender,borrower");
        // What a client hears of the room in a queue is of what is guaranteed.
        queue("default", 74, 100);
        queue("small", 11, 11);
        queue("few", 1, 10);
        conf.set(ROOT + "few.maximum-am-resource-percent", "0.1");
        queue("stopped", 1, 1);
        conf.set(ROOT + "stopped.state", "STOPPED");
        queue("closed", 1, 1);
        queue("lender", 11, 100);
        queue("borrower", 1, 100);
        conf.set(ROOT + LABELS.substring(1), "*");
        conf.set(ROOT + "default" + LABELS, String.join(",", MiniCluster.LABEL, MiniCluster.UNUSED_LABEL));
        for (String label : List.of(MiniCluster.LABEL, MiniCluster.UNUSED_LABEL)) {
            conf.set(ROOT + LABELS.substring(1) + "." + label + ".capacity", "100");
            conf.set(ROOT + "default" + LABELS + "." + label + ".capacity", "100");
        }
        // Whoever may use a queue may use all below it, so the root is closed for a list to matter.
        conf.setBoolean(YarnConfiguration.YARN_ACL_ENABLE, true);
        conf.set(YarnConfiguration.YARN_ADMIN_ACL, " ");
        conf.set(ROOT + "acl_submit_applications", " ");
        conf.set(ROOT + "closed.acl_submit_applications", "nobody");
    }

    /** @param capacity in percent, which is guaranteed; with more to spare, one user may have all up to the most */
    private void queue(String name, int capacity, int most) {
        conf.setInt(ROOT + name + ".capacity", capacity);
        conf.setInt(ROOT + name + ".maximum-capacity", most);
        conf.setInt(ROOT + name + ".user-limit-factor", 100);
        conf.set(ROOT + name + ".acl_submit_applications", "*");
    }

    /** Of the queue {@code borrower} only: nothing else is ended for the sake of others. */
    private void preemption() {
        String policy = "yarn.resourcemanager.monitor.capacity.preemption.";
        conf.setBoolean(YarnConfiguration.RM_SCHEDULER_ENABLE_MONITORS, true);
        conf.set(policy + "monitoring_interval", "500");
        conf.set(policy + "max_wait_before_kill", "6000");
        conf.set(policy + "total_preemption_per_round", "1.0");
        conf.set(policy + "natural_termination_factor", "1.0");
        conf.setBoolean(ROOT + "disable_preemption", true);
        conf.setBoolean(ROOT + "borrower.disable_preemption", false);
    }
}
