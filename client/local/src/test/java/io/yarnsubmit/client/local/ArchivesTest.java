package io.yarnsubmit.client.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchivesTest {
    @TempDir
    Path directory;

    @Test
    void zip_keepsWhatMayBeRun() throws IOException {
        Path archive = directory.resolve("tools.zip");
        Map<String, String> options = Map.of("create", "true", "enablePosixFileAttributes", "true");
        try (FileSystem zip = FileSystems.newFileSystem(archive, options)) {
            Files.createDirectory(zip.getPath("bin"));
            Path tool = Files.writeString(zip.getPath("bin/tool"), "#!/bin/sh");
            Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwxr-xr-x"));
            Path readme = Files.writeString(zip.getPath("readme"), "words");
            Files.setPosixFilePermissions(readme, PosixFilePermissions.fromString("rw-r--r--"));
        }

        Path unpacked = Archives.unpacked(archive, directory.resolve("out"));

        assertThat(unpacked.resolve("bin/tool")).hasContent("#!/bin/sh").isExecutable();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(unpacked.resolve("readme"))))
                .isEqualTo("rw-r--r--");
    }

    @Test
    void entriesStayWithin() throws IOException {
        Path archive = directory.resolve("evil.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            zip.putNextEntry(new ZipEntry("../../outside"));
            zip.write('x');
        }

        assertThatThrownBy(() -> Archives.unpacked(archive, directory.resolve("in/out")))
                .isInstanceOf(IOException.class);

        assertThat(directory.resolve("outside")).doesNotExist();
    }

    @Test
    void tar_isUnpacked_andAnyOtherFileStaysOne() throws IOException, InterruptedException {
        Path text = Files.writeString(directory.resolve("a.txt"), "an entry");
        Path archive = directory.resolve("data.tar.gz");
        new ProcessBuilder("tar", "-czf", archive.toString(), "-C", directory.toString(), "a.txt")
                .start()
                .waitFor();

        assertThat(Archives.unpacked(archive, directory.resolve("out")).resolve("a.txt"))
                .hasContent("an entry");
        assertThat(Archives.unpacked(text, directory.resolve("other"))).isEqualTo(text);
        Path broken = Files.writeString(directory.resolve("broken.tar"), "no archive");
        assertThatThrownBy(() -> Archives.unpacked(broken, directory.resolve("broken")))
                .hasMessageContaining("broken.tar' cannot be unpacked: tar");
    }
}
