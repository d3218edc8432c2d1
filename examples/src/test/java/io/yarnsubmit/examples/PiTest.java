package io.yarnsubmit.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

final class PiTest {
    @Test
    void comesCloseToPi() {
        List<Long> hits = List.of(Pi.hitsOf(200_000, 1), Pi.hitsOf(200_000, 2));

        assertThat(Pi.estimate(hits, 200_000)).isCloseTo(Math.PI, within(0.02));
    }

    @Test
    void countsTheSameForTheSameSeed() {
        assertThat(Pi.hitsOf(1000, 7)).isEqualTo(Pi.hitsOf(1000, 7)).isNotEqualTo(Pi.hitsOf(1000, 8));
    }
}
