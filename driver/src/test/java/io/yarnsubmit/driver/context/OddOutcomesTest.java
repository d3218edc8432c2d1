package io.yarnsubmit.driver.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.protobuf.ByteString;
import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.TaskException;
import io.yarnsubmit.driver.jobs.SuccessfulAttempt;
import io.yarnsubmit.protocol.failure.ThrownText;
import io.yarnsubmit.protocol.serialization.TaskSerializer;
import io.yarnsubmit.protocol.v1.TaskError;
import io.yarnsubmit.seeds.OddThrowables;
import io.yarnsubmit.seeds.Seeds;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever reading an outcome throws, who waits for the task hears of it. */
class OddOutcomesTest {
    private final TaskSerializer serializer = new TaskSerializer(getClass().getClassLoader(), "*");
    private final OutcomeReader reader = new OutcomeReader(serializer);

    private Throwable failureOf(TaskOutcome outcome) {
        RemoteTaskFuture<Object> future = new RemoteTaskFuture<>(7, null);
        future.complete(outcome, reader);
        assertThat(future.isDone()).isTrue();
        return catchThrowable(future::join);
    }

    @AfterEach
    void forgetInterruptions() {
        Thread.interrupted();
    }

    @Test
    void resultWhoseReadingThrowsAnError_failsItsTask() throws Exception {
        for (String what : new String[] {"memory", "stack", "death", "null"}) {
            ByteString bytes = serializer.write(new Unreadable(what));
            Throwable failure = failureOf(new TaskOutcome.Value(bytes, new SuccessfulAttempt(1, 1, 1, Map.of())));

            assertThat(failure)
                    .isInstanceOf(TaskException.class)
                    .hasMessageContaining(
                            "The result of task 7 (" + bytes.size() + " bytes as it was sent) cannot be read");
        }
    }

    @Test
    void whateverAnExceptionDoesWhenItIsRead_theTaskFails() {
        Seeds.of(200, 10_000).forEach(seed -> {
            Throwable odd = OddThrowables.of(seed);
            TaskError error = TaskError.newBuilder()
                    .setExceptionClass(ThrownText.className(odd))
                    .setDescription(ThrownText.line(odd))
                    .setStackTrace(ThrownText.stackTrace(odd))
                    .setException(written(odd))
                    .build();
            Throwable failure = failureOf(new TaskOutcome.Failure(ErrorCode.TASK_FAILED, "it failed", 1, error));
            Thread.interrupted();

            assertThat(failure).isInstanceOf(TaskException.class).hasMessageContaining("it failed");
            assertThat(failure.getCause() != null).isTrue();
        });
    }

    private ByteString written(Throwable odd) {
        try {
            return serializer.writeAtMost(1 << 20, odd);
        } catch (Throwable e) {
            return ByteString.EMPTY;
        }
    }

    /** Throws when it is read. */
    private record Envelope(String what) implements Serializable {}

    /** Throws when it is read. */
    private static final class Unreadable implements Serializable {
        private static final long serialVersionUID = 1;

        private final Envelope envelope;

        Unreadable(String what) {
            envelope = new Envelope(what);
        }

        private void readObject(ObjectInputStream in) throws Exception {
            in.defaultReadObject();
            switch (envelope.what()) {
                case "memory" -> throw new OutOfMemoryError("no room");
                case "stack" -> throw new StackOverflowError();
                case "death" -> throw new ThreadDeath();
                default ->
                    throw new RuntimeException() {
                        @Override
                        public String toString() {
                            return null;
                        }
                    };
            }
        }
    }
}
