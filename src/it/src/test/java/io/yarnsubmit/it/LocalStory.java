package io.yarnsubmit.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.it.cluster.Command;
import io.yarnsubmit.it.cluster.Command.Running;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Runs programs on this machine, in directories of a test. */
class LocalStory {
    static final Duration HANG_GUARD = Duration.ofSeconds(60);
    static final Pattern ID = Pattern.compile("started (local-\\d{14}-[0-9a-f]{4}) on this machine");
    static final int BLOCKS = 6;

    @TempDir
    Path directory;

    Path temporary = Path.of("");
    Path gate = Path.of("");

    @BeforeEach
    void makeDirectories() throws IOException {
        temporary = Files.createDirectory(directory.resolve("tmp"));
        gate = Files.createDirectory(directory.resolve("gate"));
    }

    Command local(String master) {
        return plain(master).option("--driver-memory", "192m", "--executor-memory", "192m");
    }

    Command plain(String master) {
        return Command.bare()
                .env("YARN_SUBMIT_OPTS", "-Djava.io.tmpdir=" + temporary)
                .env("XDG_CACHE_HOME", directory.resolve("cache").toString())
                .option("--master", master);
    }

    String[] unlucky(String fault, int losses) {
        return new String[] {gate.toString(), fault, Integer.toString(BLOCKS), "1", Integer.toString(losses)};
    }

    void assertNothingLeft() {
        assertThat(entries(temporary)).as("what is left").isEmpty();
    }

    static List<Path> entries(Path directory) {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(entry -> !String.valueOf(entry.getFileName()).startsWith("hsperfdata"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path logs(String err) {
        Matcher id = ID.matcher(err);
        assertThat(id.find()).as(err).isTrue();
        return directory.resolve("cache/yarn-submit/local").resolve(id.group(1));
    }

    static void assertEnd(List<ProcessHandle> processes) {
        assertThat(processes).as("the driver and two executors").hasSize(3);
        Awaitility.await()
                .atMost(HANG_GUARD)
                .untilAsserted(() -> assertThat(processes).noneMatch(ProcessHandle::isAlive));
    }

    static List<ProcessHandle> processes(Running running) {
        return running.process().toHandle().descendants().toList();
    }
}
