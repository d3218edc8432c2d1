package io.yarnsubmit.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.it.cluster.Command.Result;
import io.yarnsubmit.it.cluster.Command.Running;
import io.yarnsubmit.it.cluster.ContainerProcesses;
import io.yarnsubmit.it.cluster.JsonAnswer;
import io.yarnsubmit.it.cluster.Signal;
import io.yarnsubmit.it.cluster.Tags;
import io.yarnsubmit.it.daemons.Daemon;
import io.yarnsubmit.it.daemons.DaemonCluster;
import io.yarnsubmit.it.programs.Block;
import io.yarnsubmit.it.programs.Gate;
import io.yarnsubmit.it.programs.Hello;
import io.yarnsubmit.it.programs.Lines;
import io.yarnsubmit.it.programs.Squares;
import io.yarnsubmit.it.programs.Steady;
import io.yarnsubmit.it.programs.Unlucky;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.logaggregation.filecontroller.ifile.LogAggregationIndexedFileController;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * On a plain YARN whose daemons are processes of their own: everything that can be killed is, once; logs come from machines
 * with web pages of their own; and what such a cluster lacks is refused.
 */
class DaemonsTest {
    private static final int NODES = 2;
    private static final int BLOCKS = 3;
    private static final String SUM = "sum " + Block.sumOfFirst(BLOCKS);

    private static DaemonCluster cluster;

    @TempDir
    Path directory;

    @BeforeAll
    static void start() {
        cluster = DaemonCluster.builder()
                .name("plain")
                .nodes(NODES)
                // Enough for a NodeManager to come back on a busy machine too.
                .nodeExpiry(Duration.ofSeconds(90))
                .withoutHdfs()
                .set(YarnConfiguration.LOG_AGGREGATION_ENABLED, "true")
                .set(YarnConfiguration.LOG_AGGREGATION_FILE_FORMATS, "IFile")
                .set(
                        "yarn.log-aggregation.file-controller.IFile.class",
                        LogAggregationIndexedFileController.class.getName())
                .start();
    }

    @AfterAll
    static void end() {
        cluster.close();
    }

    @Test
    void allKilledOneAfterTheOther_theApplicationGoesOn_untilItsDriverIs() throws Exception {
        Gate gate = new Gate(directory.toString());
        Running running = cluster.command()
                .cluster()
                .option("--num-executors", "2", "--max-attempts", "2")
                .program(Steady.class, gate.directory(), "stay")
                .start();
        gate.await(2);
        String application = running.applicationId();

        // The ResourceManager: nobody minds.
        Daemon resourceManager = cluster.resourceManagers().get(0);
        resourceManager.kill();
        running.awaitErr("The ResourceManager does not answer (Connection refused)");
        resourceManager.restart();
        cluster.awaitNodes(NODES);
        running.awaitErr("The ResourceManager answers again");

        // All NodeManagers: their containers live on.
        cluster.nodeManagers().forEach(Daemon::kill);
        cluster.nodeManagers().forEach(Daemon::restart);
        cluster.nodeManagers().forEach(cluster::awaitRegistered);

        // An executor: its task runs again, on another that the new daemons granted and started.
        String container = gate.arrivals().get(0).substring("task-0-".length());
        ContainerProcesses.of(application, "ExecutorMain").stream()
                .filter(process ->
                        ContainerProcesses.variable(process, "CONTAINER_ID").equals(container))
                .forEach(Signal.KILL::to);
        gate.await(3);
        gate.arrive("open");
        running.awaitOut("sum 14\n").awaitOut("lost [PROGRAM]\n");
        assertThat(gate.arrivals())
                .as("four tasks, one of them twice, and the word to go on")
                .hasSize(6);

        // The ApplicationMaster: another attempt does it all anew.
        ContainerProcesses.of(application, "AmMain").forEach(Signal.KILL::to);
        running.awaitErr("Attempt 2 begins").awaitOut("lost []\n");

        // The driver: now it is over.
        ContainerProcesses.of(application, "DriverMain").forEach(Signal.KILL::to);
        Result result = running.await();
        assertThat(result.exitCode()).as(result.err()).isEqualTo(137);
        assertThat(result.err()).contains("driver killed by signal 9");
        assertThat(result.out().lines().filter("sum 14"::equals)).hasSize(2);
        assertThat(cluster.awaitEnd(application).getDiagnostics()).contains("driver killed by signal 9");
        cluster.assertNothingLeft(application);
    }

