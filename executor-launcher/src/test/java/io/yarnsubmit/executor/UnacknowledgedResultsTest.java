package io.yarnsubmit.executor;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.protocol.v1.TaskResult;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnacknowledgedResultsTest {
    private final UnacknowledgedResults results = new UnacknowledgedResults();

    @Test
    void whatWasNotAcknowledgedIsSentAgainInItsOrder() {
        add(1, 2, 3);
        assertThat(ids(results.takeUnsent())).containsExactly(1L, 2L, 3L);
        results.acknowledged(1);
        add(4);

        results.streamBroken();

        assertThat(results.held()).extracting(attempt -> attempt.getTaskId()).containsExactly(2L, 3L, 4L);
        assertThat(ids(results.takeUnsent())).containsExactly(2L, 3L, 4L);
    }

    @Test
    void acknowledgementsCountFromTheBeginningOfEachStream() {
        add(1, 2);
        results.takeUnsent();
        results.acknowledged(1);
        results.streamBroken();
        results.takeUnsent();

        results.acknowledged(0);
        assertThat(results.allAcknowledged()).isFalse();

        results.acknowledged(1);
        assertThat(results.allAcknowledged()).isTrue();
    }

    @Test
    void acknowledgingAgainDoesNoHarm() {
        add(1, 2);
        results.takeUnsent();
        results.acknowledged(1);
        results.acknowledged(1);

        assertThat(results.held()).extracting(attempt -> attempt.getTaskId()).containsExactly(2L);
    }

    private void add(long... taskIds) {
        for (long taskId : taskIds) {
            results.add(TaskResult.newBuilder().setTaskId(taskId).setAttempt(1).build());
        }
    }

    private static List<Long> ids(List<TaskResult> sent) {
        return sent.stream().map(TaskResult::getTaskId).toList();
    }
}
