package io.yarnsubmit.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.yarnsubmit.client.ApplicationLauncher;
import io.yarnsubmit.client.ApplicationResult;
import io.yarnsubmit.client.LaunchedApplication;
import io.yarnsubmit.it.cluster.Command;
import io.yarnsubmit.it.cluster.Command.Result;
import io.yarnsubmit.it.cluster.Command.Running;
import io.yarnsubmit.it.cluster.ContainerProcesses;
import io.yarnsubmit.it.cluster.ControlStory;
import io.yarnsubmit.it.cluster.JsonAnswer;
import io.yarnsubmit.it.cluster.Signal;
import io.yarnsubmit.it.cluster.Tags;
import io.yarnsubmit.it.cluster.TerminalSession;
import io.yarnsubmit.it.programs.Blabber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands as drivers on this machine: all ends of a program. {@link ExitPathsTest} has those on a cluster. */
class ProgramsTest extends LocalStory {
    private static final String CTRL_C = "\u0003";
    private static final String END_OF_INPUT = "\u0004";
    /** Leaves a process in a session of its own, without a living parent. */
    private static final String DAEMON = "setsid sh -c 'echo $$ > \"$0/daemon\"; exec sleep 1000' \"$0\" & ";

    private Command command(String... words) {
        return local("local").option("--").option(words);
    }

    private Command bash(String script) {
        return command("bash", "-c", script, directory.toString());
    }

    /** Its process id. */
    private long daemon() throws IOException {
        Path file = directory.resolve("daemon");
        Awaitility.await().atMost(HANG_GUARD).until(() -> Files.exists(file) && Files.size(file) > 1);
        return Long.parseLong(Files.readString(file).strip());
    }

    private static void awaitEnd(long process) {
        // Of a dead orphan whose status nobody takes, the program is gone.
        Path program = Path.of("/proc/" + process + "/exe");
        Awaitility.await().atMost(HANG_GUARD).until(() -> !Files.exists(program));
    }

    @Test
    void command_hasItsStatusItsOutputAndItsArguments() throws IOException {
        Result result = bash("printf '%s|' \"$@\"; echo oops >&2; env | grep ^YARN_SUBMIT_ >> $0/env; " + DAEMON
                        + "until [ -s $0/daemon ]; do sleep 0.01; done; exit 7")
                .option("a b", "", "$HOME", "'\"\\", "ä€", "--class", "--")
                .run();

        assertThat(result.exitCode()).as(result.err()).isEqualTo(7);
        assertThat(result.out()).isEqualTo("a b||$HOME|'\"\\|ä€|--class|--|");
        assertThat(result.err()).contains("oops\n", "driver exited with 7");
        assertThat(directory.resolve("env"))
                .content()
                .contains("YARN_SUBMIT_DEPLOY_MODE=client\n", "YARN_SUBMIT_ATTEMPT=1\n")
                .containsPattern("YARN_SUBMIT_APPLICATION_ID=local-\\d{14}-[0-9a-f]{4}\n");
        assertNothingLeft();
        awaitEnd(daemon());
    }

    @Test
    void streams_passThrough() throws IOException, InterruptedException {
        String script =
                "head -c 20000000 /dev/urandom > in; cat in | \"$0\" --quiet --driver-memory 192m --master local"
                        + " -- cat | cmp - in && yes | \"$0\" --quiet --driver-memory 192m --master local -- sh -c 'head -n 1; exit 3'";
        Process process = new ProcessBuilder("bash", "-c", script, Command.distribution() + "/bin/yarn-submit")
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("said").toFile())
                .start();

