package io.yarnsubmit.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.it.cluster.Command;
import io.yarnsubmit.it.cluster.Command.Result;
import io.yarnsubmit.it.cluster.Command.Running;
import io.yarnsubmit.it.cluster.ContainerProcesses;
import io.yarnsubmit.it.cluster.MiniCluster;
import io.yarnsubmit.it.cluster.Signal;
import io.yarnsubmit.it.cluster.Tags;
import io.yarnsubmit.it.programs.DriverEnds;
import io.yarnsubmit.it.programs.Gate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.yarn.api.records.FinalApplicationStatus;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Drivers that end, or do not want to, while their tasks run: the application ends with them, and says why. */
@ExtendWith(MiniCluster.class)
class DriverFaultsTest {
    private final MiniCluster cluster;

    @TempDir
    Path directory;

    DriverFaultsTest(MiniCluster cluster) {
        this.cluster = cluster;
    }

    private Command command(String mode, String how) {
        return Command.on(cluster).option("--deploy-mode", mode).program(DriverEnds.class, directory.toString(), how);
    }

    private static List<ProcessHandle> driver(String mode, Running running) {
        return mode.equals("client")
                ? ContainerProcesses.below(running.process().toHandle(), "DriverMain")
                : ContainerProcesses.of(running.applicationId(), "DriverMain");
    }

    @ParameterizedTest
    @ValueSource(strings = "client")
    void driverKilled_whileTasksRun(String mode) {
        Running running = command(mode, "wait").start().awaitOut("main waits");

        driver(mode, running).forEach(Signal.KILL::to);

        Result result = running.await();
        assertThat(result.exitCode()).as(result.err()).isEqualTo(137);
        assertThat(result.err()).contains("driver killed by signal 9");
        assertThat(cluster.awaitEnd(result.applicationId()).getDiagnostics()).contains("driver killed by signal 9");
        cluster.assertNothingLeft(result.applicationId());
    }

    @Tag(Tags.LONG)
    @Tag(Tags.FAULTS)
    @Test
    void driverKilled_whileTasksRun_inClusterModeToo() {
        driverKilled_whileTasksRun("cluster");
    }

    @ParameterizedTest
    @ValueSource(strings = "cluster")
    void driverExits_whileTasksRun(String mode) {
        Result result = command(mode, "exit").run();

        assertThat(result.exitCode()).as(result.err()).isEqualTo(3);
        assertThat(result.out()).contains("tasks run");
        assertThat(cluster.awaitEnd(result.applicationId()).getDiagnostics()).contains("driver exited with 3");
        cluster.assertNothingLeft(result.applicationId());
    }

    @Tag(Tags.LONG)
    @Tag(Tags.FAULTS)
    @Test
    void driverExits_whileTasksRun_inClientModeToo() {
        driverExits_whileTasksRun("client");
    }

    @Tag(Tags.LONG)
    @Tag(Tags.FAULTS)
    @ParameterizedTest
    @CsvSource({"client,return", "cluster,return-closed"})
    void mainReturns_whileTasksRun_contextOpenOrClosed(String mode, String how) {
        Result result = command(mode, how).run();

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(cluster.awaitEnd(result.applicationId()).getFinalApplicationStatus())
                .isEqualTo(FinalApplicationStatus.SUCCEEDED);
        cluster.assertNothingLeft(result.applicationId());
    }

    @Test
    void mainReturns_butAThreadLives_itIsNamedAndWaitedFor() throws IOException {
        Running running = command("cluster", "linger")
                .start()
                .awaitErr("main has returned, but the driver keeps running because of a non-daemon thread: last-guest");

        new Gate(directory.toString()).arrive("leave");

        Result result = running.await();
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).contains("lingered");
        assertThat(cluster.awaitEnd(result.applicationId()).getFinalApplicationStatus())
                .isEqualTo(FinalApplicationStatus.SUCCEEDED);
        cluster.assertNothingLeft(result.applicationId());
    }

    @ParameterizedTest
    @ValueSource(strings = "cluster")
    void driverToldToEnd_hangsInItsShutdownHook_isEnded(String mode) {
        Running running = Command.on(cluster)
                .option("--deploy-mode", mode, "--conf", "driver.stopTimeout=3s")
                .program(DriverEnds.class, directory.toString(), "hook-wait")
                .start()
                .awaitOut("main waits");

        Result result = running.signal("TERM").await();

        assertThat(result.exitCode()).as(result.err()).isEqualTo(143);
        assertThat(driver(mode, running)).isEmpty();
        cluster.awaitEnd(result.applicationId());
        cluster.assertNothingLeft(result.applicationId());
    }

    @Tag(Tags.LONG)
    @Tag(Tags.FAULTS)
    @Test
    void driverToldToEnd_hangsInItsShutdownHook_isEnded_inClientModeToo() {
        driverToldToEnd_hangsInItsShutdownHook_isEnded("client");
    }

    @ParameterizedTest
    @ValueSource(strings = "client")
    void driverExits_hangsInItsShutdownHook_isEnded(String mode) {
        Result result = Command.on(cluster)
                .option("--deploy-mode", mode, "--conf", "driver.stopTimeout=3s")
                .program(DriverEnds.class, directory.toString(), "hook")
                .run();

        assertThat(result.exitCode()).as(result.err()).isEqualTo(137);
        assertThat(result.err())
                .contains(
                        "one of its shutdown hooks had not returned for 3 s (yarnsubmit.driver.stopTimeout)",
                        "hanging-hook");
        assertThat(cluster.awaitEnd(result.applicationId()).getDiagnostics()).contains("one of its shutdown hooks");
        assertThat(result.err())
                .as("no executor takes the place of one that was told to end")
                .doesNotContain("replaced");
        cluster.assertNothingLeft(result.applicationId());
    }

    @Tag(Tags.LONG)
    @Tag(Tags.FAULTS)
    @Test
    void driverExits_hangsInItsShutdownHook_isEnded_inClusterModeToo() {
        driverExits_hangsInItsShutdownHook_isEnded("cluster");
    }
}
