package io.yarnsubmit.client.options;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.protocol.config.ConfigCatalogue;
import io.yarnsubmit.protocol.config.ConfigKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ConfigurationDocumentTest {
    private static final String COMMAND = "mvn -pl client/commandline -am test -Dyarnsubmit.writeDocs=true"
            + " -Dtest=ConfigurationDocumentTest -Dsurefire.failIfNoSpecifiedTests=false";

    @Test
    void theDocumentIsUpToDate() throws IOException {
        // Maven runs the tests in the module's folder.
        Path document =
                Path.of("..", "..", "docs", "configuration.md").toAbsolutePath().normalize();
        if (Boolean.getBoolean("yarnsubmit.writeDocs")) {
            Files.createDirectories(document.getParent());
            Files.writeString(document, ConfigurationDocument.text());
        }

        assertThat(document)
                .as("%s is made from the catalogue. To write it anew: %s", document, COMMAND)
                .content()
                .isEqualTo(ConfigurationDocument.text());
    }

    @Test
    void hasEveryKey() {
        for (ConfigKey<?> key : ConfigCatalogue.all()) {
            assertThat(ConfigurationDocument.text())
                    .contains("| `" + key.name())
                    .contains(key.description());
        }
    }
}
