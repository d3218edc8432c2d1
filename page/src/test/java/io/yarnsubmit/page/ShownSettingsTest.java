package io.yarnsubmit.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShownSettingsTest {
    private final ShownSettings shown =
            new ShownSettings(new KnownContent().facts().mask());

    @ParameterizedTest
    @CsvSource({
        "yarnsubmit.executor.instances, 4",
        "yarnsubmit.tokens, hive",
        "yarnsubmit.executor.javaOptions, -Xlog:gc -Dlevel=debug"
    })
    void plainSettingsAreShown(String name, String value) {
        assertThat(shown.of(Map.of(name, value))).containsEntry(name, value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yarnsubmit.secret.file.db",
                "yarnsubmit.driver.env.MODE",
                "yarnsubmit.executor.groups.gpu.env.MODE",
                "my.database.password",
                "my.apiKey"
            })
    void namesOfSecretsAndVariablesHideTheirValues(String name) {
        assertThat(shown.of(Map.of(name, "open-sesame"))).containsEntry(name, ShownSettings.HIDDEN);
    }

    @Test
    void secretsAreHiddenByTheirValues_whereverTheyAre() {
        assertThat(shown.of(Map.of("yarnsubmit.name", "with " + KnownContent.SECRET + " in it")))
                .containsEntry("yarnsubmit.name", "with ******** in it");
    }

    @ParameterizedTest
    @CsvSource({
        "-Ddb.password=hunter2 -Xmx1g, -Ddb.password=******** -Xmx1g",
        "-Dapi.key=abc123, -Dapi.key=********",
        "'{password: hunter2, a: b}', '{password: ********, a: b}'",
        "-Dhttps.proxy=https://ann:hunter2@proxy:3128, -Dhttps.proxy=https://ann:********@proxy:3128",
        "-Dstore=hdfs://keys:8020/x, -Dstore=hdfs://keys:8020/x",
        "-Djavax.net.ssl.keyStorePassword=p -Da=b, -Djavax.net.ssl.keyStorePassword=******** -Da=b"
    })
    void optionsWithSecretNamesAreHidden(String value, String hidden) {
        assertThat(shown.of(Map.of("yarnsubmit.driver.javaOptions", value)))
                .containsEntry("yarnsubmit.driver.javaOptions", hidden);
    }
}
