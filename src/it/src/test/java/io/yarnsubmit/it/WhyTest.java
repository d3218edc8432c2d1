package io.yarnsubmit.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.it.cluster.Command;
import io.yarnsubmit.it.cluster.Command.Result;
import io.yarnsubmit.it.cluster.Command.Running;
import io.yarnsubmit.it.cluster.JsonAnswer;
import io.yarnsubmit.it.programs.Sleeper;
import io.yarnsubmit.it.programs.Waiter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is printed for each cause for which an application waits or ends, and what the doctor says of this cluster. */
@Tag(OwnCluster.TAG)
class WhyTest {
    private static final String QUEUE = "yarn.scheduler.capacity.root.";

    private static OwnCluster cluster;

    private final List<Running> started = new ArrayList<>();

    /** Two machines of 2 GB without a label, a third one with one, and a label that no machine has. */
    @BeforeAll
    static void startCluster() throws IOException {
        cluster = new OwnCluster(
                "why",
                3,
                2048,
                Map.ofEntries(
                        Map.entry(YarnConfiguration.RM_PLACEMENT_CONSTRAINTS_HANDLER, "scheduler"),
                        Map.entry("yarn.resourcemanager.application-timeouts.monitor.interval-ms", "500"),
                        Map.entry(YarnConfiguration.NODE_LABELS_ENABLED, "true"),
                        Map.entry(
                                YarnConfiguration.FS_NODE_LABELS_STORE_ROOT_DIR,
                                Path.of("target", "why", "labels").toUri().toString()),
                        Map.entry(QUEUE + "accessible-node-labels", "*"),
                        Map.entry(QUEUE + "accessible-node-labels.fast.capacity", "100"),
                        Map.entry(QUEUE + "accessible-node-labels.gone.capacity", "100"),
                        Map.entry(QUEUE + "queues", "default,small,few,stopped"),
                        Map.entry(QUEUE + "default.capacity", "55"),
                        Map.entry(QUEUE + "default.maximum-capacity", "100"),
                        Map.entry(QUEUE + "default.accessible-node-labels", "fast,gone"),
                        Map.entry(QUEUE + "default.accessible-node-labels.fast.capacity", "100"),
                        Map.entry(QUEUE + "default.accessible-node-labels.gone.capacity", "100"),
                        Map.entry(QUEUE + "small.capacity", "15"),
                        Map.entry(QUEUE + "small.maximum-capacity", "15"),
                        Map.entry(QUEUE + "few.capacity", "20"),
                        Map.entry(QUEUE + "few.maximum-am-resource-percent", "0.1"),
                        Map.entry(QUEUE + "stopped.capacity", "10"),
                        Map.entry(QUEUE + "stopped.state", "STOPPED")));
        cluster.label(2, "fast");
        cluster.addLabel("gone");
    }

    @AfterAll
    static void stopCluster() {
        cluster.close();
    }

    @AfterEach
    void endWhatRuns() {
        started.forEach(running -> running.signal("TERM"));
        started.forEach(Running::await);
    }

    private static Command client(String... options) {
        return cluster.command().option("--num-executors", "1").option(options);
    }

    private Running start(Command command) {
        Running running = command.start();
        started.add(running);
        return running;
    }

    private Running sleeper(String... options) {
        return start(client(options).program(Sleeper.class)).awaitOut("sleeping");
    }

    private static String why(String id, String... options) {
        Result result = cluster.verb("why", id).option(options).run();
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result.out();
    }

