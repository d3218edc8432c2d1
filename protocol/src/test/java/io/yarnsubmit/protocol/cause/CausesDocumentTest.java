package io.yarnsubmit.protocol.cause;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CausesDocumentTest {
    private static final String COMMAND = "mvn -pl protocol -am test -Dyarnsubmit.writeDocs=true"
            + " -Dtest=CausesDocumentTest -Dsurefire.failIfNoSpecifiedTests=false";

    @Test
    void theDocumentIsUpToDate() throws IOException {
        // Maven runs the tests in the module's folder.
        Path document = Path.of("..", "docs", "causes.md").toAbsolutePath().normalize();
        if (Boolean.getBoolean("yarnsubmit.writeDocs")) {
            Files.writeString(document, CausesDocument.text());
        }

        assertThat(document)
                .as("%s is made from the codes. To write it anew: %s", document, COMMAND)
                .content()
                .isEqualTo(CausesDocument.text());
    }
}
