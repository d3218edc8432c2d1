package io.yarnsubmit.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.it.cluster.Command;
import io.yarnsubmit.it.cluster.Command.Result;
import io.yarnsubmit.it.cluster.Command.Running;
import io.yarnsubmit.it.programs.Gate;
import io.yarnsubmit.it.programs.Muster;
import io.yarnsubmit.it.programs.Tally;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A queue that lent its share wants it back: executors go without losing a task, and come back later. */
@Tag(OwnCluster.TAG)
class PreemptionTest {
    private static final int EXECUTORS = 8;

    private static OwnCluster cluster;

    @TempDir
    Path directory;

    @BeforeAll
    static void startCluster() {
        String queues = "yarn.scheduler.capacity.root.";
        String preemption = "yarn.resourcemanager.monitor.capacity.preemption.";
        cluster = new OwnCluster(
                "preemption",
                2,
                1536,
                Map.ofEntries(
                        Map.entry(queues + "queues", "lender,borrower"),
                        Map.entry(queues + "lender.capacity", "60"),
                        Map.entry(queues + "lender.maximum-capacity", "100"),
                        Map.entry(queues + "borrower.capacity", "40"),
                        Map.entry(queues + "borrower.maximum-capacity", "100"),
                        Map.entry(queues + "borrower.user-limit-factor", "10"),
                        Map.entry(queues + "lender.user-limit-factor", "10"),
                        Map.entry(YarnConfiguration.RM_SCHEDULER_ENABLE_MONITORS, "true"),
                        Map.entry(preemption + "monitoring_interval", "500"),
                        Map.entry(preemption + "max_wait_before_kill", "6000"),
                        Map.entry(preemption + "total_preemption_per_round", "1.0"),
                        Map.entry(preemption + "natural_termination_factor", "1.0")));
    }

    @AfterAll
    static void stopCluster() {
        cluster.close();
    }

    @Test
    void executorsAreGivenBack_andComeBackLater() throws IOException {
        Path borrowerGate = Files.createDirectory(directory.resolve("borrower"));
        Path lenderGate = Files.createDirectory(directory.resolve("lender"));
        Running borrower = command("borrower", EXECUTORS)
                .program(Tally.class, borrowerGate.toString())
                .start();
        awaitExecutors(borrower, EXECUTORS);

        Running lender = command("lender", 4)
                .program(Muster.class, "2", lenderGate.toString())
                .start()
                .awaitOut("there true");
        borrower.awaitOut("PREEMPTED");
        new Gate(lenderGate.toString()).arrive("open");
        assertThat(lender.await().exitCode()).isZero();

        awaitExecutors(borrower, EXECUTORS);
        new Gate(borrowerGate.toString()).arrive("open");
        Result result = borrower.await();
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).contains("answers right");
        assertThat(result.out().lines().filter(line -> line.startsWith("lost ")))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).containsPattern("^lost \\d+ PREEMPTED: "));
    }

    private static Command command(String queue, int executors) {
        return cluster.command().cluster().option("--queue", queue, "--num-executors", Integer.toString(executors));
    }

    /** Besides the ApplicationMaster's. */
    private static void awaitExecutors(Running running, int count) {
        Awaitility.await(count + " executors")
                .atMost(Duration.ofSeconds(90))
                .until(() -> cluster.containers(running.applicationId()).size() == count + 1);
    }
}
