package io.yarnsubmit.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.it.cluster.Command.Result;
import io.yarnsubmit.it.cluster.Command.Running;
import io.yarnsubmit.it.cluster.ContainerProcesses;
import io.yarnsubmit.it.cluster.Tags;
import io.yarnsubmit.it.daemons.Daemon;
import io.yarnsubmit.it.daemons.DaemonCluster;
import io.yarnsubmit.it.programs.Gate;
import io.yarnsubmit.it.programs.Steady;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.hadoop.yarn.api.records.FinalApplicationStatus;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** NodeManagers are killed; some come back in time, some do not. */
@Tag(Tags.LONG)
@Tag(Tags.DAEMONS)
class NodeManagerRecoveryTest {
    private static final int NODES = 3;
    private static DaemonCluster cluster;

    @TempDir
    Path directory;

    @BeforeAll
    static void start() {
        cluster = DaemonCluster.builder()
                .name("nodemanager-recovery")
                .nodes(NODES)
                // Room for the ApplicationMaster and one executor, or for two executors: nodes must share the work.
                .nodeMemoryMib(640)
                .withoutHdfs()
                .start();
    }

    @AfterAll
    static void end() {
        cluster.close();
    }

    @AfterEach
    void allNodesAreBack() {
        cluster.nodeManagers().stream().filter(node -> !node.isAlive()).forEach(Daemon::restart);
        cluster.awaitNodes(NODES);
    }

    private static Running steady(DaemonCluster cluster, Gate gate) {
        return cluster.command()
                .cluster()
                .option("--num-executors", "2", "--max-attempts", "2")
                .program(Steady.class, gate.directory())
                .start();
    }

    /** The node on which a container of the application with this program in it is. */
    private static List<Daemon> nodesOf(String application, String program) {
        return ContainerProcesses.of(application, program).stream()
                .map(process -> ContainerProcesses.variable(process, "NM_HOST"))
                .map(cluster::nodeManager)
                .toList();
    }

    @Test
    void allRestartedInTime_containersSurvive() throws Exception {
        // On a cluster of its own, for which there is enough time on a busy machine too.
        try (DaemonCluster patient = DaemonCluster.builder()
                .name("nodemanager-restart")
                .nodeExpiry(Duration.ofSeconds(90))
                .withoutHdfs()
                .start()) {
            // given
            Gate gate = new Gate(directory.toString());
            Running running = steady(patient, gate);
            gate.await(2);
            // when
            patient.nodeManagers().forEach(Daemon::kill);
            patient.nodeManagers().forEach(Daemon::restart);
            patient.nodeManagers().forEach(patient::awaitRegistered);
            gate.arrive("open");
            // then
            Result result = running.await();
            assertThat(result.exitCode()).as(result.err()).isZero();
            assertThat(result.out()).contains("sum 14\n", "third in time true\n", "lost []\n");
            assertThat(gate.arrivals()).as("each task ran once").hasSize(5);
            assertSucceededWithAttempt(patient, 1, result);
        }
    }

    @Test
    void nodeOfAnExecutorLost_tasksRunElsewhere() throws Exception {
        // given
        Gate gate = new Gate(directory.toString());
        Running running = steady(cluster, gate);
        gate.await(2);
        String application = running.applicationId();
        List<Daemon> masters = nodesOf(application, "AmMain");
        Daemon victim = nodesOf(application, "ExecutorMain").stream()
                .filter(node -> !masters.contains(node))
                .findFirst()
                .orElseThrow();
        // when
        victim.kill();
        // The replacement has the lost one's task, although what ran it may live on, on a node that is none any more.
        gate.await(3);
        gate.arrive("open");
        // then
        Result result = running.await();
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out())
                .contains("sum 14\n", "third in time true\n")
                .containsPattern("lost \\[NODE(, NODE)?]\n");
        assertSucceededWithAttempt(cluster, 1, result);
    }

    @Test
    void nodeOfTheApplicationMasterLost_nextAttemptRunsElsewhere() throws Exception {
        // given
        Gate gate = new Gate(directory.toString());
        Running running = steady(cluster, gate);
        gate.await(2);
        Daemon victim = nodesOf(running.applicationId(), "AmMain").get(0);
        // when
        victim.kill();
        running.awaitErr("Attempt 2 begins");
        gate.await(3);
        gate.arrive("open");
        // then
        Result result = running.await();
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).contains("sum 14\n", "third in time true\n");
        assertSucceededWithAttempt(cluster, 2, result);
    }

    private static void assertSucceededWithAttempt(DaemonCluster cluster, int attempt, Result result) {
        String application = result.applicationId();
        assertThat(cluster.awaitEnd(application).getFinalApplicationStatus())
                .isEqualTo(FinalApplicationStatus.SUCCEEDED);
        assertThat(cluster.report(application).getCurrentApplicationAttemptId().getAttemptId())
                .isEqualTo(attempt);
        cluster.assertNothingLeft(application);
    }
}
