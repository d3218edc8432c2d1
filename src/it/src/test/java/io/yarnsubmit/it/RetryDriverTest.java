package io.yarnsubmit.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.it.cluster.Command;
import io.yarnsubmit.it.cluster.Command.Result;
import io.yarnsubmit.it.cluster.MiniCluster;
import io.yarnsubmit.it.cluster.Tags;
import io.yarnsubmit.it.programs.Retried;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.FinalApplicationStatus;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A driver that fails by itself is tried again if the user asks for it, and only then. */
@ExtendWith(MiniCluster.class)
class RetryDriverTest {
    private final MiniCluster cluster;

    RetryDriverTest(MiniCluster cluster) {
        this.cluster = cluster;
    }

    private Command command() {
        return Command.on(cluster).cluster().option("--max-attempts", "3");
    }

    @Test
    void driverFailsTwice_thirdAttemptEndsWithZero() {
        Result result = command()
                .option("--retry-driver")
                .program(Retried.class, "2", "7")
                .run();

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out().lines())
                .containsExactly("attempt 1 says 42", "attempt 2 says 42", "attempt 3 says 42", "attempt 3 is done");
        assertThat(result.err())
                .containsSubsequence(
                        "attempt 1 fails",
                        "driver exited with 7; attempt 2 of 3 follows",
                        "attempt 2 fails",
                        "driver exited with 7; attempt 3 of 3 follows")
                .doesNotContain("cannot be reached");
        ApplicationReport report = cluster.awaitEnd(result.applicationId());
        assertThat(report.getFinalApplicationStatus()).isEqualTo(FinalApplicationStatus.SUCCEEDED);
        cluster.assertNothingLeft(result.applicationId());
    }

    @Tag(Tags.LONG)
    @Tag(Tags.FAILOVER)
    @Test
    void driverAlwaysFails_lastAttemptDecides() {
        Result result = command()
                .option("--retry-driver")
                .program(Retried.class, "9", "7")
                .run();

        assertThat(result.exitCode()).as(result.err()).isEqualTo(7);
        assertThat(result.out().lines()).containsExactly("attempt 1 says 42", "attempt 2 says 42", "attempt 3 says 42");
        ApplicationReport report = cluster.awaitEnd(result.applicationId());
        assertThat(report.getFinalApplicationStatus()).isEqualTo(FinalApplicationStatus.FAILED);
        assertThat(report.getDiagnostics()).contains("driver exited with 7");
        assertThat(report.getCurrentApplicationAttemptId().getAttemptId()).isEqualTo(3);
        cluster.assertNothingLeft(result.applicationId());
    }

    @Tag(Tags.LONG)
    @Tag(Tags.FAILOVER)
    @Test
    void nobodyAskedForIt_isNotTriedAgain() {
        Result result = command().program(Retried.class, "9", "7").run();

        assertThat(result.exitCode()).as(result.err()).isEqualTo(7);
        assertThat(result.out().lines()).containsExactly("attempt 1 says 42");
        assertThat(cluster.awaitEnd(result.applicationId())
                        .getCurrentApplicationAttemptId()
                        .getAttemptId())
                .isEqualTo(1);
        cluster.assertNothingLeft(result.applicationId());
    }

    @Tag(Tags.LONG)
    @Tag(Tags.FAILOVER)
    @Test
    void nobodyWaits_isTriedAgainAllTheSame() {
        Result submitted = command()
                .option("--retry-driver", "--no-wait")
                .program(Retried.class, "1", "7")
                .run();

        assertThat(submitted.exitCode()).as(submitted.err()).isZero();
        ApplicationReport report = cluster.awaitEnd(submitted.applicationId());
        assertThat(report.getFinalApplicationStatus()).isEqualTo(FinalApplicationStatus.SUCCEEDED);
        assertThat(report.getCurrentApplicationAttemptId().getAttemptId()).isEqualTo(2);
        cluster.assertNothingLeft(submitted.applicationId());
    }
}
