package io.yarnsubmit.appmaster.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.appmaster.journal.WaitingPhases.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Of what is waited for, the journal has what lasts. */
class WaitingPhasesTest {
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    private final WaitingPhases phases = new WaitingPhases();

    private Optional<Phase> at(int second, String text) {
        return phases.now(text, BEGIN.plusSeconds(second));
    }

    @Test
    void whatIsSoonOver_isNotWorthALine() {
        assertThat(at(0, "waiting for 2 executors")).isEmpty();
        assertThat(at(2, "waiting for 1 executors")).isEmpty();
        assertThat(at(3, "")).isEmpty();
    }

    @Test
    void whatLasts_isTold_once_withItsEnd() {
        assertThat(at(0, "waiting for 2 executors")).isEmpty();
        assertThat(at(4, "waiting for 1 executors"))
                .contains(new Phase(BEGIN, "waiting for 1 executors", Duration.ZERO));
        assertThat(at(60, "waiting for 2 executors")).isEmpty();
        assertThat(at(90, "")).contains(new Phase(BEGIN.plusSeconds(90), "", Duration.ofSeconds(90)));
        assertThat(at(91, "")).isEmpty();
    }

    @Test
    void anotherReason_isTold_butNotEachSecond() {
        at(0, "waiting");
        assertThat(at(3, "waiting")).isPresent();
        assertThat(at(4, "the queue is full")).isEmpty();
        assertThat(at(8, "the queue is full")).isEmpty();
        assertThat(at(13, "the queue is full"))
                .contains(new Phase(BEGIN.plusSeconds(4), "the queue is full", Duration.ZERO));
    }
}
