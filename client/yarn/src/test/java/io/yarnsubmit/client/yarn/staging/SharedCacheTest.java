package io.yarnsubmit.client.yarn.staging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yarnsubmit.protocol.v1.LocalFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedCacheTest {
    @TempDir
    Path directory;

    private final List<String> said = new ArrayList<>();
    private final Content content = new Content("a.jar", Sha256.ofText("jar"), out -> out.write("jar".getBytes(UTF_8)));

    @BeforeEach
    void letEverybodyThrough() throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Optional<LocalFile> find(String location) {
        return SharedCache.at(Optional.of(location), new Configuration(), said::add)
                .find(content, "link", LocalFile.Type.TYPE_FILE);
    }

    private String shared() {
        return directory.resolve("shared").toUri().toString();
    }

    private CacheMaintenance maintenance() {
        return new CacheMaintenance(
                StagingArea.ofThisMachine(Optional.of(directory.resolve("own").toString())), Optional.of(shared()));
    }

    @Test
    void whatIsPublished_isFoundByItsContent() throws IOException {
        Path jar = Files.writeString(directory.resolve("a.jar"), "jar");

        List<CacheEntry> first = maintenance().publish(List.of(jar), Optional.empty());
        List<CacheEntry> again = maintenance().publish(List.of(jar), Optional.empty());

        assertThat(first).extracting(CacheEntry::shared).containsExactly(true);
        assertThat(again)
                .extracting(CacheEntry::uri)
                .containsExactly(first.get(0).uri());
        assertThat(maintenance().list()).extracting(CacheEntry::name).containsExactly("a.jar");
        assertThat(find(shared())).hasValueSatisfying(file -> {
            assertThat(file.getVisibility()).isEqualTo(LocalFile.Visibility.VISIBILITY_PUBLIC);
            assertThat(file.getLink()).isEqualTo("link");
        });
        assertThat(said).isEmpty();
    }

    @Test
    void whatNotEverybodyCanReach_isNotUsed_andThatIsSaid() throws IOException {
        Path jar = Files.writeString(directory.resolve("a.jar"), "jar");
        maintenance().publish(List.of(jar), Optional.empty());
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-x---"));

        assertThat(find(shared())).isEmpty();
        assertThat(said).singleElement().asString().contains("not everybody may pass through", directory.toString());
        assertThatThrownBy(() -> maintenance().publish(List.of(jar), Optional.empty()))
                .hasMessageContaining("cannot be used");
    }

    @Test
    void noSuchFileSystem_isSaid_andTheOwnCacheServes() {
        assertThat(find("gopher://x/y")).isEmpty();
        assertThat(said).singleElement().asString().contains("gopher");
    }
}
