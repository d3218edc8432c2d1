package io.yarnsubmit.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.it.cluster.Command.Result;
import io.yarnsubmit.it.cluster.Command.Running;
import io.yarnsubmit.it.programs.Gate;
import io.yarnsubmit.it.programs.Muster;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.yarn.api.records.ExecutionType;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Executors in containers that may be ended for the sake of others. The machines have no labels: YARN grants opportunistic
 * containers on labelled ones too, but cannot promote them there.
 */
@Tag(OwnCluster.TAG)
class OpportunisticExecutorsTest {
    private static OwnCluster cluster;

    @TempDir
    Path directory;

    @BeforeAll
    static void startCluster() {
        cluster = new OwnCluster(
                "opportunistic",
                2,
                1024,
                Map.of(
                        YarnConfiguration.OPPORTUNISTIC_CONTAINER_ALLOCATION_ENABLED, "true",
                        YarnConfiguration.NM_OPPORTUNISTIC_CONTAINERS_MAX_QUEUE_LENGTH, "4"));
    }

    @AfterAll
    static void stopCluster() {
        cluster.close();
    }

    @Test
    void opportunistic_stayThat() throws IOException {
        Running running = start("opportunistic");

        assertThat(types(running))
                .filteredOn(ExecutionType.OPPORTUNISTIC::equals)
                .hasSize(2);
        end(running);
    }

    @Test
    void promoted_becomeGuaranteed() throws IOException {
        Running running = start("promoted");

        Awaitility.await("all are guaranteed")
                .atMost(Duration.ofSeconds(60))
                .until(() -> types(running).stream().allMatch(ExecutionType.GUARANTEED::equals));
        assertThat(types(running)).hasSize(3);
        end(running);
    }

    private Running start(String execution) {
        return cluster.command()
                .cluster()
                .option("--num-executors", "2", "--executor-execution", execution)
                .program(Muster.class, "2", directory.toString())
                .start()
                .awaitOut("there true");
    }

    private void end(Running running) throws IOException {
        new Gate(directory.toString()).arrive("open");
        Result result = running.await();
        assertThat(result.exitCode()).as(result.err()).isZero();
    }

    /** Of the ApplicationMaster's container and the executors'. */
    private static List<ExecutionType> types(Running running) {
        return cluster.containers(running.applicationId()).stream()
                .map(container -> container.getExecutionType())
                .toList();
    }
}
