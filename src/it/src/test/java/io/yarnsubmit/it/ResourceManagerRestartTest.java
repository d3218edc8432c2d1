package io.yarnsubmit.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.it.cluster.Command;
import io.yarnsubmit.it.cluster.Command.Result;
import io.yarnsubmit.it.cluster.Command.Running;
import io.yarnsubmit.it.cluster.Signal;
import io.yarnsubmit.it.cluster.Tags;
import io.yarnsubmit.it.daemons.Daemon;
import io.yarnsubmit.it.daemons.DaemonCluster;
import io.yarnsubmit.it.programs.Gate;
import io.yarnsubmit.it.programs.Sleeper;
import io.yarnsubmit.it.programs.Squares;
import io.yarnsubmit.it.programs.Steady;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.apache.hadoop.yarn.api.records.FinalApplicationStatus;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ResourceManager is killed, and comes back with what it had written down. */
@Tag(Tags.LONG)
@Tag(Tags.FAILOVER)
class ResourceManagerRestartTest {
    private static final int NODES = 2;
    private static final long LARGE_BYTES = 100L << 20;

    private static DaemonCluster cluster;

    @TempDir
    Path directory;

    @BeforeAll
    static void start() {
        cluster = DaemonCluster.builder()
                .name("resourcemanager-restart")
                .nodes(NODES)
                .nodeMemoryMib(4096)
                .withoutHdfs()
                .start();
    }

    @AfterAll
    static void end() {
        cluster.close();
    }

    @AfterEach
    void isBack() {
        if (!resourceManager().isAlive()) {
            comesBack();
        }
    }

    private static Daemon resourceManager() {
        return cluster.resourceManagers().get(0);
    }

    private static void comesBack() {
        resourceManager().restart();
        cluster.awaitNodes(NODES);
    }

    private Command steady(String mode, Gate gate, String... more) {
        return cluster.command()
                .option("--deploy-mode", mode)
                .option("--num-executors", "2")
                .program(
                        Steady.class,
                        Stream.concat(Stream.of(gate.directory()), Stream.of(more))
                                .toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cluster", "client"})
    void restarted_whileTasksRun_nothingIsLost(String mode) throws Exception {
        // given
        Gate gate = new Gate(directory.toString());
        Running running = steady(mode, gate).start();
        gate.await(2);
        String application = running.applicationId();
        // when
        resourceManager().kill();
        running.awaitErr("The ResourceManager does not answer (Connection refused)");
        comesBack();
        running.awaitErr("The ResourceManager answers again");
        gate.arrive("open");
        // then
        Result result = running.await();
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).contains("sum 14\n", "third in time true\n", "lost []\n");
        assertThat(line(result, "after")).isEqualTo(line(result, "before"));
        assertThat(gate.arrivals()).as("each task ran once").hasSize(5);
        assertThat(cluster.awaitEnd(application).getFinalApplicationStatus())
                .isEqualTo(FinalApplicationStatus.SUCCEEDED);
        assertThat(cluster.report(application).getCurrentApplicationAttemptId().getAttemptId())
                .isEqualTo(1);
        cluster.assertNothingLeft(application);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cluster", "client"})
    void away_whileTheDriverEnds_exitCodeIsTrueAndNothingStays(String mode) throws Exception {
        // given
        Gate gate = new Gate(directory.toString());
        Running running = steady(mode, gate, "brief").start();
        gate.await(2);
        // when
        resourceManager().kill();
        gate.arrive("open");
        Result result = running.await();
        comesBack();
        // then
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).contains("sum 14\n", "lost []\n");
        assertThat(cluster.awaitEnd(result.applicationId()).getFinalApplicationStatus())
                .isEqualTo(FinalApplicationStatus.SUCCEEDED);
        cluster.assertNothingLeft(result.applicationId());
    }

    @Test
    void restarted_whileAccepted_applicationStartsAfterwards() {
        // given
        Running first = small(Sleeper.class).awaitOut("sleeping");
        Running second = small(Squares.class, "0").awaitErr("accepted, waiting for the ApplicationMaster");
        // when
        resourceManager().kill();
        second.awaitErr("The ResourceManager does not answer");
        comesBack();
        second.awaitErr("The ResourceManager answers again");
        Result stopped = first.signal("INT").await();
        // then
        assertThat(stopped.exitCode()).isEqualTo(130);
        Result result = second.await();
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).contains("sum 0\n");
        cluster.assertNothingLeft(stopped.applicationId());
        cluster.assertNothingLeft(result.applicationId());
    }

    /** In a queue in which there is room for one ApplicationMaster. */
    private static Running small(Class<?> program, String... arguments) {
        return cluster.command()
                .cluster()
                .option("--queue", "small", "--num-executors", "0")
                .program(program, arguments)
                .start();
    }

    @Test
    void interrupted_whileAway_applicationIsKilledWhenItIsBack() {
        // given
        Running running =
                cluster.command().cluster().program(Sleeper.class).start().awaitOut("sleeping");
        // when
        resourceManager().kill();
        running.signal("INT");
        running.awaitErr("Ending ");
        comesBack();
        // then
        Result result = running.await();
        assertThat(result.exitCode()).as(result.err()).isEqualTo(130);
        cluster.awaitEnd(result.applicationId());
        cluster.assertNothingLeft(result.applicationId());
    }

