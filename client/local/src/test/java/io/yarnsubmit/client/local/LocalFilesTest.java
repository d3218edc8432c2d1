package io.yarnsubmit.client.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.client.files.ContainerFile;
import io.yarnsubmit.client.files.FileKind;
import io.yarnsubmit.client.files.FileRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalFilesTest {
    @TempDir
    Path directory;

    @BeforeEach
    void makeFiles() throws IOException {
        for (String name : List.of("a/1.txt", "a/2.txt", "b/1.csv", "b/[odd].txt")) {
            Path file = directory.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, name);
        }
    }

    private List<String> links(String... locations) {
        return LocalFiles.resolve(requests(locations)).stream()
                .map(ContainerFile::link)
                .toList();
    }

    private List<FileRequest> requests(String... locations) {
        return Arrays.stream(locations)
                .map(location -> FileRequest.one(
                        FileKind.FILE,
                        location.contains(":")
                                ? location
                                : directory.resolve(location).toString()))
                .toList();
    }

    @Test
    void findsPathsGlobsAndUris() {
        assertThat(links("a/*.txt", "b/1.csv#data")).containsExactly("1.txt", "2.txt", "data");
        assertThat(links("*/1.{csv,txt}")).containsExactly("1.txt", "1.csv");
        assertThat(links(directory.resolve("a/2.txt").toUri().toString())).containsExactly("2.txt");
        assertThat(links("b/[odd].txt"))
                .as("a file whose name looks like a glob")
                .containsExactly("[odd].txt");
    }

    @Test
    void tellsAllProblemsAtOnce() {
        assertThatThrownBy(() -> links("a/3.txt", "a/*#all", "b", "hdfs://cluster/x"))
                .isInstanceOf(YarnSubmitException.class)
                .hasMessageContainingAll(
                        "a/3.txt' does not exist",
                        "matches 2 files, which cannot all be linked as 'all'",
                        "b' is a directory",
                        "'hdfs://cluster/x' cannot be read: --master local reaches only files of this machine");
        assertThatThrownBy(() -> links("a/1.txt#x", "a/2.txt#x")).hasMessageContaining("would both be 'x'");
    }
}
