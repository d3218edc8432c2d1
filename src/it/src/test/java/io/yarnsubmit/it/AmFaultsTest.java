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
import io.yarnsubmit.it.programs.SlowEnd;
import io.yarnsubmit.it.programs.Unlucky;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.apache.hadoop.yarn.api.records.FinalApplicationStatus;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ApplicationMaster is killed at each phase of an application's life: the next one finishes the work. */
@ExtendWith(MiniCluster.class)
class AmFaultsTest {
    private static final int BLOCKS = 4;
    private static final String AM = "io.yarnsubmit.appmaster.AmMain";
    private static final String EXECUTOR = "io.yarnsubmit.runtime.executor.ExecutorMain";

    private final MiniCluster cluster;

    @TempDir
    Path directory;

    AmFaultsTest(MiniCluster cluster) {
        this.cluster = cluster;
    }

    private Command command(String mode) {
        return Command.on(cluster).option("--deploy-mode", mode).option("--max-attempts", "2");
    }

    private String[] words(int enough) {
        return new String[] {directory.toString(), "WAIT", Integer.toString(BLOCKS), "1", "0", Integer.toString(enough)
        };
    }

    private void goOn() throws IOException {
        new Gate(directory.toString()).arrive("go on");
    }

    /** Waits for processes as closely as it can: the phases are short. */
    private static List<ProcessHandle> appearing(Supplier<List<ProcessHandle>> processes) {
        return Awaitility.await("a process")
                .pollInterval(Duration.ofMillis(5))
                .pollDelay(Duration.ZERO)
                .atMost(Duration.ofSeconds(60))
                .until(processes::get, found -> !found.isEmpty());
    }

    private static List<ProcessHandle> masters(Running running) {
        return ContainerProcesses.of(running.applicationId(), AM);
    }

    /** Ends the ApplicationMaster that is there, and waits until another one is. */
    private static void replaceMaster(Running running) {
        List<ProcessHandle> old = appearing(() -> masters(running));
        old.forEach(Signal.KILL::to);
        appearing(() -> masters(running).stream()
                .filter(process -> !old.contains(process))
                .toList());
    }