        assertThat(process.waitFor()).isEqualTo(3);
        assertThat(directory.resolve("said")).content().startsWith("y\nyarn-submit: local-");
    }

    @Test
    void programThatCannotRun_isNamed_andIsNoStatusOfAProgram() throws IOException {
        Path plain = Files.writeString(directory.resolve("plain"), "text");

        Result absent = command("no-such-program", "x").run();
        assertThat(absent.exitCode()).as(absent.err()).isEqualTo(127);
        assertThat(absent.err()).contains("driver could not be started: 'no-such-program' is not on the driver's PATH");

        Result notRunnable =
                local("local").option("--json", "--", plain.toString()).run();
        assertThat(notRunnable.exitCode()).as(notRunnable.err()).isEqualTo(126);
        assertThat(JsonAnswer.valid("submission", notRunnable.out()))
                .contains("\"exitCode\":126", "\"cause\":{\"code\":\"driver-not-started\"", "Is it executable?");

        Result own =
                local("local").option("--json", "--", "sh", "-c", "exit 126").run();
        assertThat(own.exitCode()).as(own.err()).isEqualTo(126);
        assertThat(JsonAnswer.valid("submission", own.out()))
                .contains("\"cause\":{\"code\":\"driver-exited\",\"figures\":{\"exitStatus\":126}");
        assertNothingLeft();
    }

    @Test
    void shellOnATerminal_hasTheTerminal() {
        TerminalSession terminal = command("bash", "--norc").startOnTerminal(100);
        terminal.type("PS1='> '; set -m; echo sh$((1))ell\n");
        terminal.await("sh1ell", 0);

        terminal.type("echo g$((0))o; sleep 1000\n");
        terminal.await("g0o", 0).type(CTRL_C);
        terminal.await("^C", 0);
        terminal.type("echo status $?\n");
        terminal.await("status 130", 0);
        terminal.type("sleep 1000 &\n");
        terminal.type("jobs; kill %1; wait; tty && echo ba$((0))ck\n");
        terminal.await("ba0ck", 0);
        terminal.type("exit 5\n");

        assertThat(terminal.exitCode()).as(terminal.written()).isEqualTo(5);
        assertThat(terminal.written()).contains("/dev/pts/").doesNotContain("no job control", "(Ctrl-C)");
        assertNothingLeft();
    }

    @Test
    void ctrlC_isForTheProgram_thatReadsFromTheTerminal() {
        TerminalSession terminal = command(
                        "bash", "-c", "trap 'echo int$((0))errupted' INT; echo re$((0))ady; cat; exit 9")
                .startOnTerminal(100);
        terminal.await("re0ady", 0);

        terminal.type(CTRL_C);
        terminal.await("int0errupted", 0);
        terminal.type(END_OF_INPUT);

        assertThat(terminal.exitCode()).as(terminal.written()).isEqualTo(9);
        assertNothingLeft();
    }

    @Tag(Tags.LONG)
    @Tag(Tags.LOCAL)
    @Test
    void interpreterOnATerminal_hasTheTerminal() {
        assumeThat(Path.of("/usr/bin/python3")).exists();
        TerminalSession terminal = command("python3", "-q").startOnTerminal(100);
        terminal.await(">>> ", 0).type("print('answer', 6 * 7)\n");
        terminal.await("answer 42", 0).type("import time; time.sleep(1000)\n");
        terminal.await("sleep(1000)", 0).type(CTRL_C);
        terminal.await("KeyboardInterrupt", 0).type("exit(3)\n");

        assertThat(terminal.exitCode()).as(terminal.written()).isEqualTo(3);
        assertNothingLeft();
    }

    /** Among them all that mean something when yarn-submit itself ends with them. */
    @Tag(Tags.LONG)
    @Tag(Tags.LOCAL)
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 119, 120, 123, 124, 125, 127, 128, 130, 143, 160, 255})
    void everyStatus_isTheProgramsOwn(int status) {
        Result result = local("local")
                .option("--json", "--", "sh", "-c", "exit " + status)
                .run();

        assertThat(result.exitCode()).as(result.err()).isEqualTo(status);
        assertThat(JsonAnswer.valid("submission", result.out())).contains("\"exitCode\":" + status);
        if (status > 0 && status <= 128) {
            assertThat(result.out())
                    .contains("\"cause\":{\"code\":\"driver-exited\",\"figures\":{\"exitStatus\":" + status);
        }
        assertNothingLeft();
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143", "HUP, 129"})
    void signal_withoutATerminal_endsTheApplication_andTheProgramMayTidyUp(String signal, int status)
            throws IOException {
        Running running = bash("trap 'echo bye; exit 0' TERM; " + DAEMON + "echo ready; while :; do sleep 0.05; done")
                .start();
        running.awaitOut("ready");
        long daemon = daemon();

        Result result = running.signal(signal).await();

        assertThat(result.exitCode()).as(result.err()).isEqualTo(status);
        assertThat(result.out()).isEqualTo("ready\nbye\n");
        awaitEnd(daemon);
        assertNothingLeft();
    }

    @ParameterizedTest
    @ValueSource(strings = {"client", "driver", "command"})
    void killedProcess_takesAllThatTheCommandHasStarted(String which) throws IOException {
        Running running = bash(DAEMON + "echo ready; sleep 1000").start();
        running.awaitOut("ready");
        ProcessHandle client = running.process().toHandle();
        List<ProcessHandle> driver = ContainerProcesses.below(client, "DriverMain");
        List<ProcessHandle> command = driver.get(0).children().toList();
        long daemon = daemon();

        List<ProcessHandle> killed =
                which.equals("client") ? List.of(client) : which.equals("driver") ? driver : command;
        killed.forEach(Signal.KILL::to);

        assertThat(running.await().exitCode()).isEqualTo(137);
        command.forEach(process -> awaitEnd(process.pid()));
        awaitEnd(daemon);
    }

    /** In a few lines of shell. */
    @Test
    void controlApi_givesACommandItsExecutors() {
        Result result = bash(ControlStory.API + """
                        api 'GET /v1/groups'
                        api 'PUT /v1/groups/default' '{"target": 1}'
                        api 'GET /v1/events?after=0&wait=60'
                        api 'PUT /v1/kv/rank/0?owner=1' here
                        api 'GET /v1/kv?prefix=rank/'
                        api 'POST /v1/figures' '{"rows": 12}'
                        api 'PUT /v1/groups/default' '{"target": 0}'
                        api 'GET /v1/events?after=2&wait=60'
                        api 'GET /v1/kv/rank/0'
                        """).run();

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out())
                .contains(
                        "{\"groups\":[{\"name\":\"default\",\"target\":0,\"registered\":0}]}\n",
                        "{\"name\":\"default\",\"target\":1,",
                        "\"kind\":\"executor-registered\",\"id\":1,",
                        "{\"keys\":[{\"key\":\"rank/0\",\"revision\":1,\"bytes\":4,\"owner\":1}]}\n",
                        "\"kind\":\"executor-lost\",\"id\":1,",
                        "{\"error\":\"The key 'rank/0' has no value\"}");
        assertNothingLeft();
    }

    @Test
    void yarnSubmit_isOnThePath_andIsAboutItsOwnApplication() {
        Result result =
                bash("""
                        yarn-submit kv put a/b 'any value' && yarn-submit kv wait a/b && echo
                        "$1" kv get a/b && echo
                        yarn-submit scale 1
                        until [ "$(yarn-submit peers | cut -f 1,2)" = "1	default" ]; do sleep 0.1; done
                        yarn-submit kv put rank/0 - --owner 1 < <(echo here)
                        yarn-submit kv list rank/ | cut -f 1,3,4
                        yarn-submit scale 0
                        while yarn-submit kv get rank/0 2>&1; do sleep 0.1; done
                        yarn-submit progress 50% 'half way'
                        PATH=$PATH:${1%/*} yarn-submit --version
                        """).option(Command.distribution() + "/bin/yarn-submit").run();

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out())
                .startsWith("any value\nany value\nrank/0\t5\t1\n")
                .containsPattern("yarn-submit: The key 'rank/0' has no value\nyarn-submit \\d");
        assertNothingLeft();
    }

    @Test
    void controlApi_changesExecutors_whileTheyRun() {
        Result result = bash(ControlStory.SCRIPT + ControlStory.BOTH_WAYS + ControlStory.SERVICES)
                .run();

        assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
        ControlStory.assertTold(result.out());
        ControlStory.assertToldBothWays(result.out());
        ControlStory.assertToldOfServices(result.out());
        assertNothingLeft();
    }

    @Test
    void secrets_areFilesAndVariables_andStarsInWhatIsTold() throws IOException {
        Path key = Files.write(directory.resolve("key"), new byte[] {0, 1, -1, 10});
        Result command = local("local")
                .env("PASSWORD", "swordfish")
                .option("--secret-env", "PASSWORD", "--secret", "key=" + key)
                .option(
                        "--",
                        "bash",
                        "-c",
                        "echo $(stat -c %a $YARN_SUBMIT_SECRETS/*) ${#PASSWORD}; sleep 1000 &"
                                + " cmp $YARN_SUBMIT_SECRETS/key " + key + " && echo $YARN_SUBMIT_SECRETS")
                .run();
        assertThat(command.exitCode()).as(command.err()).isZero();
        assertThat(command.out()).startsWith("600 600 9\n" + temporary);
        assertNothingLeft();

        Result blabber = local("local")
                .env("PASSWORD", "swordfish")
                .option("--json", "--secret-env", "PASSWORD")
                .program(Blabber.class)
                .run();
        assertThat(blabber.exitCode()).as(blabber.err()).isEqualTo(1);
        assertThat(JsonAnswer.valid("submission", blabber.out()))
                .contains("refused ********")
                .doesNotContain("swordfish");
        Matcher logs = Pattern.compile("\"logDirectory\":\"([^\"]+)\"").matcher(blabber.out());
        assertThat(logs.find()).isTrue();
        assertThat(Files.readString(Path.of(logs.group(1), "timeline.jsonl")))
                .contains("refused ********")
                .doesNotContain("swordfish");
        assertNothingLeft();
    }

    @Test
    void library_runsCommandsToo() throws InterruptedException {
        List<String> lines = new CopyOnWriteArrayList<>();
        ApplicationLauncher launcher = new ApplicationLauncher()
                .home(Command.distribution())
                .option("master", "local")
                .command("sh", "-c", "cat; echo \"$0\"; exit 4", "an argument")
                .output(lines::add);

        try (LaunchedApplication application = launcher.submit()) {
            ApplicationResult result = application.await();
            assertThat(result.exitCode()).isEqualTo(4);
        }
        assertThat(lines).containsExactly("an argument");
    }
}
