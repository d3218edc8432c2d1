package io.yarnsubmit.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.it.cluster.Command.Result;
import io.yarnsubmit.it.cluster.Command.Running;
import io.yarnsubmit.it.programs.Gate;
import io.yarnsubmit.it.programs.Muster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an application asks YARN for is what it gets, on machines that differ. */
@Tag(OwnCluster.TAG)
class AllocationRequestsTest {
    private static OwnCluster cluster;

    @TempDir
    Path directory;

    /** Two machines without a label, and a third one that has one. */
    @BeforeAll
    static void startCluster() throws IOException {
        cluster = new OwnCluster(
                "allocation-requests",
                3,
                1024,
                Map.ofEntries(
                        Map.entry(YarnConfiguration.RM_PLACEMENT_CONSTRAINTS_HANDLER, "scheduler"),
                        Map.entry(YarnConfiguration.NODE_LABELS_ENABLED, "true"),
                        Map.entry(
                                YarnConfiguration.FS_NODE_LABELS_STORE_ROOT_DIR,
                                Path.of("target", "allocation-requests", "labels")
                                        .toUri()
                                        .toString()),
                        Map.entry("yarn.scheduler.capacity.root.accessible-node-labels", "*"),
                        Map.entry("yarn.scheduler.capacity.root.accessible-node-labels.fast.capacity", "100"),
                        Map.entry("yarn.scheduler.capacity.root.default.accessible-node-labels", "fast"),
                        Map.entry("yarn.scheduler.capacity.root.default.accessible-node-labels.fast.capacity", "100")));
        cluster.label(2, "fast");
    }

    @AfterAll
    static void stopCluster() {
        cluster.close();
    }

    private Running start(int wanted, int there, String... options) {
        return cluster.command()
                .cluster()
                .option("--num-executors", Integer.toString(wanted))
                .option(options)
                .program(Muster.class, Integer.toString(there), directory.toString())
                .start()
                .awaitOut("there true");
    }

    private Result end(Running running) throws IOException {
        new Gate(directory.toString()).arrive("open");
        Result result = running.await();
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result;
    }

    private static List<String> hosts(Result result) {
        return Pattern.compile("executor \\d+ on (\\S+) says hello")
                .matcher(result.out())
                .results()
                .map(match -> match.group(1))
                .sorted()
                .toList();
    }

    @Test
    void strictHost() throws IOException {
        Running running = start(2, 2, "--executor-hosts", "127.0.0.3", "--executor-locality", "strict");

        assertThat(hosts(end(running))).containsExactly("127.0.0.3", "127.0.0.3");
    }

    @Test
    void strictHostThatIsFull_saysSo() throws IOException {
        Running running = start(7, 1, "--executor-hosts", "127.0.0.3", "--executor-locality", "strict");
        running.awaitErr("of 7 executors: no machine that is one of 127.0.0.3 has room");

        assertThat(hosts(end(running))).containsOnly("127.0.0.3");
    }

    @Test
    void nodeLabel() throws IOException {
        Running running = start(2, 2, "--executor-label", "fast");

        assertThat(hosts(end(running))).containsExactly("127.0.0.4", "127.0.0.4");
    }

    @Test
    void onePerHost_thirdOfTwoMachinesWaits() throws IOException {
        Running running = start(3, 2, "--executor-placement", "one-per-host");
        running.awaitErr("waiting for 1 of 3 executors: no machine that satisfies 'one-per-host' has room");

        assertThat(hosts(end(running))).containsExactly("127.0.0.2", "127.0.0.3");
    }

    @Test
    void maxPerHost() throws IOException {
        Running running = start(4, 4, "--executor-placement", "max-per-host=2");

        assertThat(hosts(end(running))).containsExactly("127.0.0.2", "127.0.0.2", "127.0.0.3", "127.0.0.3");
    }
}
