package io.yarnsubmit.map.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.map.item.CapturedOutput;
import io.yarnsubmit.map.item.UnitResult;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MapTotalsTest {
    private static UnitResult end(int number, int status) {
        return new UnitResult(
                number,
                1,
                UnitResult.Kind.EXITED,
                status,
                0,
                Duration.ofSeconds(1),
                CapturedOutput.NOTHING,
                CapturedOutput.NOTHING);
    }

    @Test
    void figures_countFormerRunsToo() {
        MapTotals totals = new MapTotals(10, 4, 1);
        totals.ended(end(5, 0), "h");
        totals.retried();
        totals.ended(end(6, 2), "h");

        assertThat(totals.figures()).isEqualTo(Map.of("items", 10L, "done", 4L, "failed", 2L, "retried", 1L));
    }

    @Test
    void allIsWell_whenEveryUnitEndedSo() {
        MapTotals totals = new MapTotals(2, 1, 0);
        assertThat(totals.allWell()).isFalse();
        totals.ended(end(2, 0), "h");

        assertThat(totals.allWell()).isTrue();
        assertThat(new MapTotals(2, 2, 1).allWell()).isFalse();
    }
}
