package io.yarnsubmit.appmaster.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WaitingTimeTest {
    private static final Instant START = Instant.EPOCH;

    private final WaitingTime time = new WaitingTime();

    @Test
    void waitsAreAddedUp_andTheOneThatLastsCountsToo() {
        time.now(false, START);
        time.now(true, START.plusSeconds(1));
        time.now(true, START.plusSeconds(3));
        assertThat(time.sum(START.plusSeconds(4))).isEqualTo(Duration.ofSeconds(3));
        time.now(false, START.plusSeconds(6));
        time.now(true, START.plusSeconds(10));
        assertThat(time.sum(START.plusSeconds(11))).isEqualTo(Duration.ofSeconds(6));
    }
}