    private void assertFinished(Result result) {
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).contains("sum " + Block.sumOfFirst(BLOCKS) + "\n", "full true\n");
        assertThat(cluster.awaitEnd(result.applicationId()).getFinalApplicationStatus())
                .isEqualTo(FinalApplicationStatus.SUCCEEDED);
        assertThat(cluster.report(result.applicationId())
                        .getCurrentApplicationAttemptId()
                        .getAttemptId())
                .isEqualTo(2);
        cluster.assertNothingLeft(result.applicationId());
    }

    @Tag(Tags.LONG)
    @Tag(Tags.FAILOVER)
    @ParameterizedTest
    @ValueSource(strings = {"client", "cluster"})
    void killed_beforeItRegisters(String mode) throws IOException {
        goOn();
        Running running = command(mode).program(Unlucky.class, words(1)).start().awaitErr("submitted application_");

        replaceMaster(running);

        assertFinished(running.await());
    }

    @Tag(Tags.LONG)
    @Tag(Tags.FAILOVER)
    @ParameterizedTest
    @ValueSource(strings = {"client", "cluster"})
    void killed_whileItAsksAFullQueue(String mode) throws IOException {
        Running running = command(mode)
                .option("--queue", "small", "--num-executors", "12")
                .program(Unlucky.class, words(1))
                .start()
                .awaitErr("/12")
                .awaitOut("at first [");

        replaceMaster(running);
        goOn();

        assertFinished(running.await());
    }

    @Tag(Tags.LONG)
    @Tag(Tags.FAILOVER)
    @ParameterizedTest
    @ValueSource(strings = {"client", "cluster"})
    void killed_whileItLaunches(String mode) throws IOException {
        goOn();
        Running running = command(mode)
                .option("--num-executors", "4")
                .program(Unlucky.class, words(4))
                .start()
                .awaitErr("submitted application_");
        appearing(() -> ContainerProcesses.of(running.applicationId(), EXECUTOR));

        replaceMaster(running);

        assertFinished(running.await());
    }

    /** In cluster mode everything goes with its ApplicationMaster. In client mode all live on: see {@link AdoptionTest}. */
    @Test
    void killed_whileTasksRun() throws IOException, InterruptedException {
        Running running = command("cluster")
                .option("--num-executors", "2")
                .program(Unlucky.class, words(2))
                .start();
        new Gate(directory.toString()).await(1);
        List<ProcessHandle> ofTheFirst = ContainerProcesses.of(running.applicationId());
        // ApplicationMaster, driver, two executors.
        assertThat(ofTheFirst).hasSizeGreaterThanOrEqualTo(4);

        replaceMaster(running);
        Awaitility.await("the first attempt's processes are gone")
                .atMost(Duration.ofSeconds(30))
                .until(() -> ofTheFirst.stream().noneMatch(ProcessHandle::isAlive));
        goOn();

        Result result = running.await();
        assertFinished(result);
        assertThat(result.out())
                .containsSubsequence("attempt 1\n", "attempt 2\n")
                .containsOnlyOnce("sum ");
        assertThat(result.err()).contains("Attempt 2 begins: the driver is started again");
    }

    @ParameterizedTest
    @ValueSource(strings = "cluster")
    void killed_whileItEnds(String mode) throws IOException {
        Running running = command(mode)
                .option("--conf", "executor.stopTimeout=30s")
                .program(SlowEnd.class, directory.toString())
                .start()
                .awaitOut("answer 42");
        // The ApplicationMaster waits for it, because it was told to end and does not.
        ContainerProcesses.of(running.applicationId(), EXECUTOR).forEach(Signal.STOP::to);
        goOn();
        Awaitility.await("end of the driver")
                .atMost(Duration.ofSeconds(60))
                .until(() -> drivers(mode, running).isEmpty() && isEndKept(running));

        masters(running).forEach(Signal.KILL::to);

        Result result = running.await();
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(cluster.awaitEnd(result.applicationId()).getFinalApplicationStatus())
                .isEqualTo(FinalApplicationStatus.SUCCEEDED);
        assertThat(cluster.report(result.applicationId())
                        .getCurrentApplicationAttemptId()
                        .getAttemptId())
                .as("it had not ended when it was killed")
                .isEqualTo(2);
        assertThat(result.out()).as("the driver runs once").isEqualTo("attempt 1\nanswer 42\n");
        assertThat(result.err()).doesNotContain("started again");
        cluster.assertNothingLeft(result.applicationId());
    }

    @Tag(Tags.LONG)
    @Tag(Tags.FAILOVER)
    @ParameterizedTest
    @ValueSource(strings = "client")
    void killed_whileItEnds_inClientModeToo(String mode) throws IOException {
        killed_whileItEnds(mode);
    }

    private boolean isEndKept(Running running) throws IOException {
        return cluster.fileSystem()
                .exists(new org.apache.hadoop.fs.Path(
                        cluster.fileSystem().getHomeDirectory(),
                        ".yarn-submit/staging/" + running.applicationId() + "/ending"));
    }

    private static List<ProcessHandle> drivers(String mode, Running running) {
        return mode.equals("client")
                ? ContainerProcesses.below(running.process().toHandle(), "DriverMain")
                : ContainerProcesses.of(running.applicationId(), "io.yarnsubmit.runtime.driver.DriverMain");
    }

    @ParameterizedTest
    @ValueSource(strings = "client")
    void killed_asOftenAsThereAreAttempts_failsTheApplication(String mode) throws InterruptedException {
        Running running = command(mode).program(Unlucky.class, words(1)).start();
        new Gate(directory.toString()).await(1);

        replaceMaster(running);
        masters(running).forEach(Signal.KILL::to);

        Result result = running.await();
        assertThat(result.exitCode()).as(result.err()).isEqualTo(123);
        assertThat(result.err()).contains(result.applicationId() + " failed:", " failed 2 times", "exitCode: 137");
        assertThat(cluster.awaitEnd(result.applicationId()).getFinalApplicationStatus())
                .isEqualTo(FinalApplicationStatus.FAILED);
        assertThat(drivers(mode, running)).isEmpty();
        cluster.assertNothingLeft(result.applicationId());
    }

    @Tag(Tags.LONG)
    @Tag(Tags.FAILOVER)
    @ParameterizedTest
    @ValueSource(strings = "cluster")
    void killed_asOftenAsThereAreAttempts_inClusterModeToo(String mode) throws InterruptedException {
        killed_asOftenAsThereAreAttempts_failsTheApplication(mode);
    }
}
