package io.yarnsubmit.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.it.cluster.Command.Result;
import io.yarnsubmit.it.cluster.Command.Running;
import io.yarnsubmit.it.cluster.ContainerProcesses;
import io.yarnsubmit.it.cluster.JsonAnswer;
import io.yarnsubmit.it.cluster.Signal;
import io.yarnsubmit.it.programs.Block;
import io.yarnsubmit.it.programs.Gate;
import io.yarnsubmit.it.programs.Unlucky;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.logaggregation.filecontroller.ifile.LogAggregationIndexedFileController;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an application's processes write is followed while it runs and found when it has ended; so is what happened to it. */
@Tag(OwnCluster.TAG)
class LogsTest {
    private static final int BLOCKS = 3;
    private static final String SUM = "sum " + Block.sumOfFirst(BLOCKS);

    private static OwnCluster cluster;

    @TempDir
    Path directory;

    @BeforeAll
    static void startCluster() {
        cluster = new OwnCluster(
                "logs",
                // Of several in one process, all web services answer for the last.
                1,
                4096,
                Map.of(
                        YarnConfiguration.LOG_AGGREGATION_ENABLED,
                        "true",
                        YarnConfiguration.LOG_AGGREGATION_FILE_FORMATS,
                        "IFile",
                        "yarn.log-aggregation.file-controller.IFile.class",
                        LogAggregationIndexedFileController.class.getName()));
    }

    @AfterAll
    static void stopCluster() {
        cluster.close();
    }

    private static Result shown(String... words) {
        Result result = cluster.verb(words).run();
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result;
    }

    /** The process that runs the first block's task. */
    private ProcessHandle victim(String id) throws InterruptedException {
        Gate gate = new Gate(directory.toString());
        gate.await(1);
        while (gate.arrivals().stream().noneMatch(name -> name.startsWith("0-"))) {
            gate.await(gate.arrivals().size() + 1);
        }
        long pid = gate.arrivals().stream()
                .filter(name -> name.startsWith("0-"))
                .mapToLong(name -> Long.parseLong(name.substring(2)))
                .findFirst()
                .orElseThrow();
        return ContainerProcesses.of(id, "ExecutorMain").stream()
                .filter(process -> process.pid() == pid)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void ofARunThatLosesAnExecutor() throws IOException, InterruptedException {
        // given
        String id = cluster.command()
                .cluster()
                .option("--no-wait", "--num-executors", "2")
                .program(Unlucky.class, directory.toString(), "WAIT", Integer.toString(BLOCKS), "1", "1")
                .run()
                .out()
                .strip();
        Running follower = cluster.verb("logs", id, "-f", "--all").start();
        Running driver = cluster.verb("logs", id, "-f").start();
        ProcessHandle victim = victim(id);
        assertThat(shown("logs", id, "--executor", "1").out()).contains("registered as executor 1");
        assertThat(shown("timeline", id).out()).contains("driver linked").contains("executor 1 registered");

        // when
        Signal.KILL.to(victim);
        Result followed = follower.await();

        // then
        assertThat(followed.exitCode()).as(followed.err()).isZero();
        assertThat(followed.out()).containsOnlyOnce("[driver] " + SUM + "\n");
        for (int executor = 1; executor <= 3; executor++) {
            assertThat(followed.out())
                    .containsOnlyOnce("executor: registered as executor " + executor + " ")
                    .contains("[executor " + executor + "] ");
        }
        Result ofDriver = driver.await();
        assertThat(ofDriver.exitCode()).as(ofDriver.err()).isZero();
        assertThat(ofDriver.out()).startsWith("attempt 1\n").containsOnlyOnce(SUM);

        assertThat(shown("logs", id).out()).isEqualTo(ofDriver.out());
        assertThat(shown("logs", id, "--tail", "1").out()).startsWith("at last ");
        assertThat(JsonAnswer.valid(
                        "log", shown("logs", id, "--driver", "--json").out()))
                .contains("\"role\":\"driver\"", "\"file\":\"stdout\",\"line\":\"" + SUM + "\"}\n");
        assertThat(shown("logs", id, "--failed").out())
                .containsPattern("registered as executor [12] ")
                .doesNotContain("executor 3", "sum");
        assertThat(shown("timeline", id).out())
                .containsPattern("executor [12] lost \\(program\\): killed by signal 9")
                .contains("executor 3 registered", "driver ended with 0", "ended: succeeded, exit code 0");
        assertThat(JsonAnswer.valid("timeline", shown("timeline", id, "--json").out())
                        .lines())
                .anyMatch(line -> line.contains("\"event\":\"executorLost\"")
                        && line.contains("\"class\":\"program\",\"exitStatus\":137"));
        assertCopied(id);
        Result unknown = cluster.verb("logs", id, "--executor", "9").run();
        assertThat(unknown.exitCode()).isEqualTo(125);
        assertThat(unknown.err()).contains(id + " has no executor 9");
    }

    private void assertCopied(String id) throws IOException {
        Path copies = directory.resolve("copies");
        List<String> told = shown("logs", id, "--all", "--out", copies.toString())
                .out()
                .lines()
                .toList();
        assertThat(told).anyMatch(line -> line.startsWith(copies.resolve("am/timeline.jsonl") + "  "));
        assertThat(Files.readString(copies.resolve("driver/stdout"))).contains(SUM);
        assertThat(Files.readString(copies.resolve("executor-3/stderr"))).contains("registered as executor 3");
    }
}
