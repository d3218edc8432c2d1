package io.yarnsubmit.appmaster.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class HeartbeatPacerTest {
    private final HeartbeatPacer pacer =
            new HeartbeatPacer(Duration.ofMillis(200), Duration.ofSeconds(3), Duration.ofMinutes(10));

    @Test
    void doublesWhileSomethingIsOutstanding() {
        assertThat(pacer.changed()).isZero();
        long[] waits = new long[7];
        for (int i = 0; i < waits.length; i++) {
            waits[i] = pacer.beaten(true).toMillis();
        }
        assertThat(waits).containsExactly(200, 400, 800, 1600, 3000, 3000, 3000);
    }

    @Test
    void beginsAnewAfterAChange() {
        pacer.beaten(true);
        pacer.beaten(true);
        assertThat(pacer.changed()).isZero();
        assertThat(pacer.beaten(true)).hasMillis(200);
    }

    @Test
    void isSlowWhenIdleAndQuickAfterwards() {
        assertThat(pacer.beaten(false)).hasSeconds(3);
        assertThat(pacer.beaten(true)).hasMillis(200);
    }

    @Test
    void staysBelowHalfOfTheExpiry() {
        HeartbeatPacer hurried =
                new HeartbeatPacer(Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofSeconds(4));
        assertThat(hurried.beaten(true)).isLessThan(Duration.ofSeconds(2));
        assertThat(hurried.beaten(false)).isLessThan(Duration.ofSeconds(2));
    }
}
