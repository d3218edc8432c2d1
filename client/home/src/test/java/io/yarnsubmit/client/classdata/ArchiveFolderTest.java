package io.yarnsubmit.client.classdata;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.client.home.ProductHome;
import io.yarnsubmit.launch.JdkBuild;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveFolderTest {
    private static final JdkBuild BUILD = new JdkBuild("17.0.15+6-x");

    @TempDir
    Path directory;

    private ProductHome home = new ProductHome(Path.of(""));
    private ArchiveCache cache = new ArchiveCache(Path.of(""));

    @BeforeEach
    void makeInstallation() throws IOException {
        home = new ProductHome(Files.createDirectory(directory.resolve("home")));
        for (String file : List.of(
                "client/a.jar",
                "common/b.jar",
                "am/c.jar",
                "runtime/r.jar",
                "classes/client.txt",
                "classes/am.txt",
                "classes/runtime.txt")) {
            Path path = home.directory().resolve("lib").resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, "x");
        }
        cache = new ArchiveCache(directory.resolve("cache/class-archives"));
    }

    @Test
    void isCurrentUntilAJarChanges() throws IOException {
        ArchiveFolder folder = made();
        assertThat(folder.isCurrent(home)).isTrue();

        Files.setLastModifiedTime(home.runtimeJar(), FileTime.fromMillis(1_000_000));

        assertThat(folder.isCurrent(home)).isFalse();
    }

    @Test
    void anotherInstallationHasAnother() throws IOException {
        made();
        ProductHome other = new ProductHome(directory.resolve("other"));

        assertThat(ArchiveFolder.cached(cache, other, BUILD))
                .isPresent()
                .isNotEqualTo(ArchiveFolder.cached(cache, home, BUILD));
        assertThat(ArchiveFolder.cached(cache, new ProductHome(Path.of("/" + "d".repeat(300))), BUILD))
                .isEmpty();
    }

    @Test
    void sweep_takesWhatNobodyUses_andWhatIsUnfinished() throws IOException {
        ArchiveFolder folder = made();
        Path unfinished = Files.createDirectory(cache.path().resolve(".making-1"));
        Files.createDirectory(unfinished.resolve("yarn-submit-am"));
        cache.sweep();
        assertThat(unfinished).doesNotExist();
        assertThat(folder.isCurrent(home)).isTrue();

        Files.move(home.directory(), directory.resolve("moved"));
        cache.sweep();

        assertThat(cache.path()).isEmptyDirectory();
    }

    @Test
    void cacheIsClosedToOthers() throws IOException {
        cache.make();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(cache.path())))
                .isEqualTo("rwx------");
    }

    @Test
    void oneProcessAtATimeMakesThem() throws IOException {
        assertThat(MakingLock.wasTakenLately(directory)).isFalse();
        try (MakingLock lock = MakingLock.of(directory).orElseThrow()) {
            assertThat(lock.lock().isValid()).isTrue();
        }
        assertThat(MakingLock.wasTakenLately(directory)).isTrue();
    }

    private ArchiveFolder made() throws IOException {
        cache.make();
        ArchiveFolder folder = ArchiveFolder.cached(cache, home, BUILD).orElseThrow();
        Files.createDirectories(folder.path());
        folder.record(ArchiveFolder.description(home));
        return folder;
    }
}
