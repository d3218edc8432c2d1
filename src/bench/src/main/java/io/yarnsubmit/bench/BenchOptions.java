package io.yarnsubmit.bench;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * What to measure.
 *
 * @param home the distribution that is measured
 * @param jar of this module
 * @param grantsPerHeartbeat how many containers the ResourceManager grants on one heartbeat of a node
 * @param properties of the Hadoop configuration that client and ApplicationMaster see
 * @param profiled whether to show where the ApplicationMaster spends its time
 * @param kept whether the temporary directory stays
 */
record BenchOptions(
        Path home,
        Path jar,
        int nodes,
        int executors,
        int runs,
        int grantsPerHeartbeat,
        Map<String, String> properties,
        boolean profiled,
        boolean kept) {
    private static final String USAGE = """
            usage: bench-allocation [--nodes 1000] [--executors 10000] [--runs 1] [--grants-per-heartbeat 1]
                                    [--hadoop-conf key=value]... [--profile] [--keep]""";

    /** @throws IllegalArgumentException with what to tell the user */
    static BenchOptions of(Path home, Path jar, String... args) {
        int nodes = 1000;
        int executors = 10_000;
        int runs = 1;
        int grantsPerHeartbeat = 1;
        Map<String, String> properties = new TreeMap<>();
        boolean profiled = false;
        boolean kept = false;
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--nodes" -> nodes = number(args, ++i);
                case "--executors" -> executors = number(args, ++i);
                case "--runs" -> runs = number(args, ++i);
                case "--grants-per-heartbeat" -> grantsPerHeartbeat = number(args, ++i);
                case "--hadoop-conf" -> addProperty(args, ++i, properties);
                case "--profile" -> profiled = true;
                case "--keep" -> kept = true;
                default -> throw new IllegalArgumentException("unknown option " + args[i] + "\n" + USAGE);
            }
        }
        return new BenchOptions(home, jar, nodes, executors, runs, grantsPerHeartbeat, properties, profiled, kept);
    }

    private static void addProperty(String[] args, int index, Map<String, String> properties) {
        int equals = index < args.length ? args[index].indexOf('=') : -1;
        if (equals < 1) {
            throw new IllegalArgumentException("--hadoop-conf needs key=value\n" + USAGE);
        }
        properties.put(args[index].substring(0, equals), args[index].substring(equals + 1));
    }

    private static int number(String[] args, int index) {
        if (index < args.length && args[index].matches("[1-9][0-9]{0,6}")) {
            return Integer.parseInt(args[index]);
        }
        String given = index < args.length ? ", not " + args[index] : "";
        throw new IllegalArgumentException(args[index - 1] + " needs a number, 1 or more" + given + "\n" + USAGE);
    }
}
