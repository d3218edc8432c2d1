package io.yarnsubmit.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.it.cluster.Command;
import io.yarnsubmit.it.cluster.Command.Result;
import io.yarnsubmit.it.cluster.MiniCluster;
import io.yarnsubmit.it.cluster.Tags;
import io.yarnsubmit.it.programs.Squares;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Processes load their classes from archives that fit, and say nothing of those that do not. */
@ExtendWith(MiniCluster.class)
class ClassArchivesTest {
    private static final String CLIENT = "io.yarnsubmit.client.command.YarnSubmitMain";
    private static final String MASTER = "io.yarnsubmit.appmaster.AmMain";
    private static final String DRIVER = "io.yarnsubmit.runtime.driver.DriverMain";
    private static final String EXECUTOR = "io.yarnsubmit.runtime.executor.ExecutorMain";
    /** How many classes a process may load, and how many of them may be made at run time: somewhat more than there are. */
    private static final Map<String, Bounds> BOUNDS = Map.of(
            CLIENT, new Bounds(8_500, 60),
            MASTER, new Bounds(8_000, 80),
            DRIVER, new Bounds(4_400, 25),
            EXECUTOR, new Bounds(3_800, 15));

    private static final Duration AT_LOW_PRIORITY = Duration.ofMinutes(4);

    private final MiniCluster cluster;

    @TempDir
    Path directory;

    ClassArchivesTest(MiniCluster cluster) {
        this.cluster = cluster;
    }

    @Test
    void cluster_nineTenthsOfTheClasses_areFromAnArchive() {
        Result result = recording(Command.on(cluster).cluster())
                .program(Squares.class, "3")
                .run();

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertMostFromArchive(CLIENT, MASTER, DRIVER, EXECUTOR);
    }

    @Test
    void local_nineTenthsOfTheClasses_areFromAnArchive() {
        Result result = recording(Command.bare().option("--master", "local[1]"))
                .program(Squares.class, "3")
                .run();

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertMostFromArchive(CLIENT, DRIVER, EXECUTOR);
    }

    @Test
    void archiveThatDoesNotFit_isLeftAlone_withoutAWord() throws IOException {
        Path copy = copyOfDistribution(StandardCopyOption.REPLACE_EXISTING);
        Path archives = archives(copy);
        String ofOthers = "-XX:SharedArchiveFile=" + archives.resolve("container-am.jsa");

        Result expected = Command.bare().option("--version").run();
        // Its jars are elsewhere, and younger than those that the archive was made with.
        Result moved = Command.of(copy).option("--version").run();
        Result foreign = Command.of(copy)
                .env("YARN_SUBMIT_OPTS", ofOthers)
                .option("--version")
                .run();
        Files.writeString(archives.resolve("client.jsa"), "damaged");
        Result damaged = Command.of(copy).option("--version").run();

        assertThat(List.of(moved, foreign, damaged)).containsOnly(expected);
    }

