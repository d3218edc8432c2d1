package io.yarnsubmit.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.it.cluster.Command;
import io.yarnsubmit.it.cluster.Command.Result;
import io.yarnsubmit.it.cluster.Command.Running;
import io.yarnsubmit.it.cluster.ContainerProcesses;
import io.yarnsubmit.it.cluster.ControlStory;
import io.yarnsubmit.it.cluster.JsonAnswer;
import io.yarnsubmit.it.cluster.MiniCluster;
import io.yarnsubmit.it.cluster.Signal;
import io.yarnsubmit.it.cluster.Tags;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.yarn.api.records.YarnApplicationState;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands as drivers on a cluster: whichever process is killed or interrupted, nothing of theirs stays. */
@ExtendWith(MiniCluster.class)
class CommandFaultsTest {
    private static final Duration HANG_GUARD = Duration.ofSeconds(100);

    /** Three ways in which a process leaves its parent, and its session; each writes its number. */
    private static final String DAEMONS = "setsid sh -c 'echo $$ > $0/1; exec sleep 1000' $0 &"
            + " nohup sh -c 'echo $$ > $0/2; exec sleep 1000' $0 > /dev/null 2>&1 &"
            + " (setsid sh -c '(echo $$; sh -c \"echo \\$PPID\" > $0/3; exec sleep 1000) &' $0 > /dev/null);"
            + " until [ -s $0/1 ] && [ -s $0/2 ] && [ -s $0/3 ]; do sleep 0.02; done; ";

    private final MiniCluster cluster;

    @TempDir
    Path directory;

    CommandFaultsTest(MiniCluster cluster) {
        this.cluster = cluster;
    }

    private Command command(String mode, String script, String... options) {
        return Command.on(cluster)
                .option("--num-executors", "0", "--deploy-mode", mode)
                .option(options)
                .option("--", "bash", "-c", script, directory.toString());
    }

    private List<Path> daemons() throws IOException {
        List<Path> programs = new ArrayList<>();
        for (String name : List.of("1", "2", "3")) {
            String number = Files.readString(directory.resolve(name)).strip();
            programs.add(Path.of("/proc", number, "exe"));
        }
        assertThat(programs).allMatch(Files::exists);
        return programs;
    }

    private static void awaitEnd(List<Path> programs) {
        Awaitility.await("daemons have ended")
                .atMost(HANG_GUARD)
                .untilAsserted(() -> assertThat(programs).noneMatch(Files::exists));
    }

    private static List<ProcessHandle> driver(String mode, Running running) {
        return mode.equals("client")
                ? ContainerProcesses.below(running.process().toHandle(), "DriverMain")
                : ContainerProcesses.of(running.applicationId(), "DriverMain");
    }

    /** One attempt: another would run the command again. */
    @ParameterizedTest
    @CsvSource({"cluster,driver,137"})
    void killedProcess_takesAllThatTheCommandHasStarted(String mode, String which, int status) throws IOException {
        Running running = command(mode, DAEMONS + "echo ready; sleep 1000", "--max-attempts", "1")
                .start()
                .awaitOut("ready");
        List<Path> daemons = daemons();
        List<ProcessHandle> driver = driver(mode, running);

        (switch (which) {
                    case "client" -> List.of(running.process().toHandle());
                    case "master" -> ContainerProcesses.of(running.applicationId(), "AmMain");
                    case "driver" -> driver;
                    default -> driver.get(0).children().toList();
                })
                .forEach(Signal.KILL::to);

        Result result = running.await();
        assertThat(result.exitCode()).as(result.err()).isEqualTo(status);
        awaitEnd(daemons);
        if (!which.equals("client")) {
            cluster.assertNothingLeft(result.applicationId());
        }
    }

    @Tag(Tags.LONG)
    @Tag(Tags.FAULTS)
    @ParameterizedTest
    @CsvSource({
        "cluster,command,137",
        "cluster,master,123",
        "client,client,137",
        "client,driver,137",
        "client,command,137"
    })
    void killedProcess_andAllOthers(String mode, String which, int status) throws IOException {
        killedProcess_takesAllThatTheCommandHasStarted(mode, which, status);
    }

    @Tag(Tags.LONG)
    @Tag(Tags.FAULTS)
    @ParameterizedTest
    @CsvSource({"client,INT,130", "client,TERM,143", "client,HUP,129", "cluster,INT,130", "cluster,TERM,143"})
    void signal_endsTheApplication_andTheProgramMayTidyUp(String mode, String signal, int status) throws IOException {
        Running running = command(
                        mode,
                        "trap 'echo bye; echo bye > $0/bye; exit 0' TERM; " + DAEMONS
                                + "echo ready; while :; do sleep 0.05; done")
                .start()
                .awaitOut("ready");
        List<Path> daemons = daemons();

        Result result = running.signal(signal).await();

        assertThat(result.exitCode()).as(result.err()).isEqualTo(status);
        assertThat(directory.resolve("bye")).exists();
        awaitEnd(daemons);
        cluster.awaitEnd(result.applicationId());
        cluster.assertNothingLeft(result.applicationId());
    }

