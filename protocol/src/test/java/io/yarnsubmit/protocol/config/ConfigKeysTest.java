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
        for (Class<?> keys : List.of(ConfigKeys.class, ContainerKeys.class, TokenKeys.class)) {
            for (Field field : keys.getFields()) {
                if (field.get(null) instanceof ConfigKey<?> key) {
                    declared.add(key);
                }
            }
        }

        assertThat(ConfigCatalogue.all()).containsExactlyInAnyOrderElementsOf(declared);
        assertThat(ConfigCatalogue.all()).extracting(ConfigKey::name).doesNotHaveDuplicates();
    }

    @Test
    void namesKeysInOneStyle() {
        assertThat(ConfigCatalogue.all())
                .allSatisfy(key -> assertThat(key.name()).matches("yarnsubmit(\\.[a-z][a-zA-Z]*)+\\.?"));
    }

    @Test
    void describesEveryKeyInASentence() {
        assertThat(ConfigCatalogue.all())
                .allSatisfy(key -> assertThat(key.description()).matches("[A-Z].+"))
                .allSatisfy(key -> assertThat(key.since()).matches("\\d+\\.\\d+\\.\\d+"));
    }

    @Test
    void letsNoFamilyTakeTheKeysOfOthers() {
        List<String> prefixes = ConfigCatalogue.all().stream()
                .filter(ConfigKey::isPrefix)
                .map(ConfigKey::name)
                .toList();

        assertThat(ConfigCatalogue.all())
                .filteredOn(key -> !key.isPrefix())
                .noneMatch(key -> prefixes.stream().anyMatch(key.name()::startsWith));
    }
}
