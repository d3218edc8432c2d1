package io.yarnsubmit.it.daemons;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Scanner;

/**
 * Starts a cluster of daemons by hand: {@code [--nodes n] [--ha] [--without-hdfs] [--secured]}. It prints what to set, which processes
 * there are and where their logs are. Then it takes lines such as {@code kill nodemanager1} or {@code restart
 * resourcemanager1}, and ends everything with its standard input.
 */
public final class DaemonClusterMain {
    private static final String WORDS =
            "kill, stop, resume, terminate, restart and a daemon; safemode enter; safemode leave; list; Ctrl-D ends";

    private DaemonClusterMain() {}

    /** See the class. */
    public static void main(String[] args) {
        DaemonClusterBuilder builder = DaemonCluster.builder().name("by-hand");
        List<String> words = List.of(args);
        for (int i = 0; i < words.size(); i++) {
            switch (words.get(i)) {
                case "--nodes" -> builder.nodes(Integer.parseInt(words.get(++i)));
                case "--ha" -> builder.highAvailability();
                case "--without-hdfs" -> builder.withoutHdfs();
                case "--secured" -> builder.secured(Duration.ofMinutes(5));
                default -> throw new IllegalArgumentException("usage: [--nodes n] [--ha] [--without-hdfs] [--secured]");
            }
        }
        try (DaemonCluster cluster = builder.start();
                Scanner lines = new Scanner(System.in, StandardCharsets.UTF_8)) {
            System.out.println("export HADOOP_CONF_DIR=" + cluster.confDirectory());
            System.out.println("# logs: " + cluster.directory());
            list(cluster);
            System.out.println("# " + WORDS);
            while (lines.hasNextLine()) {
                obey(cluster, lines.nextLine().trim());
            }
        }
    }

    private static void list(DaemonCluster cluster) {
        cluster.daemons().forEach(daemon -> System.out.println("# " + daemon));
    }

    private static void obey(DaemonCluster cluster, String line) {
        switch (line) {
            case "list" -> list(cluster);
            case "safemode enter" -> cluster.enterSafeMode();
            case "safemode leave" -> cluster.leaveSafeMode();
            default ->
                cluster.daemons().stream()
                        .filter(daemon -> line.endsWith(" " + daemon.name()))
                        .findFirst()
                        .ifPresentOrElse(
                                daemon -> obey(daemon, line.substring(0, line.indexOf(' '))),
                                () -> System.out.println("# " + WORDS));
        }
    }

    private static void obey(Daemon daemon, String word) {
        switch (word) {
            case "kill" -> daemon.kill();
            case "stop" -> daemon.stop();
            case "resume" -> daemon.resume();
            case "terminate" -> daemon.terminate();
            case "restart" -> daemon.restart();
            default -> System.out.println("# " + WORDS);
        }
        System.out.println("# " + daemon);
    }
}
