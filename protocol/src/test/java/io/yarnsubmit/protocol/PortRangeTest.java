package io.yarnsubmit.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PortRangeTest {
    @ParameterizedTest
    @CsvSource({"0, 0, 0", "8080, 8080, 8080", "18000..18099, 18000, 18099", "1 .. 65535, 1, 65535"})
    void portsAndRangesAreRead(String text, int first, int last) {
        assertThat(PortRange.parse(text)).isEqualTo(new PortRange(first, last));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "65536", "0..5", "20..10", "1..65536", "8080-8090", "any", "999999"})
    void othersAreRefused(String text) {
        assertThatThrownBy(() -> PortRange.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "' is not a port from 0 to 65535");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "8080", "18000..18099"})
    void theyAreWrittenAsTheyAreRead(String text) {
        assertThat(PortRange.parse(text)).hasToString(text);
    }
}