    @Test
    void clientKilled_clientMode_driverAndApplicationEnd() throws InterruptedException {
        Gate gate = new Gate(directory.toString());
        Running running = cluster.command()
                .option("--num-executors", "2", "--conf", "client.leash=5s")
                .program(Steady.class, gate.directory())
                .start();
        gate.await(2);
        List<ProcessHandle> driver = ContainerProcesses.below(running.process().toHandle(), "DriverMain");
        assertThat(driver).hasSize(1);

        running.signal("KILL").await();

        Awaitility.await("end of the driver")
                .atMost(Duration.ofSeconds(10))
                .until(() -> !driver.get(0).isAlive());
        assertThat(cluster.awaitEnd(running.applicationId()).getDiagnostics())
                .contains("the client has been gone for 5 s (yarnsubmit.client.leash)");
        assertThat(running.err()).contains("the process that started this driver is gone, so the driver ends");
        cluster.assertNothingLeft(running.applicationId());
    }

    private static String refused(String... options) {
        Result result =
                cluster.command().option(options).program(Squares.class, "1").runHere();
        assertThat(result.exitCode()).as(result.err()).isEqualTo(125);
        assertThat(result.err()).doesNotContain("uploaded", "submitted");
        return result.err();
    }

    @Test
    void whatThisClusterLacks_isRefusedAllAtOnce() {
        assertThat(refused("--executor-label", "ssd", "--am-label", "gpu", "--executor-resource", "yarn.io/gpu=1"))
                .contains("This cluster has no node label 'ssd'. It has none at all. Change --executor-label")
                .contains("This cluster has no node label 'gpu'. It has none at all. Change --am-label")
                .contains("This cluster has no resource type 'yarn.io/gpu'")
                .contains("(YS-2108)");
    }

    @Test
    void strictMachineIsUnknown_namesTheNearOne() {
        assertThat(refused("--executor-hosts", "127.0.0.33", "--executor-locality", "strict"))
                .contains("This cluster has no machine '127.0.0.33'. It has: ", "Did you mean '127.0.0.3'?");
    }

    /** As is YARN's default. */
    @Test
    void placementSwitchedOff_applicationFails_andNamesTheSetting() {
        Result result = cluster.command()
                .cluster()
                .option("--executor-placement", "one-per-host")
                .program(Hello.class)
                .run();

        // The driver may have been started by then, or not.
        assertThat(result.exitCode()).as(result.err()).isIn(123, 125);
        assertThat(result.err())
                .contains("the cluster has placement constraints switched off"
                        + " (yarn.resourcemanager.placement-constraints.handler")
                .contains("yarnsubmit.executor.placement");
        cluster.assertNothingLeft(result.applicationId());
    }

    private static Result shown(String... words) {
        Result result = cluster.verb(words).runHere();
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result;
    }

    /** The process that runs the first block's task. */
    private ProcessHandle victim(String id) throws InterruptedException {
        long pid = new Gate(directory.toString()).awaitProcess("0-");
        return ContainerProcesses.of(id, "ExecutorMain").stream()
                .filter(process -> process.pid() == pid)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void logsAndTimeline_ofARunThatLosesAnExecutor() throws IOException, InterruptedException {
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
        Result timeline = cluster.verb("timeline", id).run();
        assertThat(timeline.out())
                .as(timeline.err())
                .containsPattern("executor [12] lost \\(program\\): killed by signal 9")
                .contains("executor 3 registered", "driver ended with 0", "ended: succeeded, exit code 0");
        assertThat(JsonAnswer.valid("timeline", shown("timeline", id, "--json").out())
                        .lines())
                .anyMatch(line -> line.contains("\"event\":\"executorLost\"")
                        && line.contains("\"class\":\"program\",\"exitStatus\":137"));
        assertCopied(id);
        Result unknown = cluster.verb("logs", id, "--executor", "9").runHere();
        assertThat(unknown.exitCode()).isEqualTo(125);
        assertThat(unknown.err()).contains(id + " has no executor 9");
    }

    /** The logs of the container are aggregated by then: its machine need not have them any more. */
    @Tag(Tags.LONG)
    @Tag(Tags.FAULTS)
    @Test
    void clusterMode_readerIsSlowerThanOutputWait_restComesFromTheLog() throws Exception {
        Process command = cluster.command()
                .cluster()
                .option("--num-executors", "0", "--quiet", "--conf", "client.outputWait=5s")
                .program(Lines.class, Long.toString(ReaderTest.LINES))
                .startPiped(false);
        assertThat(command.waitFor(40, TimeUnit.SECONDS)).as("it waits").isFalse();

        ReaderTest.assertAllLines(command.getInputStream(), ReaderTest.LINES);
        ReaderTest.assertEnds(command, 0);
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