    /** Whose status it is, everybody can tell. */
    @Tag(Tags.LONG)
    @Tag(Tags.FAULTS)
    @ParameterizedTest
    @CsvSource({
        "client,exit 123,123,driver-exited",
        "client,kill -SEGV $$,139,driver-signalled",
        "cluster,exit 0,0,",
        "cluster,exit 124,124,driver-exited",
        "cluster,exit 125,125,driver-exited",
        "cluster,exit 255,255,driver-exited",
        "cluster,kill -KILL $$,137,driver-signalled"
    })
    void statusesThatMeanSomethingElseToo_areTheProgramsOwn(String mode, String script, int status, String cause) {
        Result result = command(mode, script, "--json").run();

        assertThat(result.exitCode()).as(result.err()).isEqualTo(status);
        JsonAnswer.valid("submission", result.out());
        if (cause != null) {
            String id = result.out().replaceAll("(?s).*\"applicationId\":\"(application_\\w+)\".*", "$1");
            Result why = Command.bare()
                    .env("HADOOP_CONF_DIR", cluster.confDirectory().toString())
                    .option("why", id, "--json")
                    .run();
            assertThat(result.out()).contains("\"exitCode\":" + status, "\"code\":\"" + cause + "\"");
            assertThat(why.out()).contains("\"code\":\"" + cause + "\"");
        }
    }

    @Tag(Tags.LONG)
    @Tag(Tags.FAULTS)
    @ParameterizedTest
    @CsvSource({"client", "cluster"})
    void output_isComplete_atSpeed(String mode) {
        int bytes = 50_000_000;
        String script = "(head -c %1$d /dev/zero | tr '\\0' e >&2) & head -c %1$d /dev/zero | tr '\\0' o; wait"
                .formatted(bytes);
        Result result = command(mode, script, "--quiet").run();

        assertThat(result.exitCode()).isZero();
        assertThat(result.out().length()).isEqualTo(bytes);
        assertThat(result.out().chars().allMatch(each -> each == 'o')).isTrue();
        assertThat(result.err().chars().filter(each -> each == 'e').count()).isGreaterThanOrEqualTo(bytes);
    }

    @Tag(Tags.LONG)
    @Tag(Tags.FAULTS)
    @Test
    void secrets_areThereInTheNextAttemptToo() throws IOException {
        String script = "echo attempt $YARN_SUBMIT_ATTEMPT $(cat $YARN_SUBMIT_SECRETS/TOKEN) ${#TOKEN};"
                + " [ $YARN_SUBMIT_ATTEMPT = 2 ] || { : > $0/first; sleep 1000; }; exit 4";
        Running running = command("cluster", script, "--max-attempts", "2", "--secret-env", "TOKEN")
                .env("TOKEN", "swordfish")
                .start();
        Awaitility.await("the first attempt").atMost(HANG_GUARD).until(() -> Files.exists(directory.resolve("first")));

        ContainerProcesses.of(running.applicationId(), "AmMain").forEach(Signal.KILL::to);

        Result result = running.await();
        assertThat(result.exitCode()).as(result.err()).isEqualTo(4);
        assertThat(result.out()).contains("attempt 2 swordfish 9\n");
        cluster.awaitEnd(result.applicationId());
        cluster.assertNothingLeft(result.applicationId());
    }

    /** The driver is the record: the next ApplicationMaster adopts what it has. */
    @Tag(Tags.LONG)
    @Tag(Tags.FAULTS)
    @Test
    void killedApplicationMaster_inClientMode_theProgramGoesOnWithItsExecutors() throws IOException {
        String script = ControlStory.API + """
                api 'PUT /v1/groups/store' '{"target": 1, "launch": {"command": ["sh", "-c", "yarn-submit kv put service $$ --owner application; yarn-submit kv wait go"]}}'
                until api 'GET /v1/groups/default' | grep -q '"registered":1'; do sleep 0.1; done
                service=$(yarn-submit kv wait service --timeout 1min)
                echo ready
                until [ -e $0/go ]; do sleep 0.1; done
                api 'GET /v1/groups/default'
                api 'GET /v1/events?after=0'
                kill -0 $service && echo the service goes on
                exit 7
                """;
        Running running = Command.on(cluster)
                .option("--", "bash", "-c", script, directory.toString())
                .start()
                .awaitOut("ready");
        String id = running.applicationId();
        List<Long> executors = pids(id, "ExecutorMain");

        ContainerProcesses.of(id, "AmMain").forEach(Signal.KILL::to);
        Awaitility.await("another attempt")
                .atMost(HANG_GUARD)
                .until(() -> cluster.report(id).getCurrentApplicationAttemptId().getAttemptId() == 2
                        && cluster.report(id).getYarnApplicationState() == YarnApplicationState.RUNNING);
        assertThat(pids(id, "ExecutorMain")).isEqualTo(executors).hasSize(2);
        Files.createFile(directory.resolve("go"));

        Result result = running.await();
        assertThat(result.exitCode()).as(result.err()).isEqualTo(7);
        assertThat(result.out())
                .contains("\"registered\":1", "the service goes on\n")
                .doesNotContain("executor-lost");
        cluster.awaitEnd(id);
        cluster.assertNothingLeft(id);
    }

    private static List<Long> pids(String applicationId, String word) {
        return ContainerProcesses.of(applicationId, word).stream()
                .map(ProcessHandle::pid)
                .sorted()
                .toList();
    }
}
