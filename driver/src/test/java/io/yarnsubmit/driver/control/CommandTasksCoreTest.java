package io.yarnsubmit.driver.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.yarnsubmit.driver.control.CommandTaskAction.Answer;
import io.yarnsubmit.driver.control.CommandTaskAction.Cancel;
import io.yarnsubmit.driver.control.CommandTaskAction.Start;
import io.yarnsubmit.driver.control.CommandTaskEnd.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class CommandTasksCoreTest {
    private static final Instant START = Instant.EPOCH;
    private static final Instant LATER = START.plusSeconds(30);
    private static final CommandTaskSpec ONCE = spec(1);

    private final CommandTasksCore core = new CommandTasksCore(new CommandTaskLimits(2, 100, 3, 20, 2));

    private static CommandTaskSpec spec(int attempts) {
        return new CommandTaskSpec("default", List.of("sh", "-c", "x"), Map.of(), Optional.empty(), attempts);
    }

    private static CommandTaskEnd end(Cause cause, int status, int attempt, String out) {
        ByteString bytes = ByteString.copyFromUtf8(out);
        return new CommandTaskEnd(
                cause,
                OptionalInt.of(status),
                Optional.of(new CommandTaskEnd.Place(7, "a")),
                attempt,
                Duration.ofSeconds(1),
                "",
                bytes,
                bytes.size(),
                ByteString.EMPTY,
                0);
    }

    private static CommandTaskEnd exit(int status, int attempt) {
        return end(Cause.EXITED, status, attempt, "");
    }

    private static CommandTaskView running(int id, int attempts) {
        return new CommandTaskView(id, "default", attempts, Optional.empty(), false);
    }

    private static Answer known(long request, CommandTaskView task) {
        return new Answer(request, new CommandTaskReply.Known(task));
    }

    private Optional<CommandTaskView> find(int id) {
        return core.list().stream().filter(task -> task.id() == id).findFirst();
    }

    @Test
    void aTaskRuns_andWaitsHearOfItsEnd() {
        assertThat(core.submit(1, ONCE)).containsExactly(new Start(1, ONCE, 0), known(1, running(1, 0)));
        assertThat(core.await(2, 1, LATER, START)).isEmpty();
        assertThat(core.nextDeadline()).contains(LATER);

        CommandTaskView ended = new CommandTaskView(1, "default", 1, Optional.of(exit(0, 1)), false);
        assertThat(core.attemptEnded(1, exit(0, 1))).containsExactly(known(2, ended));
        assertThat(core.await(3, 1, LATER, START)).containsExactly(known(3, ended));
        assertThat(core.nextDeadline()).isEmpty();
    }

    @Test
    void aFailedAttempt_isRepeated_asOftenAsIsWanted() {
        core.submit(1, spec(3));

        assertThat(core.attemptEnded(1, exit(1, 1))).containsExactly(new Start(1, spec(3), 1));
        assertThat(core.attemptEnded(1, end(Cause.TIMED_OUT, 0, 4, "")))
                .as("executors were lost twice, which is no failure of the command")
                .containsExactly(new Start(1, spec(3), 4));
        assertThat(core.attemptEnded(1, exit(2, 5))).isEmpty();
        assertThat(find(1)).contains(new CommandTaskView(1, "default", 5, Optional.of(exit(2, 5)), false));
    }

    @Test
    void whatCannotSucceed_isNotRepeated() {
        core.submit(1, spec(3));

        assertThat(core.attemptEnded(1, end(Cause.NOT_STARTED, 127, 1, ""))).isEmpty();
        assertThat(find(1)).map(task -> task.end().isPresent()).contains(true);
    }

    @Test
    void aCancelledTask_hasEnded_whateverComesLater() {
        core.submit(1, spec(3));
        core.await(2, 1, LATER, START);

        CommandTaskView ended = new CommandTaskView(
                1, "default", 0, Optional.of(CommandTaskEnd.without(Cause.CANCELLED, 0, "It was cancelled")), false);
        assertThat(core.cancel(3, 1)).containsExactly(new Cancel(1), known(2, ended), known(3, ended));
        assertThat(core.attemptEnded(1, exit(0, 1))).isEmpty();
        assertThat(core.cancel(4, 1)).containsExactly(known(4, ended));
    }

    @Test
    void waitsEnd_atTheirDeadline_orAtOnceIfThereAreTooMany() {
        core.submit(1, ONCE);
        core.await(2, 1, LATER, START);
        core.await(3, 1, LATER.plusSeconds(1), START);

        assertThat(core.await(4, 1, LATER, START)).containsExactly(known(4, running(1, 0)));
        assertThat(core.tick(LATER)).containsExactly(known(2, running(1, 0)));
        assertThat(core.nextDeadline()).contains(LATER.plusSeconds(1));
    }

    @Test
    void unknownTasks_areMissing() {
        assertThat(core.await(1, 1, LATER, START)).containsExactly(new Answer(1, new CommandTaskReply.Missing(1)));
        assertThat(core.cancel(2, 1)).containsExactly(new Answer(2, new CommandTaskReply.Missing(1)));
        assertThat(core.attemptEnded(1, exit(0, 1))).isEmpty();
    }

    @Test
    void thereIsRoomForSoMany() {
        core.submit(1, ONCE);
        core.submit(2, ONCE);

        assertThat(core.submit(3, ONCE))
                .satisfiesExactly(
                        action -> assertThat(((Answer) action).reply()).isInstanceOf(CommandTaskReply.Full.class));
        core.attemptEnded(1, exit(0, 1));
        assertThat(core.submit(4, ONCE)).hasSize(2);
    }

    @Test
    void largeCommands_takeTheRoomOfMany() {
        CommandTaskSpec large = new CommandTaskSpec("default", List.of("x".repeat(99)), Map.of(), Optional.empty(), 1);
        core.submit(1, large);

        assertThat(core.submit(2, ONCE)).hasSize(1);
        core.cancel(3, 1);
        assertThat(core.submit(4, ONCE)).hasSize(2);
    }

    @Test
    void oldOutputs_andOldTasks_areDropped() {
        for (int i = 1; i <= 4; i++) {
            core.submit(i, ONCE);
            core.attemptEnded(i, end(Cause.EXITED, 0, 1, "12345678"));
        }

        assertThat(core.list()).extracting(CommandTaskView::id).containsExactly(2, 3, 4);
        assertThat(core.list()).extracting(CommandTaskView::outputDropped).containsExactly(true, false, false);
        assertThat(find(2).flatMap(CommandTaskView::end).map(CommandTaskEnd::stdoutBytes))
                .contains(8L);
    }
}
