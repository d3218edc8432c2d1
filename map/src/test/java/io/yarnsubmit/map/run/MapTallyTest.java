package io.yarnsubmit.map.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.map.item.Captured;
import io.yarnsubmit.map.item.ItemEnd;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MapTallyTest {
    private static ItemEnd end(int number, int status) {
        return new ItemEnd(
                number, 1, ItemEnd.Kind.EXITED, status, 0, Duration.ofSeconds(1), Captured.NOTHING, Captured.NOTHING);
    }

    @Test
    void figures_countFormerRunsToo() {
        MapTally tally = new MapTally(10, 4, 1);
        tally.ended(end(5, 0), "h");
        tally.retried();
        tally.ended(end(6, 2), "h");

        assertThat(tally.figures()).isEqualTo(Map.of("items", 10L, "done", 4L, "failed", 2L, "retried", 1L));
    }

    @Test
    void allIsWell_whenEveryUnitEndedSo() {
        MapTally tally = new MapTally(2, 1, 0);
        assertThat(tally.allWell()).isFalse();
        tally.ended(end(2, 0), "h");

        assertThat(tally.allWell()).isTrue();
        assertThat(new MapTally(2, 2, 1).allWell()).isFalse();
    }
}
