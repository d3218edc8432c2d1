package io.yarnsubmit.appmaster.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.appmaster.allocation.GroupView;
import io.yarnsubmit.protocol.v1.ApplicationStatus.ExecutorTotals;
import io.yarnsubmit.protocol.v1.ApplicationStatus.LossCount;
import io.yarnsubmit.protocol.v1.LossClass;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExecutorStatisticsTest {
    private final ExecutorStatistics statistics = new ExecutorStatistics();

    @Test
    void keepsTheMostOfAllGroupsAtATime() {
        statistics.seen(List.of(group("a", 2), group("b", 3)));
        statistics.seen(List.of(group("a", 4), group("b", 0)));

        assertThat(statistics.totals().getPeak()).isEqualTo(5);
    }

    @Test
    void countsStartsAndLossesByClass() {
        for (int i = 0; i < 3; i++) {
            statistics.started();
        }
        statistics.lost(LossClass.LOSS_CLASS_MEMORY);
        statistics.lost(LossClass.LOSS_CLASS_PREEMPTED);
        statistics.lost(LossClass.LOSS_CLASS_MEMORY);

        assertThat(statistics.totals())
                .isEqualTo(ExecutorTotals.newBuilder()
                        .setStarted(3)
                        .addLosses(count(LossClass.LOSS_CLASS_PREEMPTED, 1))
                        .addLosses(count(LossClass.LOSS_CLASS_MEMORY, 2))
                        .build());
    }

    private static LossCount count(LossClass lossClass, int count) {
        return LossCount.newBuilder().setLossClass(lossClass).setCount(count).build();
    }

    private static GroupView group(String name, int registered) {
        return new GroupView(name, 5, registered, registered, 0, 0, 0, 0, 0, Optional.empty());
    }
}
