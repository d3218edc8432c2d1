package io.yarnsubmit.client.yarn.staging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yarnsubmit.client.files.ContainerFile;
import io.yarnsubmit.client.files.FileKind;
import io.yarnsubmit.client.files.FileRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileResolverTest {
    @TempDir
    Path directory;

    @BeforeEach
    void files() throws IOException {
        Files.createDirectory(directory.resolve("other"));
        for (String name : List.of("a.txt", "b.txt", "with space.txt", "other/a.txt")) {
            Files.writeString(directory.resolve(name), name);
        }
    }

    private List<ContainerFile> resolve(String... locations) {
        return FileResolver.resolve(
                Arrays.stream(locations)
                        .map(location -> FileRequest.one(FileKind.FILE, directory + "/" + location))
                        .toList(),
                new Configuration());
    }

    @Test
    void resolve_glob_findsAllThatMatch() {
        assertThat(resolve("?.txt")).extracting(ContainerFile::link).containsExactly("a.txt", "b.txt");
    }

    @Test
    void resolve_link_isTheNameInTheContainers() {
        assertThat(resolve("a.txt#settings", "with space.txt"))
                .extracting(ContainerFile::link)
                .containsExactly("settings", "with space.txt");
    }

    @Test
    void resolve_uriWithScheme_isFoundToo() {
        List<ContainerFile> files = FileResolver.resolve(
                List.of(FileRequest.one(
                        FileKind.FILE, directory.resolve("a.txt").toUri().toString())),
                new Configuration());

        assertThat(files).singleElement().extracting(ContainerFile::source).isInstanceOf(ContainerFile.Local.class);
    }

    @Test
    void resolve_severalProblems_areReportedTogether() {
        assertThatThrownBy(() -> resolve("missing.txt", "other", "*.txt#one", "a.txt", "other/a.txt"))
                .hasMessageContainingAll(
                        "missing.txt' does not exist", "is a directory", "matches 3 files", "would both be 'a.txt'");
    }

    @Test
    void resolve_unknownScheme_isSaid() {
        assertThatThrownBy(() -> FileResolver.resolve(
                        List.of(FileRequest.one(FileKind.FILE, "gopher://x/y")), new Configuration()))
                .hasMessageContaining("gopher");
    }
}
