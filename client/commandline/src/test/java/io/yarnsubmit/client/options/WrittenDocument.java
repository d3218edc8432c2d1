package io.yarnsubmit.client.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of the project that is made from the tables: compared with what they make, or written anew. */
final class WrittenDocument {
    private static final String COMMAND = "mvn -pl client/commandline -am test -Dyarnsubmit.writeDocs=true"
            + " -Dtest='*DocumentTest,HelpTextTest' -Dsurefire.failIfNoSpecifiedTests=false";

    private WrittenDocument() {}

    /** @param file below the project's root */
    static void check(String file, String text) {
        // Maven runs the tests in the module's folder.
        Path document = Path.of("..", "..").resolve(file).toAbsolutePath().normalize();
        try {
            if (Boolean.getBoolean("yarnsubmit.writeDocs")) {
                Files.createDirectories(document.getParent());
                Files.writeString(document, text);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(document)
                .as("%s is made from the tables. To write it anew: %s", document, COMMAND)
                .content()
                .isEqualTo(text);
    }
}
