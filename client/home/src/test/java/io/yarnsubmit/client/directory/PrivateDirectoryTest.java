package io.yarnsubmit.client.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PrivateDirectoryTest {
    private static final Duration LONG_AGO = Duration.ofHours(1);

    @TempDir
    private Path temporary;

    private PrivateDirectory own;

    @BeforeEach
    void makeOwn() throws IOException {
        own = make("own");
    }

    @AfterEach
    void closeOwn() {
        own.close();
    }

    @Test
    void isForItsUserAlone_andGoneWithWhatIsInIt() throws IOException {
        PrivateDirectory made = PrivateDirectory.make("test");
        try (made) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made.path())))
                    .isEqualTo("rwx------");
            Files.createDirectories(made.path().resolve("a/b"));
        }

        assertThat(made.path()).doesNotExist();
    }

    @Test
    void sweepsWhatIsLeft() throws IOException {
        Path left = leave("left", endedProcess());
        Files.createDirectories(left.resolve("driver/deep"));
        mark(left, endedProcess(), LONG_AGO);

        own.sweepOthers();

        assertThat(left).doesNotExist();
        assertThat(own.path()).isDirectory();
    }

    @Test
    void leavesWhatIsNew() throws IOException {
        Path fresh = leave("left", endedProcess());
        mark(fresh, endedProcess(), Duration.ofSeconds(20));

        own.sweepOthers();

        assertThat(fresh).isDirectory();
    }

    @Test
    void leavesWhatThisVeryProcessHolds_andItsLock() throws Exception {
        try (PrivateDirectory other = make("other")) {
            age(other.path());

            own.sweepOthers();

            assertThat(InUse.marks(other.path())).hasSize(1);
            assertThat(lockedForOthers(InUse.marks(other.path()).get(0))).isTrue();
        }
    }

    /** The number of a process that is in another container says nothing here. */
    @Test
    void leavesWhatAnotherProcessHasLocked() throws Exception {
        Path held = leave("held", endedProcess());
        Path mark = InUse.marks(held).get(0);
        Process holder = locker(mark, "wait");
        try {
            assertThat(holder.getInputStream().read()).isEqualTo('l');

            own.sweepOthers();

            assertThat(held).isDirectory();
        } finally {
            holder.destroyForcibly().waitFor();
        }
        own.sweepOthers();

        assertThat(held).doesNotExist();
    }

    /** A driver lives on for a while when its client is killed. */
    @Test
    void leavesWhatAProcessUsesThatOutlivedItsMaker() throws Exception {
        Process driver = new ProcessBuilder("sleep", "600").start();
        Path left = leave("left", endedProcess());
        mark(left, driver.pid(), Duration.ZERO);
        try {
            own.sweepOthers();

            assertThat(left).isDirectory();
        } finally {
            driver.destroyForcibly().waitFor();
        }
        age(left);
        own.sweepOthers();

        assertThat(left).doesNotExist();
    }

    @Test
    void isNotHeldByAProcessThatOnlyGotTheNumber() throws Exception {
        Process other = new ProcessBuilder("sleep", "600").start();
        try {
            Path left = leave("left", other.pid());

            own.sweepOthers();

            assertThat(left).doesNotExist();
        } finally {
            other.destroyForcibly().waitFor();
        }
    }

    @Test
    void leavesWhatNobodyMarked_whatIsKept_andWhereLinksLead() throws IOException {
        Path foreign = Files.createDirectory(temporary.resolve("yarn-submit-notes"));
        Files.writeString(foreign.resolve("text"), "x");
        PrivateDirectory kept = make("kept");
        kept.keep();
        Path elsewhere = Files.createDirectory(temporary.resolve("elsewhere"));
        mark(elsewhere, endedProcess(), LONG_AGO);
        Path link = Files.createSymbolicLink(temporary.resolve("yarn-submit-run-link"), elsewhere);
        Path left = leave("left", endedProcess());
        Files.createSymbolicLink(left.resolve("link"), elsewhere);

        own.sweepOthers();

        assertThat(left).doesNotExist();
        assertThat(List.of(foreign.resolve("text"), kept.path(), link, elsewhere))
                .allMatch(Files::exists);
        assertThat(InUse.marks(elsewhere)).hasSize(1);
    }

    private PrivateDirectory make(String kind) throws IOException {
        return PrivateDirectory.of(Files.createTempDirectory(temporary, "yarn-submit-" + kind + "-"));
    }

    private Path leave(String name, long pid) throws IOException {
        Path left = Files.createDirectory(temporary.resolve("yarn-submit-run-" + name));
        mark(left, pid, LONG_AGO);
        return left;
    }

    private static void mark(Path directory, long pid, Duration ago) throws IOException {
        Path mark = directory.resolve(".in-use-" + pid);
        Files.write(mark, new byte[0]);
        Files.setLastModifiedTime(mark, FileTime.from(Instant.now().minus(ago)));
    }

    /** By another process: to set the time opens the file, and to close that gives up a lock of this process. */
    private static void age(Path directory) throws IOException, InterruptedException {
        for (Path mark : InUse.marks(directory)) {
            Process touch = new ProcessBuilder("touch", "-d", "1 hour ago", mark.toString()).start();
            assertThat(touch.waitFor()).isZero();
        }
    }

    private static long endedProcess() {
        try {
            Process process = new ProcessBuilder("true").start();
            process.waitFor();
            return process.pid();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean lockedForOthers(Path file) throws IOException, InterruptedException {
        return locker(file, "").waitFor() == 1;
    }

    private static Process locker(Path file, String what) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LockMain.class.getName(),
                        file.toString(),
                        what)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
