package io.yarnsubmit.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationTextTest {
    @ParameterizedTest
    @CsvSource({"PT0S, 0s", "PT0.5S, 500ms", "PT90S, 90s", "PT2M, 2min", "PT1H, 1h", "PT90M, 90min", "P2D, 48h"})
    void takesTheLargestUnit(Duration duration, String words) {
        assertThat(DurationText.of(duration)).isEqualTo(words);
    }
}
