package io.yarnsubmit.seeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SeedsTest {
    @Test
    void theGateAndAllAndSomeAndOne() {
        assertThat(Seeds.chosen(3, 1_000, "", "").stream()).containsExactly(0L, 1L, 2L);
        assertThat(Seeds.chosen(3, 1_000, "", "all").count()).isEqualTo(1_000);
        assertThat(Seeds.chosen(3, 1_000, "", "2").stream()).containsExactly(0L, 1L);
        assertThat(Seeds.chosen(3, 1_000, "77", "all").stream()).containsExactly(77L);
    }

    @Test
    void aFailureSaysHowToRepeatIt() {
        assertThatThrownBy(() -> Seeds.chosen(3, 3, "", "").forEach(seed -> {
                    if (seed == 2) {
                        throw new IllegalStateException("lost a task");
                    }
                }))
                .isInstanceOf(AssertionError.class)
                .hasMessage("seed 2: repeat with -Dyarnsubmit.seed=2\nlost a task")
                .hasCauseInstanceOf(IllegalStateException.class);
    }
}