    @Test
    void awayAtSubmission_isWaitedFor() {
        // given
        int before = cluster.applications().size();
        resourceManager().kill();
        // when
        Running running = cluster.command()
                .cluster()
                .option("--no-wait", "--conf", "cluster.connectTimeout=600s")
                .program(Squares.class, "10")
                .start()
                .awaitErr("waiting up to 600 s for the ResourceManager at ")
                .awaitErr("Connection refused");
        comesBack();
        // then
        Result result = running.await();
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.err()).contains(" answered");
        assertThat(result.out().strip()).isEqualTo(result.applicationId());
        assertThat(cluster.awaitEnd(result.applicationId()).getFinalApplicationStatus())
                .isEqualTo(FinalApplicationStatus.SUCCEEDED);
        assertThat(cluster.applications()).hasSize(before + 1);
        cluster.assertNothingLeft(result.applicationId());
    }

    @Test
    void awayForTooLong_isAnErrorThatSaysSo() {
        // given
        int before = cluster.applications().size();
        resourceManager().kill();
        // when
        Result result = cluster.command()
                .cluster()
                .option("--no-wait", "--conf", "cluster.connectTimeout=3s")
                .program(Squares.class, "10")
                .run();
        comesBack();
        // then
        assertThat(result.exitCode()).as(result.err()).isEqualTo(125);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .containsPattern(
                        "The ResourceManager at \\S+ \\(from .*\\) did not become available within 3 s: Connection refused")
                .contains("YS-2001", "cluster.connectTimeout");
        assertThat(cluster.applications()).hasSize(before);
    }

    @Test
    void killedBetweenUploadAndSubmission_submitsOnce() throws IOException {
        // given
        int before = cluster.applications().size();
        Running running = stoppedWhileItUploads("600s");
        // when
        resourceManager().kill();
        goesOn(running).awaitErr("waiting up to 600 s for the ResourceManager at ");
        comesBack();
        // then
        Result result = running.await();
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(cluster.awaitEnd(result.applicationId()).getFinalApplicationStatus())
                .isEqualTo(FinalApplicationStatus.SUCCEEDED);
        assertThat(cluster.applications()).hasSize(before + 1);
        cluster.assertNothingLeft(result.applicationId());
    }

    @Test
    void killedWhileItTakesTheSubmission_submitsOnce() throws IOException {
        // given
        int before = cluster.applications().size();
        Running running = stoppedWhileItUploads("600s");
        // when
        resourceManager().stop();
        goesOn(running).awaitErr("submitting application_");
        resourceManager().kill();
        running.awaitErr("waiting up to 600 s for the ResourceManager at ");
        comesBack();
        // then
        Result result = running.await();
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(cluster.awaitEnd(result.applicationId()).getFinalApplicationStatus())
                .isEqualTo(FinalApplicationStatus.SUCCEEDED);
        assertThat(cluster.applications()).hasSize(before + 1);
        cluster.assertNothingLeft(result.applicationId());
    }

    @Test
    void goneBeforeTheSubmission_isAnErrorAndLeavesNothing() throws IOException {
        // given
        int before = cluster.applications().size();
        Running running = stoppedWhileItUploads("3s");
        // when
        resourceManager().kill();
        Result result = goesOn(running).await();
        comesBack();
        // then
        assertThat(result.exitCode()).as(result.err()).isEqualTo(125);
        assertThat(result.err())
                .contains("did not become available within 3 s: Connection refused", "YS-2001")
                .contains("could not be killed: Connection refused", "yarn application -kill application_");
        assertThat(cluster.applications()).hasSize(before);
        cluster.assertNothingLeft(result.applicationId());
    }

    /** With a file that takes a moment, and a new one each time, so that the library cache lacks it. */
    private Running stoppedWhileItUploads(String timeout) throws IOException {
        Path file = directory.resolve("large");
        try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
            large.setLength(LARGE_BYTES);
            large.writeLong(System.nanoTime());
        }
        Running running = cluster.command()
                .cluster()
                .option("--no-wait", "--files", file.toString())
                .option("--conf", "cluster.connectTimeout=" + timeout)
                .program(Squares.class, "10")
                .start();
        Awaitility.await("an upload")
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(2))
                .pollDelay(Duration.ZERO)
                .ignoreExceptions()
                .until(ResourceManagerRestartTest::uploads);
        Signal.STOP.to(running.process().toHandle());
        assertThat(running.err()).as("stopped in time").doesNotContain("submitting application_");
        return running;
    }

    private static boolean uploads() throws IOException {
        try (Stream<Path> files = Files.walk(cluster.directory().resolve("data/home/cache"))) {
            return files.anyMatch(file -> file.toString().endsWith(".tmp"));
        }
    }

    private static Running goesOn(Running client) {
        Signal.CONT.to(client.process().toHandle());
        return client;
    }

    private static String line(Result result, String first) {
        return result.out()
                .lines()
                .filter(line -> line.startsWith(first + " "))
                .map(line -> line.substring(first.length()))
                .findFirst()
                .orElseThrow();
    }
}
