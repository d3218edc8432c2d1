package io.yarnsubmit.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.it.cluster.Command;
import io.yarnsubmit.it.cluster.Command.Result;
import io.yarnsubmit.it.cluster.Command.Running;
import io.yarnsubmit.it.cluster.JsonAnswer;
import io.yarnsubmit.it.cluster.MiniCluster;
import io.yarnsubmit.it.programs.Sleeper;
import io.yarnsubmit.it.programs.Waiter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is printed for each cause for which an application waits or ends, and what the doctor says of this cluster. */
@ExtendWith(MiniCluster.class)
class WhyTest {
    private final MiniCluster cluster;
    private final List<Running> started = new ArrayList<>();

    WhyTest(MiniCluster cluster) {
        this.cluster = cluster;
    }

    @AfterEach
    void endWhatRuns() {
        started.forEach(running -> running.signal("TERM"));
        started.forEach(Running::await);
    }

    private Command client(String... options) {
        return Command.on(cluster).option(options);
    }

    private Command verb(String... words) {
        return Command.bare()
                .env("HADOOP_CONF_DIR", cluster.confDirectory().toString())
                .option(words);
    }

    private Running start(Command command) {
        Running running = command.start();
        started.add(running);
        return running;
    }

    private Running sleeper(String... options) {
        return start(client(options).program(Sleeper.class)).awaitOut("sleeping");
    }

    private String why(String id, String... options) {
        Result result = verb("why", id).option(options).runHere();
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result.out();
    }

    private void awaitWhy(String id, String... parts) {
        Awaitility.await("explanation of " + id)
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(300))
                .untilAsserted(() -> assertThat(why(id)).contains(parts));
    }

    @Test
    void queueIsFull_saysSoAndAfterTheLimitEndsWith124() {
        Running well = sleeper("--queue", "small");
        Result explained = verb("why", well.applicationId()).run();
        assertThat(explained.out()).as(explained.err()).contains("Nothing is wrong: 1 of 1 executors");

        Result result = client("--queue", "small", "--accept-timeout", "5s")
                .program(Waiter.class, "1", "0")
                .run();
        assertThat(result.exitCode()).as(result.err()).isEqualTo(124);
        assertThat(result.err())
                .contains(" was not started within 5s (--accept-timeout), so it is killed. Queue 'small' is at its");
        assertThat(why(result.applicationId())).contains("It was killed because it was not started within 5s");
        assertThat(JsonAnswer.valid("why", why(result.applicationId(), "--json")))
                .contains("\"cause\":{\"code\":\"accept-timeout\"", "\"figures\":{\"limitMillis\":5000}");
        assertThat(verb("wait", result.applicationId()).runHere().exitCode()).isEqualTo(124);

        Running waiting = start(client("--queue", "small").program(Waiter.class, "1", "0"));
        awaitWhy(
                waiting.applicationId(),
                "Queue 'small' is at its capacity: it uses 448 MB and 2 vcores of 675 MB",
                "its ApplicationMaster asks for 256 MB and 1 vcore",
                "-> It continues when containers in the queue end. Another queue (--queue) such as borrower, default, few or a");
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
        Running waiting = start(client("--am-label", MiniCluster.UNUSED_LABEL).program(Waiter.class, "1", "0"));

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

        Running large = start(client("--am-memory", "2800m").program(Waiter.class, "1", "0"));
        awaitWhy(
                large.applicationId(),
                "No machine has room for its ApplicationMaster, which asks for 2800 MB and 1 vcore; free are ");
    }

    @Test
    void applicationMasterCannotBeStarted() {
        String id = cluster.submitRaw("default", "/no/jdk/bin/java -version 2><LOG_DIR>/stderr");

        awaitWhy(id, "could not run java (exit 127)", "doctor --probe", "/no/jdk/bin/java");
    }

    @Test
    void lifetimeIsOver() {
        Running running = start(client("--run-timeout", "6s").program(Sleeper.class));

        Result result = running.await();
        assertThat(result.exitCode()).as(result.err()).isEqualTo(124);
        assertThat(result.err()).contains("was not done within 6s of its submission (--run-timeout)");
        assertThat(why(running.applicationId())).contains("It was ended by YARN because its lifetime was over");
    }

    @Test
    void executorsDoNotComeInTime_alsoWhenNobodyWaits() {
        Result submitted = client("--executors-timeout", "5s", "--executor-memory", "2900m", "--num-executors", "4")
                .cluster()
                .option("--no-wait")
                .program(Sleeper.class)
                .run();
        String id = submitted.out().strip();

        Result waited = verb("wait", id).runHere();
        assertThat(waited.exitCode()).as(waited.err()).isEqualTo(124);
        assertThat(why(id))
                .contains("the executors were not there within 5s (yarnsubmit.executorsTimeout): ", "of 4 executors");
    }

    @Test
    void doctor_findsThisClusterWell() {
        Result result = verb("doctor", "--probe").run();

        assertThat(result.exitCode()).as(result.out()).isZero();
        assertThat(List.of(result.out().split("\n")))
                .anyMatch(line -> line.matches("resource manager +ok .*"))
                .anyMatch(line -> line.matches("file system +ok .*"))
                .anyMatch(line -> line.matches("queues +ok .*borrower, default, few, lender, small"))
                .anyMatch(line -> line.matches("machines +ok +3 run.*"))
                .anyMatch(line -> line.matches("java on nodes +ok .*version.*"))
                .anyMatch(line -> line.matches("way back +ok .*reaches this machine.*"));
    }

    @Test
    void doctor_withoutACluster_failsWithTheFix() {
        Result result = Command.bare().option("doctor", "--json").runHere();

        assertThat(result.exitCode()).isEqualTo(125);
        assertThat(JsonAnswer.valid("doctor", result.out()))
                .contains("\"check\":\"configuration\",\"state\":\"fail\"", "HADOOP_CONF_DIR");
    }
}
