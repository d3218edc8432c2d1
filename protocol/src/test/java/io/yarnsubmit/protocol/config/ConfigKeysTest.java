package io.yarnsubmit.protocol.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfigKeysTest {
    @Test
    void listsEveryKeyOnce() throws IllegalAccessException {
        List<ConfigKey<?>> declared = new ArrayList<>();
        for (Field field : ConfigKeys.class.getFields()) {
            if (field.get(null) instanceof ConfigKey<?> key) {
                declared.add(key);
            }
        }

        assertThat(ConfigKeys.all()).containsExactlyInAnyOrderElementsOf(declared);
        assertThat(ConfigKeys.all()).extracting(ConfigKey::name).doesNotHaveDuplicates();
    }

    @Test
    void namesKeysInOneStyle() {
        assertThat(ConfigKeys.all())
                .allSatisfy(key -> assertThat(key.name()).matches("yarnsubmit(\\.[a-z][a-zA-Z]*)+\\.?"));
    }

    @Test
    void describesEveryKeyInASentence() {
        assertThat(ConfigKeys.all())
                .allSatisfy(key -> assertThat(key.description()).matches("[A-Z].+"))
                .allSatisfy(key -> assertThat(key.since()).matches("\\d+\\.\\d+\\.\\d+"));
    }

    @Test
    void letsNoFamilyTakeTheKeysOfOthers() {
        List<String> prefixes = ConfigKeys.all().stream()
                .filter(ConfigKey::isPrefix)
                .map(ConfigKey::name)
                .toList();

        assertThat(ConfigKeys.all())
                .filteredOn(key -> !key.isPrefix())
                .noneMatch(key -> prefixes.stream().anyMatch(key.name()::startsWith));
    }
}
