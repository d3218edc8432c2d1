package io.yarnsubmit.client.options;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.protocol.config.ConfigKey;
import io.yarnsubmit.protocol.config.ConfigKeys;
import java.util.List;
import java.util.Objects;
import org.apache.commons.cli.Option;
import org.junit.jupiter.api.Test;

class OptionTableTest {
    @Test
    void hasTheOptionsOfTheCommand() {
        assertThat(OptionTable.submit().flags())
                .containsExactlyInAnyOrder(
                        "--master",
                        "--deploy-mode",
                        "--class",
                        "--name",
                        "--queue",
                        "--num-executors",
                        "--dynamic-executors",
                        "--min-executors-to-start",
                        "--max-executor-failures",
                        "--executor-resource",
                        "--executor-hosts",
                        "--executor-racks",
                        "--executor-locality",
                        "--executor-label",
                        "--executor-placement",
                        "--executor-execution",
                        "--exclude-nodes",
                        "--accept-timeout",
                        "--executors-timeout",
                        "--run-timeout",
                        "--retry-driver",
                        "--am-label",
                        "--executor-memory",
                        "--executor-cores",
                        "--driver-memory",
                        "--driver-cores",
                        "--am-memory",
                        "--jars",
                        "--files",
                        "--archives",
                        "--conf",
                        "--file",
                        "--set",
                        "--dry-run",
                        "--properties-file",
                        "--driver-env",
                        "--executor-env",
                        "--driver-java-options",
                        "--executor-java-options",
                        "--tags",
                        "--priority",
                        "--max-attempts",
                        "--no-wait",
                        "--timeline",
                        "--quiet",
                        "--json",
                        "--view-acl",
                        "--modify-acl",
                        "--status",
                        "--kill",
                        "--verbose",
                        "--version",
                        "--help");
    }

    @Test
    void setsKeysOfTheCatalogueOnly() {
        assertThat(OptionTable.rows().stream().map(OptionRow::key).filter(Objects::nonNull))
                .allSatisfy(key -> assertThat(ConfigKeys.all().stream().map(ConfigKey::name))
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
