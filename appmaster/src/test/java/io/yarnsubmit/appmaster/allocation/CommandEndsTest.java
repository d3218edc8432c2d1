package io.yarnsubmit.appmaster.allocation;

import static io.yarnsubmit.appmaster.allocation.AllocatorStory.GROUP;
import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.appmaster.allocation.AllocatorAction.TellLost;
import io.yarnsubmit.protocol.cause.CauseFigure;
import io.yarnsubmit.protocol.cause.EndCause;
import io.yarnsubmit.protocol.cause.EndCode;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Executors that run a command, which ends. */
class CommandEndsTest {
    private final AllocatorStory story = AllocatorStory.of(2).running(2);

    private static TellLost lost(EndCause cause, int status) {
        return new TellLost(1, GROUP, "h1", cause, OptionalInt.of(status));
    }

    private static EndCause failed(EndCode code, int status) {
        return EndCause.of(code).with(CauseFigure.EXIT_STATUS, status);
    }

    @Test
    void withZero_itsWorkIsDone_andTheOtherStays() {
        assertThat(story.core.commandEnded(1, 0, "", story.now)).isEmpty();
        assertThat(story.wants(1, 1)).as("nobody is told to go").isEmpty();
        assertThat(story.core.live()).isOne();

        assertThat(story.completed(1, 0)).containsExactly(lost(EndCause.of(EndCode.EXECUTOR_COMMAND_DONE), 0));
    }

    @ParameterizedTest
    @CsvSource({"3", "1", "52", "54", "126", "137", "143"})
    void withAnotherStatus_itHasFailed_whateverTheStatusMeansOtherwise(int status) {
        story.core.commandEnded(1, status, "", story.now);

        assertThat(story.completed(1, status))
                .containsExactly(
                        lost(failed(EndCode.EXECUTOR_COMMAND_FAILED, status), status),
                        new AllocatorAction.Ask(GROUP, 1));
    }

    @Test
    void notStarted_itHasFailed() {
        story.core.commandEnded(1, 127, "'x' does not exist.", story.now);

        assertThat(story.completed(1, 127))
                .contains(lost(failed(EndCode.EXECUTOR_COMMAND_NOT_STARTED, 127).quoting("'x' does not exist."), 127));
    }

    @Test
    void failuresAreCounted() {
        AllocatorStory often = AllocatorStory.of(6).running(6);
        for (int number = 1; number <= 4; number++) {
            often.core.commandEnded(number, 3, "", often.now);
            assertThat(often.completed(number, 3).stream().anyMatch(AllocatorAction.FailApplication.class::isInstance))
                    .as("failure %s", number)
                    .isEqualTo(number == 4);
        }
    }

    @Test
    void ofAnExecutorThatTheClusterTakesBack_itIsNoFailure() {
        story.core.commandEnded(1, 143, "", story.now);

        assertThat(story.completed(1, -102)).contains(lost(EndCause.of(EndCode.EXECUTOR_PREEMPTED), -102));
    }

    @Test
    void ofAnExecutorThatWasStopped_itIsNotTheReason() {
        story.core.stopExecutor(1, "why not", story.now);
        story.core.commandEnded(1, 143, "", story.now);

        assertThat(story.completed(1, 0))
                .contains(lost(EndCause.of(EndCode.EXECUTOR_STOPPED_BY_DRIVER).quoting("why not"), 0));
    }

    @Test
    void anExecutorThatDoesNotEnd_isStopped() {
        story.core.commandEnded(1, 3, "", story.now);

        assertThat(story.core.stopExecutor(1, "its command has ended", story.now))
                .containsExactly(new AllocatorAction.Stop("c1"));
        assertThat(story.core.stopExecutor(1, "its command has ended", story.now))
                .as("once")
                .isEmpty();
        assertThat(story.completed(1, -105)).contains(lost(failed(EndCode.EXECUTOR_COMMAND_FAILED, 3), -105));
    }

    @Test
    void ofAnUnknownExecutor_itIsNothing() {
        assertThat(story.core.commandEnded(99, 3, "", story.now)).isEmpty();
    }
}
