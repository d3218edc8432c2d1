package io.yarnsubmit.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.it.cluster.Command;
import io.yarnsubmit.it.cluster.Command.Result;
import io.yarnsubmit.it.cluster.Command.Running;
import io.yarnsubmit.it.cluster.ContainerProcesses;
import io.yarnsubmit.it.cluster.MiniCluster;
import io.yarnsubmit.it.programs.Restarted;
import java.time.Duration;
import java.util.List;
import org.apache.hadoop.yarn.api.records.FinalApplicationStatus;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What comes after an ApplicationMaster that is killed in cluster mode. */
@ExtendWith(MiniCluster.class)
class AttemptsTest {
    private static final String AM = "io.yarnsubmit.appmaster.AmMain";

    private final MiniCluster cluster;

    AttemptsTest(MiniCluster cluster) {
        this.cluster = cluster;
    }

    private Command command(int lastAttempt) {
        return Command.on(cluster)
                .cluster()
                .option("--num-executors", "2")
                .program(Restarted.class, Integer.toString(lastAttempt));
    }

    private static void killApplicationMaster(String application) {
        List<ProcessHandle> masters = ContainerProcesses.of(application, AM);
        assertThat(masters).isNotEmpty();
        masters.forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    void killedWhileTasksRun_secondAttemptRunsTheDriverAnew() {
        Running running = command(2).start().awaitOut("attempt 1 runs");
        String application = running.applicationId();
        List<ProcessHandle> ofTheFirst = ContainerProcesses.of(application);
        // ApplicationMaster, driver, two executors.
        assertThat(ofTheFirst).hasSizeGreaterThanOrEqualTo(4);

        killApplicationMaster(application);
        Awaitility.await("the first attempt's processes are gone")
                .atMost(Duration.ofSeconds(30))
                .until(() -> ofTheFirst.stream().noneMatch(ProcessHandle::isAlive));
        Result result = running.await();

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out().lines()).containsExactly("attempt 1 runs", "attempt 2 runs", "attempt 2 sum 6");
        assertThat(result.err()).contains("Attempt 2 begins: the driver is started anew");
        assertThat(cluster.awaitEnd(application).getFinalApplicationStatus())
                .isEqualTo(FinalApplicationStatus.SUCCEEDED);
        cluster.assertNothingLeft(application);
    }

    @Test
    void killedOnTheLastAttempt_failsWithTheReason() {
        Running running = command(9).start().awaitOut("attempt 1 runs");
        String application = running.applicationId();
        killApplicationMaster(application);
        running.awaitOut("attempt 2 runs");

        killApplicationMaster(application);
        Result result = running.await();

        assertThat(result.exitCode()).as(result.err()).isEqualTo(123);
        assertThat(result.err()).contains(application + " failed:", "exitCode: 137");
        assertThat(cluster.awaitEnd(application).getFinalApplicationStatus()).isEqualTo(FinalApplicationStatus.FAILED);
        cluster.assertNothingLeft(application);
    }
}
