package io.yarnsubmit.bench;

import io.yarnsubmit.bench.yarn.ClusterSize;
import io.yarnsubmit.bench.yarn.SimulatedCluster;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Measures and prints: {@code AllocationBenchMain <distribution> <jar of this module> [options]}. */
public final class AllocationBenchMain {
    private static final int GIB = 1024;
    private static final int LEAST_NODE_GIB = 16;

    private AllocationBenchMain() {}

    /** See the package. */
    public static void main(String[] args) throws IOException {
        BenchOptions options;
        try {
            options = BenchOptions.of(Path.of(args[0]), Path.of(args[1]), Arrays.copyOfRange(args, 2, args.length));
        } catch (IllegalArgumentException e) {
            System.err.println("bench-allocation: " + e.getMessage());
            System.exit(125);
            return;
        }
        Path base = Files.createTempDirectory("bench-allocation");
        logTo(base.resolve("resourcemanager.log"));
        Cleanup cleanup = new Cleanup(base, options.kept());
        Runtime.getRuntime().addShutdownHook(new Thread(cleanup, "cleanup"));
        int status = 1;
        try {
            measure(options, base, cleanup);
            status = 0;
        } catch (IOException | RuntimeException e) {
            System.err.println("bench-allocation: " + e.getMessage());
            e.printStackTrace(System.err);
        }
        System.exit(status);
    }

    private static void measure(BenchOptions options, Path base, Cleanup cleanup) throws IOException {
        double loadBefore = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        Progress.say("starting a ResourceManager and %d simulated nodes in %s".formatted(options.nodes(), base));
        SimulatedCluster cluster = SimulatedCluster.start(base.resolve("cluster"), size(options), options.properties());
        cleanup.closes(cluster);
        List<RunFigures> runs = new ArrayList<>();
        for (int run = 1; run <= options.runs(); run++) {
            AllocationRun allocation = new AllocationRun(options, cluster, base.resolve("run" + run));
            runs.add(allocation.measure(run == 1));
        }
        cluster.nodesBeat(false);
        Progress.say("what a tick costs");
        List<String> ticks = TickCostMain.inJvmOfItsOwn();
        print(options, loadBefore, runs, ticks);
    }

    /** Half as much again as is needed, so that the last containers are as easy to place as the first. */
    private static ClusterSize size(BenchOptions options) {
        int needed = (int) Math.ceil(1.5 * options.executors() / options.nodes());
        return new ClusterSize(options.nodes(), Math.max(LEAST_NODE_GIB, needed) * GIB, options.grantsPerHeartbeat());
    }

    private static void print(BenchOptions options, double loadBefore, List<RunFigures> runs, List<String> ticks) {
        System.out.printf(
                Locale.ROOT,
                "%s %s, %d cores (load before: %.1f), Java %s, Hadoop %s%n",
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                loadBefore,
                System.getProperty("java.version"),
                SimulatedCluster.hadoopVersion());
        System.out.printf(
                Locale.ROOT,
                "%,d executors on %,d simulated nodes, heartbeat 1 s, %d per heartbeat of a node granted at most%n%n",
                options.executors(),
                options.nodes(),
                options.grantsPerHeartbeat());
        System.out.printf("%-48s %8s", "", "target");
        for (int run = 1; run <= runs.size(); run++) {
            System.out.printf("%12s", "run " + run);
        }
        System.out.println();
        ResultTable.of(runs, options.executors()).forEach(System.out::println);
        ticks.forEach(System.out::println);
    }

    /** Before the first class that logs is loaded. */
    private static void logTo(Path file) throws IOException {
        System.setProperty("log4j.configuration", "bench-log4j.properties");
        System.setProperty("yarnsubmit.bench.log", file.toString());
        // The web servers' libraries have a log of their own, which goes to standard error.
        Logger.getLogger("").setLevel(Level.OFF);
        // The web servers unpack their pages there.
        Path temporary = Files.createDirectories(file.resolveSibling("tmp"));
        System.setProperty("java.io.tmpdir", temporary.toString());
    }
}
