package io.yarnsubmit.driver.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.driver.control.EventsCore.Answer;
import io.yarnsubmit.driver.control.EventsCore.Event;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventsCoreTest {
    private static final Instant START = Instant.EPOCH;
    private static final Instant LATER = START.plusSeconds(30);

    private final EventsCore core = new EventsCore(2, 2);

    private static Event event(long revision) {
        return new Event(revision, Map.of("n", revision));
    }

    private List<Answer> happened(long revision) {
        return core.happened(Map.of("n", revision));
    }

    @Test
    void newEvents_areAnsweredAtOnce() {
        happened(1);
        happened(2);

        assertThat(core.poll(1, 0, LATER, START)).containsExactly(new Answer(1, 2, false, List.of(event(1), event(2))));
        assertThat(core.poll(2, 1, LATER, START)).containsExactly(new Answer(2, 2, false, List.of(event(2))));
    }

    @Test
    void requests_waitForTheNextEvent_orTheirDeadline() {
        assertThat(core.poll(1, 0, LATER, START)).isEmpty();
        assertThat(happened(1)).containsExactly(new Answer(1, 1, false, List.of(event(1))));
        assertThat(core.poll(2, 1, LATER, START)).isEmpty();
        assertThat(core.nextDeadline()).contains(LATER);
        assertThat(core.tick(LATER)).containsExactly(new Answer(2, 1, false, List.of()));
        assertThat(core.nextDeadline()).isEmpty();
        assertThat(core.poll(3, 1, START, START)).containsExactly(new Answer(3, 1, false, List.of()));
    }

    @Test
    void droppedEvents_areSaidToBeMissed() {
        happened(1);
        happened(2);
        happened(3);

        assertThat(core.poll(1, 0, LATER, START)).containsExactly(new Answer(1, 3, true, List.of(event(2), event(3))));
        assertThat(core.poll(2, 1, LATER, START)).extracting(Answer::missed).containsExactly(false);
    }

    @Test
    void whoKnowsTheFuture_waitsForTheNextEvent() {
        assertThat(core.poll(1, 99, LATER, START)).isEmpty();
        assertThat(happened(1)).hasSize(1);
    }

    @Test
    void tooManyWaits_areAnsweredAtOnce() {
        core.poll(1, 0, LATER, START);
        core.poll(2, 0, LATER, START);

        assertThat(core.poll(3, 0, LATER, START)).containsExactly(new Answer(3, 0, false, List.of()));
    }
}