    private static void awaitWhy(String id, String... parts) {
        Awaitility.await("explanation of " + id)
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(why(id)).contains(parts));
    }

    @Test
    void queueIsFull_saysSoAndAfterTheLimitEndsWith124() {
        sleeper("--queue", "small");
        Running waiting =
                start(client("--queue", "small", "--accept-timeout", "20s").program(Waiter.class, "1", "0"));

        awaitWhy(
                waiting.applicationId(),
                "Queue 'small' is at its capacity: it uses 448 MB and 2 vcores of 614 MB",
                "its ApplicationMaster asks for 256 MB and 1 vcore",
                "-> It goes on when containers in the queue end. Another queue (--queue) such as default");

        Result result = waiting.await();
        assertThat(result.exitCode()).as(result.err()).isEqualTo(124);
        assertThat(result.err())
                .contains(" was not started within 20s (--accept-timeout), so it is killed. Queue 'small' is at its");
        assertThat(why(waiting.applicationId())).contains("It was killed because it was not started within 20s");
        assertThat(JsonAnswer.valid("why", why(waiting.applicationId(), "--json")))
                .contains("\"cause\":{\"code\":\"accept-timeout\"", "\"figures\":{\"limitMillis\":20000}");
        assertThat(cluster.verb("wait", waiting.applicationId()).run().exitCode())
                .isEqualTo(124);
    }

    @Test
    void queueStartsNoMoreApplicationMasters() {
        sleeper("--queue", "few", "--num-executors", "0");
        Running waiting = start(client("--queue", "few").program(Waiter.class, "1", "0"));

        waiting.awaitErr("Queue 'few' has reached its limit for ApplicationMasters (maximum-am-resource-percent)");
        assertThat(JsonAnswer.valid("why", why(waiting.applicationId(), "--json")))
                .contains(
                        "\"code\":\"am-limit\"",
                        "and take 256 MB and 1 vcore now; this one asks for 256 MB and 1 vcore");
    }

    @Test
    void queueIsStopped() {
        String id = cluster.submitRaw("stopped", "true");

        awaitWhy(id, "stopped is stopped, so the ResourceManager did not accept the application", "--queue");
    }

    @Test
    void labelHasNoMachines() {
        Running waiting = start(client("--am-label", "gone").program(Waiter.class, "1", "0"));

        waiting.awaitErr("No machine that runs has the node label 'gone', which its ApplicationMaster asks for");
    }

    @Test
    void noMachineHasRoomOrMatchesThePlacement() {
        Running placed = start(
                client("--num-executors", "3", "--executor-memory", "448m", "--executor-placement", "one-per-host")
                        .program(Sleeper.class));
        awaitWhy(
                placed.applicationId(),
                "It runs with 2 of 3 executors",
                "No machine that has room satisfies --executor-placement 'one-per-host'");

        Running large = start(client("--am-memory", "1700m").program(Waiter.class, "1", "0"));
        awaitWhy(
                large.applicationId(),
                "No machine has room for its ApplicationMaster, which asks for 1700 MB and 1 vcore; free are ");
    }

    @Test
    void applicationMasterCannotBeStarted() {
        String id = cluster.submitRaw("default", "/no/jdk/bin/java -version 2><LOG_DIR>/stderr");

        awaitWhy(id, "could not run java (exit 127)", "doctor --probe", "/no/jdk/bin/java");
    }

    @Test
    void runsWell_thenItsLifetimeIsOver() {
        Running running = sleeper("--run-timeout", "40s");

        assertThat(why(running.applicationId())).contains("Nothing is wrong: 1 of 1 executors");

        Result result = running.await();
        assertThat(result.exitCode()).as(result.err()).isEqualTo(124);
        assertThat(result.err()).contains("was not done within 40s of its submission (--run-timeout)");
        assertThat(why(running.applicationId())).contains("It was ended by YARN because its lifetime was over");
    }

    @Test
    void executorsDoNotComeInTime_alsoWhenNobodyWaits() {
        Result submitted = client("--executors-timeout", "5s", "--executor-memory", "1900m", "--num-executors", "4")
                .cluster()
                .option("--no-wait")
                .program(Sleeper.class)
                .run();
        String id = submitted.out().strip();

        Result waited = cluster.verb("wait", id).run();
        assertThat(waited.exitCode()).as(waited.err()).isEqualTo(124);
        assertThat(why(id))
                .contains("the executors were not there within 5s (yarnsubmit.executorsTimeout): ", "of 4 executors");
    }

    @Test
    void doctor_findsThisClusterWell() {
        Result result = cluster.verb("doctor", "--probe").run();

        assertThat(result.exitCode()).as(result.out()).isZero();
        assertThat(List.of(result.out().split("\n")))
                .anyMatch(line -> line.matches("resource manager +ok .*"))
                .anyMatch(line -> line.matches("file system +ok .*"))
                .anyMatch(line -> line.matches("queues +ok .*default, few, small"))
                .anyMatch(line -> line.matches("machines +ok +3 run.*"))
                .anyMatch(line -> line.matches("java on nodes +ok .*version.*"))
                .anyMatch(line -> line.matches("way back +ok .*reaches this machine.*"));
    }

    @Test
    void doctor_withoutACluster_failsWithTheFix() {
        Result result = Command.bare().option("doctor", "--json").run();

        assertThat(result.exitCode()).isEqualTo(125);
        assertThat(JsonAnswer.valid("doctor", result.out()))
                .contains("\"check\":\"configuration\",\"state\":\"fail\"", "HADOOP_CONF_DIR");
    }
}
