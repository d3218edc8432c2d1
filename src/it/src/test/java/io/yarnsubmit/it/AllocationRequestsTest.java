package io.yarnsubmit.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.it.cluster.Command;
import io.yarnsubmit.it.cluster.Command.Result;
import io.yarnsubmit.it.cluster.Command.Running;
import io.yarnsubmit.it.cluster.MiniCluster;
import io.yarnsubmit.it.cluster.Tags;
import io.yarnsubmit.it.programs.AwaitExecutors;
import io.yarnsubmit.it.programs.Gate;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.hadoop.yarn.api.records.ExecutionType;
import org.apache.hadoop.yarn.server.resourcemanager.rmcontainer.RMContainer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What an application asks YARN for is what it gets, on machines that differ. */
@ExtendWith(MiniCluster.class)
class AllocationRequestsTest {
    private final MiniCluster cluster;

    @TempDir
    Path directory;

    AllocationRequestsTest(MiniCluster cluster) {
        this.cluster = cluster;
    }

    private Running start(int wanted, int there, String... options) {
        return Command.on(cluster)
                .cluster()
                .option("--num-executors", Integer.toString(wanted))
                .option(options)
                .program(AwaitExecutors.class, Integer.toString(there), directory.toString())
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

    /** Of the ApplicationMaster's container and the executors'. */
    private List<ExecutionType> types(Running running) {
        return cluster.containers(running.applicationId()).stream()
                .map(RMContainer::getExecutionType)
                .toList();
    }

    @Test
    void strictHostThatIsFull_saysSo() throws IOException {
        // Four are too many for the machine. The queue has room for five, because YARN reserves the machine for the
        // fourth, and counts it as used.
        Running running = start(
                4, 2, "--executor-hosts", "127.0.0.3", "--executor-locality", "strict", "--executor-memory", "800m");
        running.awaitErr("of 4 executors: no machine that is one of 127.0.0.3 has room");

        assertThat(hosts(end(running))).startsWith("127.0.0.3", "127.0.0.3").containsOnly("127.0.0.3");
    }

    @Test
    void nodeLabel() throws IOException {
        Running running = start(2, 2, "--executor-label", MiniCluster.LABEL);

        assertThat(hosts(end(running))).containsExactly("127.0.0.4", "127.0.0.4");
    }

    @Test
    void onePerHost_thirdOfTwoMachinesWaits() throws IOException {
        Running running = start(3, 2, "--executor-placement", "one-per-host");
        running.awaitErr("waiting for 1 of 3 executors: no machine that satisfies 'one-per-host' has room");

        assertThat(hosts(end(running))).containsExactly("127.0.0.2", "127.0.0.3");
    }

    @Tag(Tags.LONG)
    @Tag(Tags.PLACEMENT)
    @Test
    void maxPerHost() throws IOException {
        Running running = start(4, 4, "--executor-placement", "max-per-host=2");

        assertThat(hosts(end(running))).containsExactly("127.0.0.2", "127.0.0.2", "127.0.0.3", "127.0.0.3");
    }

    @Tag(Tags.LONG)
    @Tag(Tags.PLACEMENT)
    @Test
    void opportunistic_stayThat() throws IOException {
        Running running = start(2, 2, "--executor-execution", "opportunistic");

        assertThat(types(running))
                .filteredOn(ExecutionType.OPPORTUNISTIC::equals)
                .hasSize(2);
        end(running);
    }

    /** No machine has a label meanwhile: YARN grants opportunistic containers there too, but cannot promote them. */
    @Test
    void promoted_becomeGuaranteed() throws IOException {
        cluster.labelThirdNode(false);
        try {
            Running running = start(2, 2, "--executor-execution", "promoted");

            Awaitility.await("all are guaranteed")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> types(running).stream().allMatch(ExecutionType.GUARANTEED::equals));
            assertThat(types(running)).hasSize(3);
            end(running);
        } finally {
            cluster.labelThirdNode(true);
        }
    }
}
