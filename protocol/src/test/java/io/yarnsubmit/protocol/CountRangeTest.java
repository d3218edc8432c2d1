package io.yarnsubmit.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountRangeTest {
    @Test
    void parse_range_readsBothEnds() {
        assertThat(CountRange.parse("2..20")).isEqualTo(new CountRange(2, 20)).hasToString("2..20");
        assertThat(CountRange.parse(" 0 .. 1 ")).isEqualTo(new CountRange(0, 1));
        assertThat(CountRange.parse("5..5")).isEqualTo(new CountRange(5, 5));
    }

    @ParameterizedTest
    @CsvSource({
        "20, write it as 2..20",
        "2-20, write it as 2..20",
        "2...20, write it as 2..20",
        "..20, write it as 2..20",
        "2.., write it as 2..20",
        "-1..2, write it as 2..20",
        "2..9999999999, write it as 2..20",
        "20..2, 'write the lower number first, as 2..20'",
        "0..0, 'allows none; write it as 0..20'",
    })
    void parse_noRange_saysHowToWriteIt(String text, String advice) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CountRange.parse(text))
                .withMessageContaining("'" + text + "'")
                .withMessageContaining(advice);
    }

    @Test
    void nearest_outside_isTheEnd() {
        CountRange range = new CountRange(2, 4);

        assertThat(range.nearest(1)).isEqualTo(2);
        assertThat(range.nearest(3)).isEqualTo(3);
        assertThat(range.nearest(9)).isEqualTo(4);
        assertThat(range.contains(1)).isFalse();
        assertThat(range.contains(4)).isTrue();
    }
}
