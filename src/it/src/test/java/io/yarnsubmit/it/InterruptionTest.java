package io.yarnsubmit.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.it.cluster.Command;
import io.yarnsubmit.it.cluster.Command.Result;
import io.yarnsubmit.it.cluster.Command.Running;
import io.yarnsubmit.it.cluster.ContainerProcesses;
import io.yarnsubmit.it.cluster.MiniCluster;
import io.yarnsubmit.it.cluster.Tags;
import io.yarnsubmit.it.programs.Sleeper;
import java.time.Duration;
import org.apache.hadoop.yarn.api.records.YarnApplicationState;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
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
        return sleeping(mode, 1);
    }

    private Running sleeping(String mode, int executors) {
        return Command.on(cluster)
                .option("--deploy-mode", mode, "--num-executors", Integer.toString(executors))
                .program(Sleeper.class)
                .start()
                .awaitOut("sleeping");
    }

    @ParameterizedTest
    @CsvSource({"client,INT,130", "cluster,TERM,143"})
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

    @Tag(Tags.LONG)
    @Tag(Tags.FAULTS)
    @ParameterizedTest
    @CsvSource({"client,TERM,143", "client,HUP,129", "cluster,INT,130"})
    void commandStopped_byAnyOtherSignal_endsApplication(String mode, String signal, int exitCode) {
        commandStopped_whileDriverRuns_endsApplication(mode, signal, exitCode);
    }

    @ParameterizedTest
    @ValueSource(strings = "submitted ")
    void commandStopped_beforeTheDriverRuns_leavesNothing(String stage) {
        String home = "/interrupted-" + System.nanoTime();
        Running running = Command.on(cluster)
                .cluster()
                .option("--conf", "stagingDirectory=" + home)
                .program(Sleeper.class)
                .start()
                .awaitErr(stage);

        Result result = running.signal("INT").await();

        assertThat(result.exitCode()).as(result.err()).isEqualTo(130);
        if (result.err().contains("submitted application_")) {
            cluster.awaitEnd(result.applicationId());
            cluster.assertNothingLeft(result.applicationId());
        }
        cluster.assertNoStagingDirectory(home);
    }

    @Tag(Tags.LONG)
    @Tag(Tags.FAULTS)
    @ParameterizedTest
    @ValueSource(strings = {"connecting to", "uploaded ", "container is being started"})
    void commandStopped_atEachOtherStage_leavesNothing(String stage) {
        commandStopped_beforeTheDriverRuns_leavesNothing(stage);
    }

    @Test
    void consoleClosed_clusterMode_leavesApplicationRunning() {
        Running running = sleeping("cluster", 0);
        String application = running.applicationId();

        assertThat(running.signal("HUP").await().exitCode()).isEqualTo(129);

        assertThat(cluster.report(application).getYarnApplicationState()).isEqualTo(YarnApplicationState.RUNNING);
        Result kill = Command.bare()
                .env("HADOOP_CONF_DIR", cluster.confDirectory().toString())
                .option("kill", application)
                .runHere();
        assertThat(kill.exitCode()).as(kill.err()).isZero();
        assertThat(kill.err()).contains(application + ": KILLED");
        cluster.assertNothingLeft(application);
    }

    @ParameterizedTest
    @ValueSource(strings = "client")
    void applicationKilled_bySomebodyElse_is137(String mode) {
        Running running = sleeping(mode);

        cluster.kill(running.applicationId());
        Result result = running.await();

        assertThat(result.exitCode()).as(result.err()).isEqualTo(137);
        assertThat(result.err()).contains("was killed");
        cluster.assertNothingLeft(result.applicationId());
    }

    @Tag(Tags.LONG)
    @Tag(Tags.FAULTS)
    @Test
    void applicationKilled_bySomebodyElse_is137_inClusterModeToo() {
        applicationKilled_bySomebodyElse_is137("cluster");
    }

    @Tag(Tags.LONG)
    @Tag(Tags.FAULTS)
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

    @Tag(Tags.LONG)
    @Tag(Tags.FAULTS)
    @Test
    void applicationMasterKilled_onTheOnlyAttempt_failsTheApplication() {
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

    @Tag(Tags.LONG)
    @Tag(Tags.FAULTS)
    @Test
    void commandStopped_inTheSecondAttempt_endsApplication() {
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
