package io.yarnsubmit.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.it.cluster.Command;
import io.yarnsubmit.it.cluster.Command.Result;
import io.yarnsubmit.it.cluster.Command.Running;
import io.yarnsubmit.it.cluster.ContainerProcesses;
import io.yarnsubmit.it.cluster.MiniCluster;
import io.yarnsubmit.it.cluster.Signal;
import io.yarnsubmit.it.cluster.Tags;
import io.yarnsubmit.it.programs.Block;
import io.yarnsubmit.it.programs.Gate;
import io.yarnsubmit.it.programs.Unlucky;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of tasks whose executor dies, hangs or loses its files: the answer is right, another executor comes. */
@ExtendWith(MiniCluster.class)
class ExecutorFaultsTest {
    private static final int BLOCKS = 6;

    private final MiniCluster cluster;

    @TempDir
    Path directory;

    ExecutorFaultsTest(MiniCluster cluster) {
        this.cluster = cluster;
    }

    private Command command(String mode) {
        return Command.on(cluster).option("--deploy-mode", mode);
    }

    /** On two executors, of which the first block's waits. */
    private Running waiting(String mode, int losses, String... options) {
        return command(mode)
                .option("--num-executors", "2")
                .option(options)
                .program(Unlucky.class, words("WAIT", 1, losses))
                .start();
    }

    private String[] words(String fault, int company, int losses) {
        return new String[] {
            directory.toString(), fault, Integer.toString(BLOCKS), Integer.toString(company), Integer.toString(losses)
        };
    }

    /** The process of the executor that runs the first block's task. */
    private ProcessHandle victim(Running running) throws InterruptedException {
        long pid = new Gate(directory.toString()).awaitProcess("0-");
        return ContainerProcesses.of(running.applicationId(), "ExecutorMain").stream()
                .filter(process -> process.pid() == pid)
                .findFirst()
                .orElseThrow();
    }

    private List<String> attemptsOf(int block) {
        return new Gate(directory.toString())
                .arrivals().stream()
                        .filter(name -> name.startsWith(block + "-"))
                        .toList();
    }

