package io.yarnsubmit.it.daemons;

import java.util.List;

/**
 * Starts a cluster of daemons by hand: {@code [--nodes n] [--ha] [--without-hdfs]}. It prints what to set, which processes
 * there are and where their logs are, and ends all of them when it is ended.
 */
public final class DaemonClusterMain {
    private DaemonClusterMain() {}

    /** See the class. */
    public static void main(String[] args) throws InterruptedException {
        DaemonCluster.Builder builder = DaemonCluster.builder().name("by-hand");
        List<String> words = List.of(args);
        for (int i = 0; i < words.size(); i++) {
            switch (words.get(i)) {
                case "--nodes" -> builder.nodes(Integer.parseInt(words.get(++i)));
                case "--ha" -> builder.highAvailability();
                case "--without-hdfs" -> builder.withoutHdfs();
                default -> throw new IllegalArgumentException("usage: [--nodes n] [--ha] [--without-hdfs]");
            }
        }
        try (DaemonCluster cluster = builder.start()) {
            System.out.println("export HADOOP_CONF_DIR=" + cluster.confDirectory());
            cluster.daemons().forEach(daemon -> System.out.println("# " + daemon));
            System.out.println("# logs: " + cluster.directory());
            Thread.currentThread().join();
        }
    }
}
