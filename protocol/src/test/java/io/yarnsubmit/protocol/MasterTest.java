package io.yarnsubmit.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yarnsubmit.protocol.Master.Place;
import io.yarnsubmit.protocol.config.ConfigType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MasterTest {
    @ParameterizedTest
    @CsvSource({
        "yarn, YARN, 0",
        "Embedded, EMBEDDED, 0",
        "local, LOCAL, 0",
        "local[1], LOCAL, 1",
        "' LOCAL[ 12 ] ', LOCAL, 12",
        "local[*], LOCAL, -1"
    })
    void readsWhatIsWritten(String text, Place place, int executors) {
        assertThat(Master.parse(text)).isEqualTo(new Master(place, executors));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "local[0]",
                "local[-1]",
                "local[]",
                "local[2",
                "local[2,3]",
                "local[123456]",
                "k8s",
                "yarn[2]"
            })
    void saysWhatMayBeWritten(String text) {
        assertThatThrownBy(() -> Master.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("'" + text + "' is not yarn, embedded, local or local[N]");
    }

    @Test
    void choices_areThoseThatAreWords() {
        assertThat(ConfigType.MASTER.choices()).containsExactly("yarn", "embedded", "local");
    }
}
