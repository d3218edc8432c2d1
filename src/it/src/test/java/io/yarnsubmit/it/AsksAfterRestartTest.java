package io.yarnsubmit.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.it.cluster.Command.Result;
import io.yarnsubmit.it.cluster.Command.Running;
import io.yarnsubmit.it.programs.Gate;
import io.yarnsubmit.it.programs.Muster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ResourceManager that starts anew has forgotten what it was asked: it is told again, no more and no less. */
@Tag(OwnCluster.TAG)
class AsksAfterRestartTest {
    private static OwnCluster cluster;

    @TempDir
    Path directory;

    @BeforeAll
    static void startCluster() {
        cluster = new OwnCluster(
                "asks-after-restart",
                2,
                896,
                Map.of(
                        YarnConfiguration.RECOVERY_ENABLED,
                        "true",
                        YarnConfiguration.RM_STORE,
                        "org.apache.hadoop.yarn.server.resourcemanager.recovery.FileSystemRMStateStore",
                        YarnConfiguration.FS_RM_STATE_STORE_URI,
                        Path.of("target", "asks-after-restart", "state").toUri().toString(),
                        YarnConfiguration.RM_WORK_PRESERVING_RECOVERY_SCHEDULING_WAIT_MS,
                        "2000",
                        YarnConfiguration.RESOURCEMANAGER_CONNECT_RETRY_INTERVAL_MS,
                        "500",
                        YarnConfiguration.RM_PLACEMENT_CONSTRAINTS_HANDLER,
                        "scheduler"));
    }

    @AfterAll
    static void stopCluster() {
        cluster.close();
    }

    @Test
    void whatIsMissingComesWhenThereIsRoom_onlyThat() throws Exception {
        Path plainGate = Files.createDirectory(directory.resolve("plain"));
        Path placedGate = Files.createDirectory(directory.resolve("placed"));
        Running placed = start(placedGate, 3, 2, "--executor-placement", "one-per-host");
        Running plain = start(plainGate, 4, 1);

        cluster.restartResourceManager();
        awaitExecutors(placed, 2);
        cluster.addNode();

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
                .program(Muster.class, Integer.toString(there), gate.toString())
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
