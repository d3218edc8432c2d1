package io.yarnsubmit.client.yarn.staging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yarnsubmit.protocol.v1.LocalFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryCacheTest {
    @TempDir
    Path directory;

    private final UploadProgress progress = new UploadProgress();

    private LibraryCache cache() throws IOException {
        FileSystem fileSystem = FileSystem.get(URI.create("file:///"), new Configuration());
        return new LibraryCache(
                fileSystem, new org.apache.hadoop.fs.Path(directory.toUri()), SharedCache.none(), progress);
    }

    private static Content content(String text) {
        return new Content("a.jar", Sha256.ofText(text), out -> out.write(text.getBytes(UTF_8)));
    }

    @Test
    void ensure_secondTime_uploadsNothing() throws IOException {
        LocalFile first = cache().ensure(content("jar"), "link", LocalFile.Type.TYPE_FILE);
        long uploaded = progress.uploadedBytes();
        LocalFile second = cache().ensure(content("jar"), "link", LocalFile.Type.TYPE_FILE);

        assertThat(uploaded).isEqualTo(3);
        assertThat(progress.uploadedBytes()).isEqualTo(uploaded);
        assertThat(second).isEqualTo(first);
        assertThat(progress.cachedFiles()).isEqualTo(1);
    }

    @Test
    void ensure_manyAtOnce_allGetOneThatIsThereAndNothingElseIsLeft() throws Exception {
        int clients = 16;
        CyclicBarrier together = new CyclicBarrier(clients);
        ExecutorService pool = Executors.newFixedThreadPool(clients);
        Callable<LocalFile> fill = () -> {
            together.await();
            return cache().ensure(content("contended"), "link", LocalFile.Type.TYPE_FILE);
        };
        List<Future<LocalFile>> files =
                pool.invokeAll(IntStream.range(0, clients).mapToObj(i -> fill).toList());
        pool.shutdown();

        for (Future<LocalFile> file : files) {
            assertThat(Path.of(URI.create(file.get().getUri()).getPath())).hasContent("contended");
        }
        try (Stream<Path> left = Files.walk(directory)) {
            assertThat(left.filter(Files::isRegularFile)
                            .map(file -> file.getFileName().toString()))
                    .filteredOn(name -> !name.endsWith(".crc") && !name.contains(".used-"))
                    .hasSizeLessThanOrEqualTo(clients)
                    .allMatch(name -> name.endsWith("-a.jar"));
        }
        assertThat(cache().ensure(content("contended"), "link", LocalFile.Type.TYPE_FILE))
                .as("all who come later take the same")
                .isEqualTo(cache().ensure(content("contended"), "link", LocalFile.Type.TYPE_FILE));
    }

    @Test
    void ensure_uploadFails_leavesNothingUnderTheContentsName() throws IOException {
        Content broken = new Content("a.jar", Sha256.ofText("broken"), out -> {
            out.write(1);
            throw new IOException("disk full");
        });

        assertThatThrownBy(() -> cache().ensure(broken, "link", LocalFile.Type.TYPE_FILE))
                .hasMessageContaining("disk full");
        assertThat(directory.resolve(broken.folder())).doesNotExist();
    }

    @Test
    void bundle_sameMembers_sameNameWhateverTheirTimes() throws IOException {
        Path one = Files.writeString(directory.resolve("one.jar"), "1");
        Path two = Files.writeString(directory.resolve("two.jar"), "2");
        DigestMemory digests = DigestMemory.open(null);

        Content before = Bundle.of("lib", List.of(one, two), digests);
        Files.setLastModifiedTime(one, java.nio.file.attribute.FileTime.fromMillis(0));
        Content after = Bundle.of("lib", List.of(two, one), digests);
        Files.writeString(two, "changed");
        Content changed = Bundle.of("lib", List.of(one, two), digests);

        assertThat(after.folder()).isEqualTo(before.folder());
        assertThat(changed.folder()).isNotEqualTo(before.folder());
    }
}
