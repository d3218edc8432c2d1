package io.yarnsubmit.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.it.cluster.Command;
import io.yarnsubmit.it.cluster.Command.Result;
import io.yarnsubmit.it.cluster.Command.Running;
import io.yarnsubmit.it.cluster.ContainerProcesses;
import io.yarnsubmit.it.cluster.MiniCluster;
import io.yarnsubmit.it.programs.Sleeper;
import java.time.Duration;
import org.apache.hadoop.yarn.api.records.YarnApplicationState;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens when somebody else ends an application, or a part of it. */
@ExtendWith(MiniCluster.class)
class InterruptionTest {
    private final MiniCluster cluster;

    InterruptionTest(MiniCluster cluster) {
        this.cluster = cluster;
    }

    private Running sleeping(String mode) {
        return Command.on(cluster)
                .option("--deploy-mode", mode)
                .program(Sleeper.class)
                .start()
                .awaitOut("sleeping");
    }

    @ParameterizedTest
    @CsvSource({"client,INT,130", "client,TERM,143", "client,HUP,129", "cluster,INT,130", "cluster,TERM,143"})
    void commandStopped_whileDriverRuns_endsApplication(String mode, String signal, int exitCode) {
        Running running = sleeping(mode);
        String application = running.applicationId();

        Result result = running.signal(signal).await();

        assertThat(result.exitCode()).as(result.err()).isEqualTo(exitCode);
        assertThat(result.err()).contains("Ending " + application);
        assertThat(cluster.awaitEnd(application).getYarnApplicationState())
                .isIn(YarnApplicationState.KILLED, YarnApplicationState.FINISHED);
        cluster.assertNothingLeft(application);
    }

    @ParameterizedTest
    @ValueSource(strings = {"connecting to", "uploaded ", "submitted ", "container is being started"})
    void commandStopped_atEachStage_leavesNothing(String stage) {
        Running running =
                Command.on(cluster).cluster().program(Sleeper.class).start().awaitErr(stage);

        Result result = running.signal("INT").await();

        assertThat(result.exitCode()).as(result.err()).isEqualTo(130);
        if (result.err().contains("submitted application_")) {
            cluster.awaitEnd(result.applicationId());
            cluster.assertNothingLeft(result.applicationId());
        }
        cluster.assertStagingEmpty();
    }

    @Test
    void consoleClosed_clusterMode_leavesApplicationRunning() {
        Running running = sleeping("cluster");
        String application = running.applicationId();

        assertThat(running.signal("HUP").await().exitCode()).isEqualTo(129);

        assertThat(cluster.report(application).getYarnApplicationState()).isEqualTo(YarnApplicationState.RUNNING);
        cluster.kill(application);
        cluster.awaitEnd(application);
    }

    @ParameterizedTest
    @ValueSource(strings = {"client", "cluster"})
    void applicationKilled_bySomebodyElse_is137(String mode) {
        Running running = sleeping(mode);

        cluster.kill(running.applicationId());
        Result result = running.await();

        assertThat(result.exitCode()).as(result.err()).isEqualTo(137);
        assertThat(result.err()).contains("was killed");
        cluster.assertNothingLeft(result.applicationId());
    }

    @Test
    void clientKilled_clientMode_endsWithinTheLeash() {
        Running running = Command.on(cluster)
                .option("--conf", "client.leash=5s")
                .program(Sleeper.class)
                .start()
                .awaitOut("sleeping");
        String application = running.applicationId();

        running.signal("KILL").await();

        cluster.awaitEnd(application);
        assertThat(cluster.report(application).getDiagnostics()).contains("the client has been gone for 5 s");
        cluster.assertNothingLeft(application);
    }

    @Test
    void clientKilled_clusterMode_changesNothing() {
        Running running = sleeping("cluster");
        String application = running.applicationId();

        running.signal("KILL").await();

        Awaitility.await()
                .during(Duration.ofSeconds(3))
                .atMost(Duration.ofSeconds(10))
                .until(() -> cluster.report(application).getYarnApplicationState() == YarnApplicationState.RUNNING);
        cluster.kill(application);
        cluster.awaitEnd(application);
    }

    @Test
    void driverKilled_clusterMode_isToldWithItsSignal() {
        Running running = sleeping("cluster");

        ContainerProcesses.of(running.applicationId(), "DriverMain").forEach(ProcessHandle::destroyForcibly);
        Result result = running.await();

        assertThat(result.exitCode()).as(result.err()).isEqualTo(137);
        assertThat(result.err()).contains("driver killed by signal 9");
        cluster.assertNothingLeft(result.applicationId());
    }

    @Test
    void driverKilled_clientMode_isToldWithItsSignal() {
        Running running = sleeping("client");

        ContainerProcesses.below(running.process().toHandle(), "DriverMain").forEach(ProcessHandle::destroyForcibly);
        Result result = running.await();

        assertThat(result.exitCode()).as(result.err()).isEqualTo(137);
        assertThat(result.err()).contains("driver killed by signal 9");
        cluster.assertNothingLeft(result.applicationId());
    }

    @Test
    void applicationMasterKilled_lastAttempt_failsTheApplication() {
        Running running = Command.on(cluster)
                .cluster()
                .option("--max-attempts", "1")
                .program(Sleeper.class)
                .start()
                .awaitOut("sleeping");

        ContainerProcesses.of(running.applicationId(), "AmMain").forEach(ProcessHandle::destroyForcibly);
        Result result = running.await();

        assertThat(result.exitCode()).as(result.err()).isEqualTo(123);
        cluster.assertNothingLeft(result.applicationId());
    }

    @Test
    void applicationMasterKilled_firstOfTwoAttempts_startsTheDriverAnew() {
        Running running = Command.on(cluster)
                .cluster()
                .option("--max-attempts", "2")
                .program(Sleeper.class)
                .start()
                .awaitOut("sleeping");

        ContainerProcesses.of(running.applicationId(), "AmMain").forEach(ProcessHandle::destroyForcibly);
        running.awaitErr("Attempt 2 begins").awaitOut("sleeping\nsleeping");
        Result result = running.signal("INT").await();

        assertThat(result.exitCode()).as(result.err()).isEqualTo(130);
        cluster.awaitEnd(result.applicationId());
        cluster.assertNothingLeft(result.applicationId());
    }
}
