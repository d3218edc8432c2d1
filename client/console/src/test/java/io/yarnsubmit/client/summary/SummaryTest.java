package io.yarnsubmit.client.summary;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.protocol.v1.ApplicationStatus;
import io.yarnsubmit.protocol.v1.ApplicationStatus.ExecutorTotals;
import io.yarnsubmit.protocol.v1.ApplicationStatus.LossCount;
import io.yarnsubmit.protocol.v1.LossClass;
import io.yarnsubmit.protocol.v1.TaskCounts;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SummaryTest {
    private static final String ID = "application_1_0042";

    @Test
    void nothingHappened_oneShortLine() {
        Summary summary =
                Summary.of(ID, Duration.ofSeconds(3), ApplicationStatus.getDefaultInstance(), Optional.empty());

        assertThat(summary.lines()).containsExactly("application_1_0042 took 3 s");
    }

    @Test
    void usualApplication() {
        ApplicationStatus status = ApplicationStatus.newBuilder()
                .setExecutors(ExecutorTotals.newBuilder()
                        .setStarted(4)
                        .setPeak(4)
                        .addLosses(loss(LossClass.LOSS_CLASS_OURS, 4)))
                .setTasks(TaskCounts.newBuilder().setDone(1200))
                .build();
        Usage usage = new Usage(Optional.of(Duration.ofMillis(600)), 81_920, 95, 0, 0);

        assertThat(Summary.of(ID, Duration.ofSeconds(200), status, Optional.of(usage))
                        .lines())
                .containsExactly(
                        "application_1_0042 took 3 min 20 s; 4 executors; 1,200 tasks done",
                        "containers used 80 GiB-seconds and 95 vcore-seconds");
    }

    @Test
    void troubledApplication() {
        ApplicationStatus status = ApplicationStatus.newBuilder()
                .setExecutors(ExecutorTotals.newBuilder()
                        .setStarted(23)
                        .setPeak(16)
                        .addLosses(loss(LossClass.LOSS_CLASS_OURS, 16))
                        .addLosses(loss(LossClass.LOSS_CLASS_MEMORY, 3))
                        .addLosses(loss(LossClass.LOSS_CLASS_PREEMPTED, 4)))
                .setTasks(TaskCounts.newBuilder().setDone(1).setFailed(2).setRetried(7))
                .build();
        Usage usage = new Usage(Optional.of(Duration.ofSeconds(125)), 1_048_576_000L, 500_000, 2_000_000, 1_000);

        assertThat(Summary.of(ID, Duration.ofHours(17), status, Optional.of(usage))
                        .lines())
                .containsExactly(
                        "application_1_0042 took 17 h; waited 2 min 5 s for its start; 23 executors, at most 16 at a time,"
                                + " lost: 4 preempted, 3 out of memory; 1 task done, 2 failed, 7 retried",
                        "containers used 284 GiB-hours and 139 vcore-hours; of these preempted 1,953 GiB-seconds and"
                                + " 1,000 vcore-seconds");
    }

    @Test
    void json_hasTheDriversFigures_sorted() {
        ApplicationStatus status = ApplicationStatus.newBuilder()
                .putFigures("items", 10)
                .putFigures("failed", 3)
                .build();

        assertThat(SummaryJson.of(Summary.of(ID, Duration.ZERO, status, Optional.empty()))
                        .toString())
                .contains("\"figures\":{\"failed\":3,\"items\":10}");
    }

    private static LossCount loss(LossClass lossClass, int count) {
        return LossCount.newBuilder().setLossClass(lossClass).setCount(count).build();
    }

    @Test
    void applicationOfRoles_saysWhichItHad() {
        ApplicationStatus status = ApplicationStatus.newBuilder()
                .addGroups(ApplicationStatus.GroupStatus.newBuilder()
                        .setName("trainer")
                        .setRole(true)
                        .setInstances(4))
                .addGroups(ApplicationStatus.GroupStatus.newBuilder()
                        .setName("board")
                        .setRole(true)
                        .setInstances(1))
                .setExecutors(ExecutorTotals.newBuilder().setStarted(6).setPeak(5))
                .build();

        assertThat(Summary.of(ID, Duration.ofSeconds(3), status, Optional.empty())
                        .lines())
                .containsExactly("application_1_0042 took 3 s; trainer with 4 instances, board with 1 instance;"
                        + " 6 executors, at most 5 at a time");
    }
}
