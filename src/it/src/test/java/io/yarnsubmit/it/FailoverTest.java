package io.yarnsubmit.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.it.cluster.Command;
import io.yarnsubmit.it.cluster.Command.Result;
import io.yarnsubmit.it.cluster.Command.Running;
import io.yarnsubmit.it.cluster.Tags;
import io.yarnsubmit.it.daemons.Daemon;
import io.yarnsubmit.it.daemons.DaemonCluster;
import io.yarnsubmit.it.programs.Gate;
import io.yarnsubmit.it.programs.Sleeper;
import io.yarnsubmit.it.programs.Squares;
import io.yarnsubmit.it.programs.Steady;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.yarn.api.records.FinalApplicationStatus;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two ResourceManagers and a ZooKeeper: the active one is killed, and the other takes over. */
@Tag(Tags.LONG)
@Tag(Tags.FAILOVER)
class FailoverTest {
    private static final int NODES = 2;
    private static DaemonCluster cluster;

    @TempDir
    Path directory;

    @BeforeAll
    static void start() {
        cluster = DaemonCluster.builder()
                .name("failover")
                .nodes(NODES)
                .nodeMemoryMib(4096)
                .highAvailability()
                .withoutHdfs()
                .start();
    }

    @AfterAll
    static void end() {
        cluster.close();
    }

    @AfterEach
    void bothAreBack() {
        cluster.resourceManagers().stream().filter(daemon -> !daemon.isAlive()).forEach(Daemon::restart);
        cluster.awaitNodes(NODES);
    }

    @Test
    void activeKilled_runningAndWaitingApplicationsGoOn() throws Exception {
        // given
        Gate first = new Gate(Files.createDirectory(directory.resolve("first")).toString());
        Gate second =
                new Gate(Files.createDirectory(directory.resolve("second")).toString());
        Running inCluster = steady("cluster", first);
        Running inClient = steady("client", second);
        Running occupying = small(Sleeper.class).awaitOut("sleeping");
        Running accepted = small(Squares.class, "0").awaitErr("accepted, waiting for the ApplicationMaster");
        first.await(2);
        second.await(2);
        // when
        Daemon killed = cluster.activeResourceManager();
        killed.kill();
        assertThat(cluster.activeResourceManager()).isNotSameAs(killed);
        cluster.awaitNodes(NODES);
        first.arrive("open");
        second.arrive("open");
        occupying.signal("INT");
        killed.restart();
        cluster.awaitStandby(killed);
        // then
        for (Running running : new Running[] {inCluster, inClient}) {
            Result result = running.await();
            assertThat(result.exitCode()).as(result.err()).isZero();
            assertThat(result.out()).contains("sum 14\n", "third in time true\n", "lost []\n");
            assertFinishedOnce(result.applicationId());
        }
        assertThat(first.arrivals()).as("each task ran once").hasSize(5);
        assertThat(second.arrivals()).as("each task ran once").hasSize(5);
        assertThat(occupying.await().exitCode()).isEqualTo(130);
        Result result = accepted.await();
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertFinishedOnce(result.applicationId());
        cluster.assertNothingLeft(occupying.applicationId());
    }

    private Running steady(String mode, Gate gate) {
        return cluster.command()
                .option("--deploy-mode", mode, "--num-executors", "2")
                .program(Steady.class, gate.directory())
                .start();
    }

    /** In a queue in which there is room for one ApplicationMaster. */
    private static Running small(Class<?> program, String... arguments) {
        return cluster.command()
                .cluster()
                .option("--queue", "small", "--num-executors", "0")
                .program(program, arguments)
                .start();
    }

    private static void assertFinishedOnce(String application) {
        assertThat(cluster.awaitEnd(application).getFinalApplicationStatus())
                .isEqualTo(FinalApplicationStatus.SUCCEEDED);
        assertThat(cluster.report(application).getCurrentApplicationAttemptId().getAttemptId())
                .isEqualTo(1);
        cluster.assertNothingLeft(application);
    }

    @Test
    void activeKilled_submissionsInFlight_areTakenOnce() throws IOException {
        // given
        int before = cluster.applications().size();
        Running early = submission();
        Running late = submission().awaitErr("connecting to the ResourceManager");
        // when
        Daemon killed = cluster.activeResourceManager();
        killed.kill();
        Running none = submission();
        assertThat(cluster.activeResourceManager()).isNotSameAs(killed);
        killed.restart();
        // then
        for (Running running : new Running[] {early, late, none}) {
            Result result = running.await();
            assertThat(result.exitCode()).as(result.err()).isZero();
            assertFinishedOnce(result.applicationId());
        }
        assertThat(cluster.applications()).hasSize(before + 3);
        cluster.awaitStandby(killed);
    }

    private static Running submission() {
        Command command = cluster.command()
                .cluster()
                .option("--no-wait", "--num-executors", "0", "--conf", "cluster.connectTimeout=600s");
        return command.program(Squares.class, "0").start();
    }

    @Test
    void bothKilled_isAnErrorThatNamesBoth() {
        // given
        cluster.resourceManagers().forEach(Daemon::kill);
        // when
        Result result = cluster.command()
                .option("--conf", "cluster.connectTimeout=5s")
                .program(Squares.class, "0")
                .run();
        // then
        cluster.resourceManagers().forEach(Daemon::restart);
        cluster.awaitNodes(NODES);
        assertThat(result.exitCode()).as(result.err()).isEqualTo(125);
        assertThat(result.err())
                .containsPattern("waiting up to 5 s for the ResourceManagers at 127\\S+, 127\\S+ ")
                .containsPattern(
                        "The ResourceManagers at 127\\S+, 127\\S+ .* did not become available within 5 s: \\w+");
    }
}
