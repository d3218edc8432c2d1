package io.yarnsubmit.client.verbs.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.client.command.AnswersSchema;
import io.yarnsubmit.client.yarn.applications.ApplicationFacts;
import io.yarnsubmit.protocol.cause.CauseFigure;
import io.yarnsubmit.protocol.cause.EndCause;
import io.yarnsubmit.protocol.cause.EndCode;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What {@code status}, {@code list} and {@code wait} answer with {@code --json}. */
class ApplicationJsonTest {
    private static ApplicationFacts facts(String state, Optional<EndCause> cause) {
        return new ApplicationFacts(
                "application_1_0001",
                "name",
                "ann",
                "etl",
                "YARN-SUBMIT",
                state,
                "FAILED",
                cause.map(EndCause::sentence).orElse(""),
                cause.isPresent() ? OptionalInt.of(3) : OptionalInt.empty(),
                cause,
                1,
                "appattempt_1_0001_000001",
                Optional.empty(),
                Optional.empty(),
                0,
                Set.of(),
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty(),
                new ApplicationFacts.Used(0, 0, 0),
                new ApplicationFacts.Spent(0, 0),
                Optional.empty());
    }

    @Test
    void overOne_hasItsCause() {
        String json = ApplicationJson.of(facts(
                        "FINISHED",
                        Optional.of(EndCause.of(EndCode.DRIVER_EXITED).with(CauseFigure.EXIT_STATUS, 3))))
                .toString();

        assertThat(json)
                .contains("\"diagnostics\":\"driver exited with 3\",\"cause\":{\"code\":\"driver-exited\",\"figures\":"
                        + "{\"exitStatus\":3}}");
        assertThat(AnswersSchema.problems("application", json)).isEmpty();
    }

    @Test
    void oneThatRuns_hasNone() {
        assertThat(ApplicationJson.of(facts("RUNNING", Optional.empty())).toString())
                .doesNotContain("cause");
    }
}
