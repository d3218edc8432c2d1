package io.yarnsubmit.protocol.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenFileTest {
    @TempDir
    private Path directory;

    @Test
    void nobodyElseMayReadIt_whateverWasThereBefore() throws IOException {
        Path file = Files.writeString(directory.resolve("tokens"), "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
        Path unfinished = Files.writeString(directory.resolve("tokens.new"), "half");
        Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rw-rw-rw-"));

        TokenFile.write(file, new byte[] {1, 2});

        assertThat(Files.readAllBytes(file)).containsExactly(1, 2);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void programsWithoutHadoopGetTheFileAlone() throws IOException {
        Path file = directory.resolve("tokens");

        ProcessTokens.replace(file, ClassLoader.getPlatformClassLoader(), new byte[] {1});

        assertThat(file).exists();
    }

    @Test
    void aFileThatCannotBeWritten_isNamed() {
        Path file = directory.resolve("missing").resolve("tokens");

        assertThatThrownBy(() -> ProcessTokens.replace(file, ClassLoader.getPlatformClassLoader(), new byte[] {1}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file.toString());
    }
}
