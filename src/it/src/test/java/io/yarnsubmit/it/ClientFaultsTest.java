package io.yarnsubmit.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.it.cluster.Command;
import io.yarnsubmit.it.cluster.Command.Result;
import io.yarnsubmit.it.cluster.Command.Running;
import io.yarnsubmit.it.cluster.ContainerProcesses;
import io.yarnsubmit.it.cluster.MiniCluster;
import io.yarnsubmit.it.cluster.Signal;
import io.yarnsubmit.it.cluster.Tags;
import io.yarnsubmit.it.programs.Block;
import io.yarnsubmit.it.programs.Gate;
import io.yarnsubmit.it.programs.Unlucky;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.hadoop.yarn.api.records.YarnApplicationState;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A client that is gone, for good or for a while, and its driver with it or not. Client mode: the leash. */
@ExtendWith(MiniCluster.class)
class ClientFaultsTest {
    private static final int BLOCKS = 4;

    private final MiniCluster cluster;

    @TempDir
    Path directory;

    ClientFaultsTest(MiniCluster cluster) {
        this.cluster = cluster;
    }

    /** The first of its tasks waits. */
    private Running working(String leash) throws InterruptedException {
        Running running = Command.on(cluster)
                .option("--conf", "client.leash=" + leash)
                .program(Unlucky.class, directory.toString(), "WAIT", Integer.toString(BLOCKS), "1", "0")
                .start();
        new Gate(directory.toString()).await(1);
        return running;
    }

    private static List<ProcessHandle> driver(Running running) {
        return ContainerProcesses.below(running.process().toHandle(), "DriverMain");
    }

    @Tag(Tags.LONG)
    @Tag(Tags.FAULTS)
    @Test
    void clientKilled_driverAndApplicationEnd() throws InterruptedException {
        Running running = working("5s");
        List<ProcessHandle> driver = driver(running);
        assertThat(driver).hasSize(1);

        running.signal("KILL").await();

        Awaitility.await("end of the driver")
                .atMost(Duration.ofSeconds(10))
                .until(() -> !driver.get(0).isAlive());
        assertThat(cluster.awaitEnd(running.applicationId()).getDiagnostics())
                .contains("the client has been gone for 5 s (yarnsubmit.client.leash)");
        assertThat(running.err()).contains("the process that started this driver is gone, so the driver ends");
        cluster.assertNothingLeft(running.applicationId());
    }

    @Tag(Tags.LONG)
    @Tag(Tags.FAULTS)
    @Test
    void clientStopped_forLessThanTheLeash_nothingIsLost() throws InterruptedException, IOException {
        Running running = working("100s");

        Signal.STOP.to(running.process().toHandle());
        new Gate(directory.toString()).arrive("go on");
        running.awaitOut("at last [1]\n");
        Signal.CONT.to(running.process().toHandle());

        Result result = running.await();
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).contains("sum " + Block.sumOfFirst(BLOCKS) + "\n", "at first [1]\n", "at last [1]\n");
        cluster.assertNothingLeft(result.applicationId());
    }

    @Test
    void clientStopped_forLongerThanTheLeash_saysSoWhenItGoesOn() throws InterruptedException {
        Running running = working("6s");
        List<ProcessHandle> driver = driver(running);

        Signal.STOP.to(running.process().toHandle());
        assertThat(cluster.awaitEnd(running.applicationId()).getYarnApplicationState())
                .isIn(YarnApplicationState.FINISHED, YarnApplicationState.FAILED);
        Signal.CONT.to(running.process().toHandle());

        Result result = running.await();
        assertThat(result.exitCode()).as(result.err()).isEqualTo(123);
        assertThat(result.err()).contains("the client has been gone for 6 s (yarnsubmit.client.leash)");
        assertThat(result.out()).doesNotContain("sum");
        assertThat(driver).noneMatch(ProcessHandle::isAlive);
        cluster.assertNothingLeft(result.applicationId());
    }
}
