package io.yarnsubmit.embedded.yarn;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The settings of an embedded cluster. Start from {@link #at} and change what you need.
 *
 * @param baseDirectory contains everything that the cluster writes; created if necessary
 * @param nodes the number of NodeManagers
 * @param memoryPerNodeMib the memory that each node offers; the machine may have less
 * @param vcoresPerNode the vcores that each node offers; the scheduler considers only memory
 * @param hdfs whether the default file system is an HDFS with one DataNode; otherwise it is the local one
 * @param logAggregation whether the logs of ended applications are aggregated on the default file system
 * @param memoryEnforced whether containers that exceed their memory are killed
 * @param queues the queues besides {@code default}
 * @param properties for yarn-site.xml and the capacity scheduler; they override the others
 */
public record EmbeddedYarnSettings(
        Path baseDirectory,
        int nodes,
        int memoryPerNodeMib,
        int vcoresPerNode,
        boolean hdfs,
        boolean logAggregation,
        boolean memoryEnforced,
        List<EmbeddedQueue> queues,
        Map<String, String> properties) {

    public EmbeddedYarnSettings {
        if (nodes < 1) {
            throw new IllegalArgumentException("nodes is " + nodes + "; it must be 1 or more");
        }
        int taken = queues.stream().mapToInt(EmbeddedQueue::capacityPercent).sum();
        if (taken > 100) {
            throw new IllegalArgumentException("the queues' capacities add up to " + taken + " %, more than 100 %");
        }
        baseDirectory = baseDirectory.toAbsolutePath().normalize();
        queues = List.copyOf(queues);
        properties = Map.copyOf(properties);
    }

    /** One node of 16 GiB and 16 vcores, on the local file system, with the queue {@code default}. */
    public static Builder at(Path baseDirectory) {
        return new Builder(baseDirectory);
    }

    /** Builds settings from the defaults. */
    public static final class Builder {
        private final Path baseDirectory;
        private int nodes = 1;
        private int memoryPerNodeMib = 16 * 1024;
        private int vcoresPerNode = 16;
        private boolean hdfs;
        private boolean logAggregation;
        private boolean memoryEnforced = true;
        private List<EmbeddedQueue> queues = List.of();
        private Map<String, String> properties = Map.of();

        private Builder(Path baseDirectory) {
            this.baseDirectory = baseDirectory;
        }

        public Builder nodes(int count) {
            nodes = count;
            return this;
        }

        public Builder nodeSize(int memoryMib, int vcores) {
            memoryPerNodeMib = memoryMib;
            vcoresPerNode = vcores;
            return this;
        }

        public Builder hdfs(boolean wanted) {
            hdfs = wanted;
            return this;
        }

        public Builder logAggregation(boolean wanted) {
            logAggregation = wanted;
            return this;
        }

        public Builder memoryEnforced(boolean wanted) {
            memoryEnforced = wanted;
            return this;
        }

        public Builder queues(EmbeddedQueue... others) {
            queues = List.of(others);
            return this;
        }

        public Builder properties(Map<String, String> yarnSite) {
            properties = yarnSite;
            return this;
        }

        public EmbeddedYarnSettings build() {
            return new EmbeddedYarnSettings(
                    baseDirectory,
                    nodes,
                    memoryPerNodeMib,
                    vcoresPerNode,
                    hdfs,
                    logAggregation,
                    memoryEnforced,
                    queues,
                    properties);
        }
    }
}