    @Test
    void damagedArchive_inContainers_isLeftAlone_withoutAWord() throws IOException {
        Path copy = copyOfDistribution(StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
        Path archives = archives(copy);
        // So that the copy's archives count as its own.
        Path record = archives.resolve("made-from");
        String original = Command.distribution().toRealPath().toString();
        Files.writeString(record, Files.readString(record).replace(original, copy.toString()));
        for (String archive : List.of("container-am.jsa", "container-runtime.jsa")) {
            Files.writeString(archives.resolve(archive), "damaged");
        }

        Result result = Command.of(copy)
                .env("HADOOP_CONF_DIR", cluster.confDirectory().toString())
                .option("--driver-memory", "192m", "--am-memory", "256m", "--executor-memory", "192m")
                .option("--num-executors", "1")
                .cluster()
                .program(Squares.class, "3")
                .run();

        assertThat(result.exitCode()).as(result.err()).isZero();
        // What a JVM says of its archive would be in the driver's output.
        assertThat(result.out().lines()).hasSize(6).first().isEqualTo("sum 5");
    }

    @Tag(Tags.LONG)
    @Tag(Tags.LOCAL)
    @Test
    void firstCommandThatSucceeds_hasThemMadeForTheUserAlone() throws IOException {
        Path copy = copyOfDistribution(StandardCopyOption.REPLACE_EXISTING);
        Path cache = directory.resolve("cache");

        Result result = local(copy, cache).program(Squares.class, "3").run();

        assertThat(result.exitCode()).as(result.err()).isZero();
        Path made = cache.resolve("yarn-submit/class-archives");
        Path folder = made.resolve(copy.toString().replace('/', '%'))
                .resolve(archives(copy).getFileName());
        Awaitility.await("archives").atMost(AT_LOW_PRIORITY).until(() -> Files.exists(folder.resolve("made-from")));
        assertThat(names(folder))
                .containsExactlyInAnyOrder(
                        "client.jsa", "runtime.jsa", "container-am.jsa", "container-runtime.jsa", "made-from");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
                .isEqualTo("rwx------");
        assertThat(Files.size(folder.resolve("container-runtime.jsa")))
                .isGreaterThan(Files.size(folder.resolve("runtime.jsa")) / 2);
        Result second =
                recording(local(copy, cache)).program(Squares.class, "3").run();
        assertThat(second.exitCode()).as(second.err()).isZero();
        assertMostFromArchive(CLIENT, DRIVER, EXECUTOR);

        Result without = local(copy, cache)
                .option("--conf", "yarnsubmit.classArchives=false")
                .program(Squares.class, "3")
                .run();
        assertThat(without.exitCode()).as(without.err()).isZero();
        assertThat(made).doesNotExist();
    }

    private static Command local(Path distribution, Path cache) {
        return Command.of(distribution).env("XDG_CACHE_HOME", cache.toString()).option("--master", "local[1]");
    }

    private Command recording(Command command) {
        String option = "-Xlog:class+load:file=" + directory.resolve("%p.classes");
        return command.env("YARN_SUBMIT_OPTS", option)
                .option("--conf", "yarnsubmit.am.env.JAVA_TOOL_OPTIONS=" + option)
                .option("--driver-java-options", option)
                .option("--executor-java-options", option);
    }

    private void assertMostFromArchive(String... programs) {
        for (String program : programs) {
            List<String> classes = classesOf(program);
            long shared = classes.stream()
                    .filter(line -> line.contains("source: shared objects file"))
                    .count();
            long ours = classes.stream().filter(line -> line.contains("(top)")).count();
            assertThat((double) shared / classes.size()).as(program).isGreaterThan(0.9);
            assertThat(ours).as("of our archive: " + program).isGreaterThan(classes.size() / 4);
            long made = classes.stream()
                    .filter(line -> line.contains("source: __") || line.contains("LambdaForm$"))
                    .filter(line -> !line.contains("shared objects"))
                    .count();
            Bounds bounds = BOUNDS.get(program);
            assertThat(classes.size()).as("classes of " + program).isLessThan(bounds.classes());
            assertThat(made).as("made at run time: " + program).isLessThan(bounds.made());
        }
    }

    private record Bounds(int classes, int made) {}

    private List<String> classesOf(String program) {
        return names(directory).stream()
                .filter(name -> name.endsWith(".classes"))
                .map(name -> lines(directory.resolve(name)))
                .filter(lines -> lines.stream().anyMatch(line -> line.contains(" " + program + " ")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no process has recorded " + program));
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> line.contains("source: "))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> names(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path archives(Path distribution) throws IOException {
        try (Stream<Path> folders = Files.list(distribution.resolve("lib/archives"))) {
            return folders.filter(Files::isDirectory).findFirst().orElseThrow();
        }
    }

    private Path copyOfDistribution(CopyOption... options) throws IOException {
        Path copy = directory.toRealPath().resolve("copy");
        Path original = Command.distribution();
        try (Stream<Path> files = Files.walk(original)) {
            for (Path file : files.toList()) {
                // The program keeps its mode.
                Files.copy(file, copy.resolve(original.relativize(file).toString()), options);
            }
        }
        return copy;
    }
}
