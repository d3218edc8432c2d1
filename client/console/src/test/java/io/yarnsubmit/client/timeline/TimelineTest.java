package io.yarnsubmit.client.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TimelineTest {
    @Test
    void lines_marksInAnyOrder_areInTheOrderOfTimeAndTheFirstOfAPhaseCounts() {
        Timeline timeline = new Timeline();
        Instant now = Instant.now();

        timeline.mark("second", now.plusMillis(500));
        timeline.mark("first", now);
        timeline.mark("second", now.plusMillis(900));

        assertThat(timeline.lines()).hasSize(2);
        assertThat(timeline.lines().get(0)).endsWith("first");
        assertThat(timeline.lines().get(1)).contains("+ 0.500 s").endsWith("second");
    }

    @Test
    void lines_processorTimeOfEachProcess_followsThePhases() {
        Timeline timeline = new Timeline();
        timeline.used("driver", Duration.ofMillis(900));
        timeline.used("client", Duration.ofMillis(1250));
        timeline.used("driver", Duration.ofMillis(1100));
        timeline.mark("first", Instant.now());

        assertThat(timeline.lines().subList(1, 3))
                .containsExactly("processor time    1.10 s  driver", "processor time    1.25 s  client");
    }
}
