package io.yarnsubmit.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.it.cluster.Command;
import io.yarnsubmit.it.cluster.Command.Result;
import io.yarnsubmit.it.cluster.Command.Running;
import io.yarnsubmit.it.cluster.ContainerProcesses;
import io.yarnsubmit.it.cluster.MiniCluster;
import io.yarnsubmit.it.programs.Gate;
import io.yarnsubmit.it.programs.Orphan;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.FinalApplicationStatus;
import org.apache.hadoop.yarn.api.records.YarnApplicationState;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** In client mode the driver and its executors outlive an ApplicationMaster. */
@ExtendWith(MiniCluster.class)
class AdoptionTest {
    private static final Duration HANG_GUARD = Duration.ofSeconds(100);

    private final MiniCluster cluster;

    @TempDir
    Path directory;

    AdoptionTest(MiniCluster cluster) {
        this.cluster = cluster;
    }

    @Test
    void killedApplicationMaster_itsSuccessorAdoptsEveryExecutor() throws IOException {
        // given
        Gate gate = new Gate(directory.toString());
        Running running = Command.on(cluster)
                .option("--num-executors", "2")
                .program(Orphan.class, gate.directory())
                .start();
        running.awaitOut("tasks run");
        String id = running.applicationId();
        List<Long> executors = pids(id, "ExecutorMain");
        // when
        ContainerProcesses.of(id, "AmMain").forEach(ProcessHandle::destroyForcibly);
        Awaitility.await("another attempt").atMost(HANG_GUARD).until(() -> isInSecondAttempt(cluster.report(id)));
        assertThat(pids(id, "ExecutorMain")).as("executors live on").isEqualTo(executors);
        gate.arrive("open");
        // then
        Result result = running.await();
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out().lines().takeWhile(line -> !line.startsWith("then ")))
                .as("nothing lost, and one more only when it was asked for")
                .contains("before [1, 2]", "after [1, 2]", "one more true")
                .noneMatch(line -> line.startsWith("lost "));
        assertThat(result.out()).containsPattern("then \\[1, 2, \\d+]");
        assertThat(result.out()
                        .lines()
                        .filter(line -> line.startsWith("result "))
                        .map(line -> line.replaceFirst("result (\\d+) of \\d+", "$1")))
                .hasSize(20)
                .doesNotHaveDuplicates();
        assertThat(result.out()
                        .lines()
                        .filter(line -> line.startsWith("result "))
                        .map(line -> line.replaceFirst(".* of ", ""))
                        .distinct())
                .as("the same two processes")
                .hasSize(2);
        assertThat(cluster.awaitEnd(id).getFinalApplicationStatus()).isEqualTo(FinalApplicationStatus.SUCCEEDED);
        cluster.assertNothingLeft(id);
    }

    private static boolean isInSecondAttempt(ApplicationReport report) {
        return report.getCurrentApplicationAttemptId().getAttemptId() == 2
                && report.getYarnApplicationState() == YarnApplicationState.RUNNING;
    }

    private static List<Long> pids(String applicationId, String word) {
        return ContainerProcesses.of(applicationId, word).stream()
                .map(ProcessHandle::pid)
                .sorted()
                .toList();
    }
}