    private void assertRecovered(Result result, String loss) {
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).contains("sum " + Block.sumOfFirst(BLOCKS) + "\n", "full true\n");
        assertThat(result.out()).containsPattern(loss);
        assertThat(attemptsOf(0)).as("attempts of the first block").hasSize(2);
        cluster.assertNothingLeft(result.applicationId());
    }

    @ParameterizedTest
    @ValueSource(strings = "client")
    void executorKilled_taskRunsAgain_andAnotherExecutorComes(String mode) throws InterruptedException {
        Running running = waiting(mode, 1);

        Signal.KILL.to(victim(running));

        Result result = running.await();
        assertRecovered(
                result,
                "lost [12] PROGRAM OptionalInt\\[137]: killed by signal 9 \\(SIGKILL\\).*yarnsubmit.executor.memoryOverhead");
        assertThat(result.out()).contains("at first [1, 2]\n").containsPattern("at last \\[[12], 3]\n");
    }

    @Tag(Tags.LONG)
    @Tag(Tags.FAULTS)
    @Test
    void executorKilled_inClusterModeToo() throws InterruptedException {
        executorKilled_taskRunsAgain_andAnotherExecutorComes("cluster");
    }

    @ParameterizedTest
    @ValueSource(strings = "cluster")
    void executorHangs_isGivenUpForItsSilence(String mode) throws InterruptedException {
        Running running = waiting(
                mode, 1, "--conf", "executor.heartbeatInterval=500ms", "--conf", "executor.heartbeatTimeout=6s");

        Signal.STOP.to(victim(running));

        assertRecovered(
                running.await(), "lost [12] NODE OptionalInt.*: The driver gave it up: it was silent for \\d s");
    }

    @Tag(Tags.LONG)
    @Tag(Tags.FAULTS)
    @Test
    void executorHangs_inClientModeToo() throws InterruptedException {
        executorHangs_isGivenUpForItsSilence("client");
    }

    @Tag(Tags.LONG)
    @Tag(Tags.FAULTS)
    @Test
    void executorHangsForAMoment_nothingIsLost() throws InterruptedException, IOException {
        Running running = waiting(
                "cluster", 0, "--conf", "executor.heartbeatInterval=200ms", "--conf", "executor.heartbeatTimeout=60s");
        ProcessHandle victim = victim(running);

        Signal.STOP.to(victim);
        // For many heartbeats, and far less than the timeout; the other executor works on.
        Awaitility.await()
                .during(Duration.ofSeconds(3))
                .atMost(Duration.ofSeconds(30))
                .until(() -> attemptsOf(0).size() == 1 && attemptsOf(BLOCKS - 1).size() == 1);
        Signal.CONT.to(victim);
        new Gate(directory.toString()).arrive("go on");

        Result result = running.await();
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out())
                .contains("sum " + Block.sumOfFirst(BLOCKS) + "\n", "at first [1, 2]\n", "at last [1, 2]\n");
        assertThat(attemptsOf(0)).hasSize(1);
        cluster.assertNothingLeft(result.applicationId());
    }

    @ParameterizedTest
    @CsvSource("EXIT_0, PROGRAM OptionalInt\\[0]: ended by itself with 0 though nobody asked it to")
    void taskExits_itAndItsNeighbourRunAgain(String fault, String loss) {
        Result result = command("cluster")
                .option("--executor-cores", "2")
                .program(Unlucky.class, words(fault, 2, 1))
                .run();

        assertRecovered(result, "lost 1 " + loss);
        assertThat(attemptsOf(1)).as("attempts of the neighbour").hasSize(2);
        assertThat(result.out()).contains("at last [2]\n");
    }

    @Tag(Tags.LONG)
    @Tag(Tags.FAULTS)
    @Test
    void taskExitsWithAnotherStatus_itAndItsNeighbourRunAgain() {
        taskExits_itAndItsNeighbourRunAgain("EXIT_3", "PROGRAM OptionalInt\\[3]: exited with 3");
    }

    @Test
    void taskEatsTheHeap_itFails_andItsNeighbourRunsAgain() {
        Result result = command("cluster")
                .option("--executor-cores", "2")
                .program(Unlucky.class, words("OUT_OF_MEMORY", 2, 1))
                .run();

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out())
                .containsPattern("failed TASK_FAILED: Task 0 failed on executor 1 .*OutOfMemoryError")
                .contains("sum " + (Block.sumOfFirst(BLOCKS) - new Block(0).sum()) + "\n", "full true\n")
                .containsPattern("lost 1 MEMORY OptionalInt\\[52]: .*raise yarnsubmit.executor.memory");
        assertThat(attemptsOf(0)).as("attempts of the hungry one").hasSize(1);
        assertThat(attemptsOf(1)).as("attempts of the neighbour").hasSize(2);
        cluster.assertNothingLeft(result.applicationId());
    }

    @Tag(Tags.LONG)
    @Tag(Tags.FAULTS)
    @Test
    void workingDirectoryDeleted_tasksGoOn() throws InterruptedException, IOException {
        Running running = waiting("cluster", 0);
        ProcessHandle victim = victim(running);

        deleteTree(Files.readSymbolicLink(Path.of("/proc", Long.toString(victim.pid()), "cwd")));
        new Gate(directory.toString()).arrive("go on");

        Result result = running.await();
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).contains("sum " + Block.sumOfFirst(BLOCKS) + "\n", "at last [1, 2]\n");
        cluster.assertNothingLeft(result.applicationId());
    }

    private static void deleteTree(Path directory) throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            paths.sorted(Comparator.reverseOrder()).forEach(path -> {
                try {
                    Files.delete(path);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
