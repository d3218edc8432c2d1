package io.yarnsubmit.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.it.cluster.Command.Result;
import io.yarnsubmit.it.cluster.Command.Running;
import io.yarnsubmit.it.cluster.Tags;
import io.yarnsubmit.it.daemons.Daemon;
import io.yarnsubmit.it.daemons.DaemonCluster;
import io.yarnsubmit.it.programs.AwaitExecutors;
import io.yarnsubmit.it.programs.Gate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ResourceManager that starts anew has forgotten what it was asked: it is told again, no more and no less. */
@Tag(Tags.LONG)
@Tag(Tags.FAILOVER)
class AsksAfterRestartTest {
    private static final int NODES = 3;
    private static DaemonCluster cluster;

    @TempDir
    Path directory;

    @BeforeAll
    static void startCluster() {
        cluster = DaemonCluster.builder()
                .name("asks-after-restart")
                .nodes(NODES)
                .nodeMemoryMib(896)
                .withoutHdfs()
                .set(YarnConfiguration.RM_PLACEMENT_CONSTRAINTS_HANDLER, "scheduler")
                .start();
    }

    @AfterAll
    static void stopCluster() {
        cluster.close();
    }

    @Test
    void whatIsMissingComesWhenThereIsRoom_onlyThat() throws Exception {
        Daemon third = cluster.nodeManagers().get(NODES - 1);
        third.terminate();
        cluster.awaitNodes(NODES - 1);
        Path plainGate = Files.createDirectory(directory.resolve("plain"));
        Path placedGate = Files.createDirectory(directory.resolve("placed"));
        Running placed = start(placedGate, 3, 2, "--executor-placement", "one-per-host");
        Running plain = start(plainGate, 4, 1);

        cluster.resourceManagers().get(0).kill();
        cluster.resourceManagers().get(0).restart();
        cluster.awaitNodes(NODES - 1);
        awaitExecutors(placed, 2);
        third.restart();

        awaitExecutors(placed, 3);
        awaitExecutors(plain, 4);
        end(plain, plainGate);
        end(placed, placedGate);
    }

    private static Running start(Path gate, int wanted, int there, String... options) {
        return cluster.command()
                .cluster()
                .option("--num-executors", Integer.toString(wanted))
                .option(options)
                .program(AwaitExecutors.class, Integer.toString(there), gate.toString())
                .start()
                .awaitOut("there true");
    }

    /** Besides the ApplicationMaster's. */
    private static void awaitExecutors(Running running, int count) {
        Awaitility.await(count + " executors of " + running.applicationId())
                .atMost(Duration.ofSeconds(90))
                .until(() -> cluster.containers(running.applicationId()).size() == count + 1);
    }

    private static void end(Running running, Path gate) throws Exception {
        new Gate(gate.toString()).arrive("open");
        Result result = running.await();
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.err()).doesNotContain("executors lost");
    }
}
