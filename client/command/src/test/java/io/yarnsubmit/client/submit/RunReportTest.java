package io.yarnsubmit.client.submit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.client.command.AnswersSchema;
import io.yarnsubmit.client.console.Console;
import io.yarnsubmit.client.follow.ApplicationView;
import io.yarnsubmit.client.summary.FinalReport;
import io.yarnsubmit.protocol.cause.CauseFigure;
import io.yarnsubmit.protocol.cause.CauseMessages;
import io.yarnsubmit.protocol.cause.EndCause;
import io.yarnsubmit.protocol.cause.EndCode;
import io.yarnsubmit.protocol.cause.ExitMark;
import io.yarnsubmit.protocol.v1.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The last line of a submission with {@code --json}. */
class RunReportTest {
    private static final EndCause THREE = EndCause.of(EndCode.DRIVER_EXITED).with(CauseFigure.EXIT_STATUS, 3);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final RunReport report = new RunReport(
            Console.of(new PrintStream(out), new PrintStream(new ByteArrayOutputStream()), false),
            true,
            InstantSource.fixed(Instant.EPOCH));

    private String ended(Optional<FinalReport> ending) {
        out.reset();
        report.ended(3, ending);
        String line = out.toString(UTF_8).strip();
        assertThat(AnswersSchema.problems("submission", line)).isEmpty();
        return line;
    }

    private static FinalReport ending(EndCause cause) {
        return new FinalReport(
                "FAILED", Optional.of(Duration.ofSeconds(1)), "told", Optional.empty(), Optional.of(cause));
    }

    @Test
    void hasTheCauseThatTheApplicationMasterTold() {
        report.onOutcome(Outcome.newBuilder().setCause(CauseMessages.of(THREE)).build());

        assertThat(ended(Optional.of(ending(EndCause.of(EndCode.KILLED)))))
                .contains("\"cause\":{\"code\":\"driver-exited\",\"figures\":{\"exitStatus\":3}}");
    }

    @Test
    void hasTheCauseThatYarnKept() {
        assertThat(ended(Optional.of(ending(THREE)))).contains("\"cause\":{\"code\":\"driver-exited\"");
    }

    @Test
    void hasTheCauseThatWasSeenLast_whenYarnCannotBeAskedAnyMore() {
        report.onReport(new ApplicationView(ApplicationView.State.FAILED, Optional.empty(), 1, ExitMark.put(3, THREE)));

        assertThat(ended(Optional.empty())).contains("\"cause\":{\"code\":\"driver-exited\"");
    }

    @Test
    void ofAnAttemptThatIsFollowedByAnother_hasNone() {
        report.onOutcome(Outcome.newBuilder()
                .setCause(CauseMessages.of(THREE))
                .setNextAttempt(2)
                .build());

        assertThat(ended(Optional.empty())).doesNotContain("cause");
    }
}
