package io.yarnsubmit.client.options;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.protocol.config.ConfigCatalogue;
import io.yarnsubmit.protocol.config.ConfigKey;
import java.util.List;
import java.util.Objects;
import org.apache.commons.cli.Option;
import org.junit.jupiter.api.Test;

class OptionTableTest {
    @Test
    void setsKeysOfTheCatalogueOnly() {
        assertThat(OptionTable.rows().stream().map(OptionRow::key).filter(Objects::nonNull))
                .allSatisfy(key -> assertThat(ConfigCatalogue.all().stream().map(ConfigKey::name))
                        .contains(key.name()));
    }

    @Test
    void setsNoKeyByTwoOptions() {
        List<String> keys = OptionTable.rows().stream()
                .map(OptionRow::key)
                .filter(Objects::nonNull)
                .map(ConfigKey::name)
                .toList();

        assertThat(keys).doesNotHaveDuplicates();
    }

    @Test
    void isWhatCommonsCliKnows() {
        assertThat(OptionParser.options(OptionTable.submit()).getOptions().stream()
                        .map(Option::getLongOpt))
                .containsExactlyInAnyOrderElementsOf(
                        OptionTable.rows().stream().map(OptionRow::name).toList());
    }

    @Test
    void findsOptionsByEitherName() {
        assertThat(OptionTable.submit().find("-c"))
                .isEqualTo(OptionTable.submit().find("--conf"))
                .isPresent();
        assertThat(OptionTable.submit().find("-conf")).isEmpty();
        assertThat(OptionTable.submit().find("conf")).isEmpty();
        assertThat(OptionTable.submit().find("--con")).isEmpty();
    }
}
