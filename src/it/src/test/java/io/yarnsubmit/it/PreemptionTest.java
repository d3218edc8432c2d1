package io.yarnsubmit.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.it.cluster.Command;
import io.yarnsubmit.it.cluster.Command.Result;
import io.yarnsubmit.it.cluster.Command.Running;
import io.yarnsubmit.it.cluster.MiniCluster;
import io.yarnsubmit.it.programs.AwaitExecutors;
import io.yarnsubmit.it.programs.Gate;
import io.yarnsubmit.it.programs.Tally;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A queue that lent its share wants it back: executors go without losing a task, and come back later. */
@ExtendWith(MiniCluster.class)
class PreemptionTest {
    private static final int EXECUTORS = 5;

    private final MiniCluster cluster;

    @TempDir
    Path directory;

    PreemptionTest(MiniCluster cluster) {
        this.cluster = cluster;
    }

    @Test
    void executorsAreGivenBack_andComeBackLater() throws IOException {
        Path borrowerGate = Files.createDirectory(directory.resolve("borrower"));
        Path lenderGate = Files.createDirectory(directory.resolve("lender"));
        // Of six gibibytes it has five, and its ApplicationMaster some of the last: 576 MiB are left.
        Running borrower = Command.on(cluster)
                .cluster()
                .option("--queue", "borrower", "--num-executors", Integer.toString(EXECUTORS))
                .option("--executor-memory", "1g")
                .program(Tally.class, borrowerGate.toString())
                .start();
        cluster.awaitExecutors(borrower.applicationId(), EXECUTORS);

        // 256 MiB for its ApplicationMaster are there; what its executor needs is not.
        Running lender = Command.on(cluster)
                .option("--queue", "lender", "--executor-memory", "384m")
                .program(AwaitExecutors.class, "1", lenderGate.toString())
                .start()
                .awaitOut("there true");
        borrower.awaitOut("PREEMPTED");
        new Gate(lenderGate.toString()).arrive("open");
        assertThat(lender.await().exitCode()).isZero();

        cluster.awaitExecutors(borrower.applicationId(), EXECUTORS);
        new Gate(borrowerGate.toString()).arrive("open");
        Result result = borrower.await();
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).contains("answers right");
        // What it gives back at its end, it may hear of too.
        assertThat(result.out()
                        .lines()
                        .takeWhile(line -> !line.startsWith("all "))
                        .filter(line -> line.startsWith("lost ")))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).containsPattern("^lost \\d+ PREEMPTED: "));
    }
}
