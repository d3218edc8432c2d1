package io.yarnsubmit.executor;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.protocol.rpc.MessageSizes;
import io.yarnsubmit.protocol.v1.TaskError;
import io.yarnsubmit.protocol.v1.TaskResult;
import org.junit.jupiter.api.Test;

class TaskOutputWriterTest {
    @Test
    void aResultThatFitsIntoAMessageStaysAsItIs() {
        TaskResult result = TaskResult.newBuilder()
                .setTaskId(3)
                .putCounters("lines", 7)
                .setError(TaskError.newBuilder().setDescription("x".repeat(1_000_000)))
                .build();
        assertThat(TaskOutputWriter.fit(result)).isSameAs(result);
    }

    @Test
    void countersWithoutEndBecomeAnError() {
        TaskResult.Builder result =
                TaskResult.newBuilder().setTaskId(3).setAttempt(2).setMicros(5);
        for (int i = 0; i < 1_000; i++) {
            result.putCounters("x".repeat(10_000) + i, i);
        }
        TaskResult fitting = TaskOutputWriter.fit(result.build());

        assertThat(fitting.getSerializedSize()).isLessThan(1_000);
        assertThat(fitting.getAttempt()).isEqualTo(2);
        assertThat(fitting.getError().getDescription())
                .startsWith("The task's 1000 counters, with their names, take 9.5 MB");
    }

    @Test
    void anErrorTextWithoutEndIsReplaced() {
        TaskResult result = TaskResult.newBuilder()
                .setTaskId(3)
                .setError(TaskError.newBuilder()
                        .setExceptionClass("com.acme.Odd")
                        .setDescription("x".repeat(MessageSizes.MOST_BATCH_BYTES)))
                .build();
        assertThat(TaskOutputWriter.fit(result).getError().getDescription())
                .startsWith(
                        "What the task threw, a com.acme.Odd, takes 4.0 MB, but a message about a task has at most 4 MB");
    }
}
