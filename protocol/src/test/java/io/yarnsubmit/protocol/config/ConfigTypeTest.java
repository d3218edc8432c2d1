package io.yarnsubmit.protocol.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.yarnsubmit.api.DeployMode;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigTypeTest {
    @ParameterizedTest
    @CsvSource({
        "500ms, PT0.5S",
        "30s, PT30S",
        "30, PT30S",
        "10min, PT10M",
        "10m, PT10M",
        "2h, PT2H",
        "1d, P1D",
        "0s, PT0S",
        "' 3 S ', PT3S",
        "36500d, P36500D",
    })
    void readsDurations(String text, Duration duration) {
        assertThat(ConfigType.DURATION.parser().apply(text)).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s", "-1s", "1.5s", "1w", "1 s s", "99999999999999999999s"})
    void refusesWhatIsNoDuration(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConfigType.DURATION.parser().apply(text))
                .withMessage("'" + text + "' is not a duration; write it as 500ms, 30s, 10min or 2h");
    }

    @ParameterizedTest
    @ValueSource(strings = {"36501d", "999999999999999999d", "999999999999999999ms"})
    void refusesDurationsThatWouldOverflow(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConfigType.DURATION.parser().apply(text))
                .withMessageContaining("the longest duration is 36500d");
    }

    @Test
    void refusesZeroWhereItWouldMeanNeverOrAlways() {
        assertThat(ConfigType.POSITIVE_DURATION.parser().apply("1ms")).isEqualTo(Duration.ofMillis(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConfigType.POSITIVE_DURATION.parser().apply("0ms"))
                .withMessageContaining("'0ms' is not above 0");
    }

    @Test
    void readsNumbersWithinTheirBounds() {
        assertThat(ConfigType.count(1).parser().apply(" 7 ")).isEqualTo(7);
        assertThat(ConfigType.count(0).parser().apply("0")).isZero();
        assertThat(ConfigType.PORT.parser().apply("65535")).isEqualTo(65_535);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "", "x", "1.0", "2147483648"})
    void refusesOtherCounts(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConfigType.count(1).parser().apply(text))
                .withMessage("'" + text + "' is not a whole number of 1 or more");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "65536", "http"})
    void refusesOtherPorts(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConfigType.PORT.parser().apply(text))
                .withMessage("'" + text + "' is not a port number from 0 to 65535");
    }

    @Test
    void readsOneOfAnEnum() {
        ConfigType<DeployMode> type = ConfigType.oneOf(DeployMode.class);

        assertThat(type.name()).isEqualTo("client or cluster");
        assertThat(type.parser().apply(" Cluster ")).isEqualTo(DeployMode.CLUSTER);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> type.parser().apply("local"))
                .withMessage("'local' is not client or cluster");
    }

    @Test
    void readsTrueAndFalseOnly() {
        assertThat(ConfigType.BOOLEAN.parser().apply("True ")).isTrue();
        assertThat(ConfigType.BOOLEAN.parser().apply("false")).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConfigType.BOOLEAN.parser().apply("yes"))
                .withMessage("'yes' is neither true nor false");
    }

    @Test
    void readsListsWithoutEmptyItems() {
        assertThat(ConfigType.LIST.parser().apply(" a, b c ,,d")).containsExactly("a", "b c", "d");
        assertThat(ConfigType.LIST.parser().apply("")).isEmpty();
    }

    @Test
    void keepsTextAsItIs() {
        assertThat(ConfigType.TEXT.parser().apply(" ")).isEqualTo(" ");
        assertThat(ConfigType.NON_EMPTY_TEXT.parser().apply(" a ")).isEqualTo(" a ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConfigType.NON_EMPTY_TEXT.parser().apply(" "))
                .withMessage("the value is empty");
    }
}
