package io.yarnsubmit.executor.roles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstanceFilesTest {
    @TempDir
    Path directory;

    private static ByteString text(String text) {
        return ByteString.copyFromUtf8(text);
    }

    @Test
    void files_areWritten_replaced_andRemoved() throws IOException {
        Path place = directory.resolve("commands/1-files");
        InstanceFiles files = new InstanceFiles(place);

        files.write(Map.of("peers.json", text("{}"), "hostfile", text("a-0")));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(place)))
                .isEqualTo("rwx------");
        assertThat(place.resolveSibling("1-files-temporary")).isDirectory();
        files.write(Map.of("peers.json", text("{1}")));

        assertThat(place.resolve("peers.json")).hasContent("{1}");
        assertThat(place.toFile().list()).containsExactly("peers.json");
    }

    @Test
    void readers_findThem() {
        InstanceFiles files = new InstanceFiles(directory);

        assertThat(files.variables(Map.of("peers.json", text("{}"), "other", text(""))))
                .containsExactly(Map.entry("YARN_SUBMIT_PEERS", directory + "/peers.json"));
        assertThat(files.variables(Map.of("hostfile", text(""))))
                .containsEntry("OMPI_MCA_orte_default_hostfile", directory + "/hostfile")
                .containsEntry("TMPDIR", directory + "-temporary");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "/tmp/x", "a/b", ".", "..", ""})
    void namesThatLeadElsewhere_areRefused(String name) {
        assertThatThrownBy(() -> new InstanceFiles(directory.resolve("files")).write(Map.of(name, text("x"))))
                .isInstanceOf(IOException.class);
    }
}
