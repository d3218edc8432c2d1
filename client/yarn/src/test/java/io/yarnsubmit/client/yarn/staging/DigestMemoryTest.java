package io.yarnsubmit.client.yarn.staging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yarnsubmit.api.YarnSubmitException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DigestMemoryTest {
    private static final Duration LATER = Duration.ofMinutes(1);

    @TempDir
    Path directory;

    private Path file;
    private Path memory;

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(directory.resolve("odd\nname \\n"), "old content");
        memory = directory.resolve("memory");
    }

    /** As of a time when the file has long been there. */
    private DigestMemory later() {
        return DigestMemory.open(memory, () -> Instant.now().plus(LATER));
    }

    private List<String> remembered() throws IOException {
        Path digests = memory.resolve("digests");
        return Files.exists(digests) ? Files.readAllLines(digests) : List.of();
    }

    @Test
    void unchanged_isRemembered() throws IOException {
        DigestMemory first = later();
        HashedFile hashed = first.of(file);
        first.save();

        assertThat(remembered()).singleElement().asString().startsWith(hashed.digest());
        DigestMemory second = later();
        assertThat(second.of(file)).isEqualTo(hashed);
        second.save();
        assertThat(remembered()).hasSize(1);
    }

    @Test
    void changed_neitherSizeNorTime_isReadAgain() throws IOException {
        FileTime time = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
        Files.setLastModifiedTime(file, time);
        DigestMemory digests = later();
        String old = digests.of(file).digest();

        Files.writeString(file, "new content");
        Files.setLastModifiedTime(file, time);
        assertThat(digests.of(file).digest()).isNotEqualTo(old).isEqualTo(Sha256.ofText("new content"));

        Path other = Files.writeString(directory.resolve("other"), "own content");
        Files.setLastModifiedTime(other, time);
        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
        assertThat(digests.of(file).digest()).isEqualTo(Sha256.ofText("own content"));
    }

    @Test
    void symbolicLink_thatLeadsElsewhereNow_isReadAgain() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("current"), file);
        DigestMemory digests = later();
        digests.of(link);
        Path other = Files.writeString(directory.resolve("other"), "own content");
        Files.delete(link);
        Files.createSymbolicLink(link, other);

        assertThat(digests.of(link).digest()).isEqualTo(Sha256.ofText("own content"));
    }

    @Test
    void justWritten_isNotRemembered() throws IOException {
        DigestMemory digests = DigestMemory.open(memory, () -> changed().plusMillis(1500));
        digests.of(file);
        digests.save();

        assertThat(remembered()).isEmpty();
    }

    @Test
    void writtenInTheFuture_isNotRemembered() throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plus(Duration.ofDays(1))));
        DigestMemory digests = later();
        digests.of(file);
        digests.save();

        assertThat(remembered()).isEmpty();
    }

    private Instant changed() {
        try {
            long nanos = FileIdentity.of(file).orElseThrow().changedNanos();
            return Instant.ofEpochSecond(0, nanos);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void entriesOfFormerVersions_areOfNoUse() throws IOException {
        Files.createDirectories(memory);
        Files.writeString(
                memory.resolve("digests"),
                "0".repeat(64) + " " + Files.size(file) + " " + Files.getLastModifiedTime(file) + " "
                        + file.toRealPath() + "\n");

        assertThat(later().of(file).digest()).isEqualTo(Sha256.ofText("old content"));
    }

    @Test
    void changedBeforeTheUpload_isNotUploadedAsIfItWereTheOld() throws IOException {
        for (DigestMemory digests : List.of(later(), DigestMemory.open(null, this::changed))) {
            Content content = Content.ofFile(file, digests);
            Content bundle = Bundle.of("lib", List.of(file), digests);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            content.writer().writeTo(out);
            assertThat(out.toString(UTF_8)).isEqualTo("old content");

            Files.writeString(file, "new content");
            for (Content each : List.of(content, bundle)) {
                assertThatThrownBy(() -> each.writer().writeTo(OutputStream.nullOutputStream()))
                        .isInstanceOf(YarnSubmitException.class)
                        .hasMessageContaining("changed while it was uploaded");
            }
            Files.writeString(file, "old content");
        }
    }

    @Test
    void changesShow_onlyAfterATick() throws IOException {
        assertThat(DigestMemory.open(null, this::changed).of(file).identity()).isEmpty();
        assertThat(later().of(file).identity()).isPresent();
        FileIdentity coarse = new FileIdentity(1, 2, 3, 0, 5_000_000_000L);
        assertThat(coarse.showsChangesAfter(Instant.ofEpochSecond(6))).isFalse();
        assertThat(coarse.showsChangesAfter(Instant.ofEpochSecond(8))).isTrue();
    }

    @Test
    void withoutATimeOfChanges_isReadEachTime() throws IOException {
        Path zip = directory.resolve("x.zip");
        new ZipOutputStream(Files.newOutputStream(zip)).close();
        try (var files = java.nio.file.FileSystems.newFileSystem(
                java.net.URI.create("jar:" + zip.toUri()), java.util.Map.of())) {
            Path within = Files.writeString(files.getPath("/a"), "a");
            HashedFile hashed = later().of(within);

            assertThat(hashed.identity()).isEqualTo(Optional.empty());
            assertThat(hashed.digest()).isEqualTo(Sha256.ofText("a"));
        }
    }

    @Test
    void namesInTheCache_areSafe() throws IOException {
        for (String name :
                List.of("a:b.txt", "\u00e4.tar.gz", "x".repeat(240) + ".TAR.GZ", "a b", "$(id)`\"\\", ".env")) {
            String safe = SafeName.of(name);
            assertThat(safe).matches("[A-Za-z0-9._+=@-]{1,120}");
            assertThat(name.endsWith(".TAR.GZ")).isEqualTo(safe.endsWith(".TAR.GZ"));
            assertThat(new Content("n", "f", out -> {}).forLink(name).folder()).matches("f-[A-Za-z0-9._+=@-]{1,120}");
        }
        Content content = new Content("n", "f", out -> {});
        assertThat(content.forLink("a:b").folder())
                .isNotEqualTo(content.forLink("a?b").folder());
        assertThat(content.forLink("ab").folder()).isEqualTo("f-ab");
    }
}
