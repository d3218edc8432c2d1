package io.yarnsubmit.protocol.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConfigKeysTest {
    /** Those of one executor group included. */
    private static final List<ConfigKey<?>> EVERY = Stream.concat(
                    ConfigCatalogue.all().stream(), RoleKeys.ofRole().stream())
            .toList();

    @Test
    void listsEveryKeyOnce() throws IllegalAccessException {
        List<ConfigKey<?>> declared = new ArrayList<>();
        for (Class<?> keys :
                List.of(ConfigKeys.class, ContainerKeys.class, PageKeys.class, RoleKeys.class, TokenKeys.class)) {
            for (Field field : keys.getFields()) {
                if (field.get(null) instanceof ConfigKey<?> key) {
                    declared.add(key);
                }
            }
        }

        assertThat(EVERY).containsExactlyInAnyOrderElementsOf(declared);
        assertThat(EVERY).extracting(ConfigKey::name).doesNotHaveDuplicates();
    }

    @Test
    void namesKeysInOneStyle() {
        assertThat(EVERY).allSatisfy(key -> assertThat(key.name()).matches("yarnsubmit(\\.[a-z][a-zA-Z]*)+\\.?"));
    }

    @Test
    void describesEveryKeyInASentence() {
        assertThat(EVERY)
                .allSatisfy(key -> assertThat(key.description()).matches("[A-Z].+"))
                .allSatisfy(key -> assertThat(key.since()).matches("\\d+\\.\\d+\\.\\d+"));
    }

    @Test
    void letsNoFamilyTakeTheKeysOfOthers() {
        List<String> prefixes =
                EVERY.stream().filter(ConfigKey::isPrefix).map(ConfigKey::name).toList();

        assertThat(EVERY)
                .filteredOn(key -> !key.isPrefix())
                .noneMatch(key -> prefixes.stream().anyMatch(key.name()::startsWith));
    }
}
