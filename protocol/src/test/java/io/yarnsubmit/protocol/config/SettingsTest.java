package io.yarnsubmit.protocol.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yarnsubmit.protocol.MemorySize;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {
    @Test
    void readsValuesAndDefaults() {
        Settings settings = Settings.of(Map.of("yarnsubmit.driver.memory", "2g"));

        assertThat(settings.get(ConfigKeys.DRIVER_MEMORY)).isEqualTo(MemorySize.ofMib(2048));
        assertThat(settings.get(ConfigKeys.EXECUTOR_MEMORY)).isEqualTo(MemorySize.ofMib(1024));
        assertThat(settings.find(ConfigKeys.NAME)).isEmpty();
        assertThat(settings.asMap()).containsOnlyKeys("yarnsubmit.driver.memory");
    }

    @Test
    void saysWhichKeyHasNoValue() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Settings.of(Map.of()).get(ConfigKeys.NAME))
                .withMessage("no value and no default: yarnsubmit.name");
    }

    @Test
    void refusesUnreadableText() {
        Settings settings = Settings.of(Map.of("yarnsubmit.driver.memory", "much"));

        assertThatIllegalArgumentException().isThrownBy(() -> settings.get(ConfigKeys.DRIVER_MEMORY));
    }

    @Test
    void keepsTheOrderOfAFamily() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("yarnsubmit.driver.env.Z", "1");
        values.put("yarnsubmit.name", "x");
        values.put("yarnsubmit.driver.env.A", "");
        values.put("yarnsubmit.executor.env.B", "3");

        assertThat(Settings.of(values).family(ConfigKeys.DRIVER_ENV))
                .containsExactly(Map.entry("Z", "1"), Map.entry("A", ""));
    }

    @Test
    void isNotChangedFromOutside() {
        Map<String, String> values = new LinkedHashMap<>(Map.of("yarnsubmit.name", "x"));
        Settings settings = Settings.of(values);

        values.put("yarnsubmit.name", "y");

        assertThat(settings.find(ConfigKeys.NAME)).contains("x");
        assertThatThrownBy(() -> settings.asMap().put("a", "b")).isInstanceOf(UnsupportedOperationException.class);
    }
}
