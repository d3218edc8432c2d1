package io.yarnsubmit.executor.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.yarnsubmit.protocol.v1.ExecInput;
import io.yarnsubmit.protocol.v1.ExecOutput;
import io.yarnsubmit.protocol.v1.TlsIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real processes, over the application's TLS. */
@Timeout(60)
class ExecTest {
    private static TlsIdentity identity;

    @TempDir
    Path directory;

    private AccessFixture fixture;

    @BeforeAll
    static void makeIdentity() throws Exception {
        identity = AccessFixture.identity();
    }

    @BeforeEach
    void open() {
        fixture = new AccessFixture(identity, Map.of("PLACE", directory.toString(), "A", "here"), Map.of());
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private static ExecInput.Start.Builder start(String... words) {
        return ExecInput.Start.newBuilder()
                .setExecutorId(AccessFixture.EXECUTOR)
                .addAllCommand(List.of(words));
    }

    private static ExecInput start(ExecInput.Start.Builder start) {
        return ExecInput.newBuilder().setStart(start).build();
    }

    private static ExecInput stdin(String text) {
        return ExecInput.newBuilder().setStdin(ByteString.copyFromUtf8(text)).build();
    }

    private static final ExecInput STDIN_END =
            ExecInput.newBuilder().setStdinEnd(true).build();

    private AccessClient<ExecInput, ExecOutput> begin(ExecInput.Start.Builder start) {
        AccessClient<ExecInput, ExecOutput> client = AccessClient.begin(fixture.stub::exec);
        client.call.onNext(start(start));
        return client;
    }

    private AccessClient<ExecInput, ExecOutput> script(String script) {
        return begin(start("sh", "-c", script));
    }

    /** What a call has sent. */
    private static final class Heard {
        String out = "";
        String err = "";
        String problem = "";
        String note = "";
        int status = -1;

        static Heard of(AccessClient<ExecInput, ExecOutput> client) throws Exception {
            client.end.get(30, TimeUnit.SECONDS);
            Heard heard = new Heard();
            for (ExecOutput each : client.received) {
                assertThat(heard.status).isEqualTo(-1);
                heard.add(each);
            }
            return heard;
        }

        private void add(ExecOutput each) {
            switch (each.getWhatCase()) {
                case STDOUT -> out += each.getStdout().toStringUtf8();
                case STDERR -> err += each.getStderr().toStringUtf8();
                case EXIT_STATUS -> status = each.getExitStatus();
                case PROBLEM -> problem += each.getProblem();
                case NOTE -> note += each.getNote();
                default -> throw new AssertionError(each);
            }
        }
    }

    private Path written(String name) throws IOException, InterruptedException {
        Path file = directory.resolve(name);
        while (!Files.exists(file) || Files.size(file) < 2) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        return file;
    }

    private static void awaitEnd(Path file) throws IOException, InterruptedException {
        long process = Long.parseLong(Files.readString(file).strip());
        while (Files.exists(Path.of("/proc/" + process + "/exe"))) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    @Test
    void outputAndStatus_comeBack_andItsEnvironmentIsThatOfTheExecutor() throws Exception {
        Heard heard = Heard.of(
                begin(start("sh", "-c", "echo $A $B; echo bad >&2; exit 9").putEnvironment("B", "and there")));

        assertThat(heard.out).isEqualTo("here and there\n");
        assertThat(heard.err).isEqualTo("bad\n");
        assertThat(heard.status).isEqualTo(9);
        assertThat(heard.problem + heard.note).isEmpty();
    }

    @Test
    void input_isPassedOn_toItsEnd() throws Exception {
        AccessClient<ExecInput, ExecOutput> client = script("cat; echo end");
        client.call.onNext(stdin("one\n"));
        assertThat(client.next().getStdout().toStringUtf8()).isEqualTo("one\n");
        client.call.onNext(stdin("x".repeat(300_000)));
        client.call.onNext(STDIN_END);

        assertThat(Heard.of(client).out).hasSize(300_004).endsWith("xend\n");
    }

    @Test
    void inputThatNobodyReads_doesNotMatter() throws Exception {
        AccessClient<ExecInput, ExecOutput> client = script("exec <&-; echo $$ > $PLACE/closed; sleep 0.1; exit 4");
        written("closed");
        for (int i = 0; i < 20; i++) {
            client.call.onNext(stdin("x".repeat(100_000)));
        }
        client.call.onCompleted();

        assertThat(Heard.of(client).status).isEqualTo(4);
    }

    @Test
    void outputWaits_untilItIsTaken() throws Exception {
        AccessClient<ExecInput, ExecOutput> client = AccessClient.beginSlowly(fixture.stub::exec);
        client.call.onNext(start(start("sh", "-c", "head -c 30000000 /dev/zero; echo done > $PLACE/done")));
        client.call.request(1);
        client.next();
        TimeUnit.MILLISECONDS.sleep(300);
        assertThat(directory.resolve("done")).doesNotExist();

        client.call.request(1_000_000);
        client.end.get(30, TimeUnit.SECONDS);
        assertThat(client.received.stream()
                        .mapToLong(each -> each.getStdout().size())
                        .sum())
                .isBetween(29_900_000L, 30_000_000L);
        assertThat(directory.resolve("done")).exists();
    }

    @Test
    void signals_reachAllOfIt() throws Exception {
        AccessClient<ExecInput, ExecOutput> client = script(
                "(trap 'echo inner; exit 1' TERM; echo $$ > $PLACE/inner; while :; do sleep 0.02; done) & "
                        + "trap 'wait; echo outer; exit 42' TERM; echo $$ > $PLACE/outer; while :; do sleep 0.02; done");
        written("inner");
        written("outer");
        client.call.onNext(ExecInput.newBuilder().setSignal(15).build());

        Heard heard = Heard.of(client);
        assertThat(heard.status).isEqualTo(42);
        assertThat(heard.out).contains("outer");
    }

    @Test
    void signalThatEndsIt_isItsStatus() throws Exception {
        AccessClient<ExecInput, ExecOutput> client = script("echo $$ > $PLACE/it; exec sleep 1000");
        written("it");
        client.call.onNext(ExecInput.newBuilder().setSignal(1).build());

        assertThat(Heard.of(client).status).isEqualTo(129);
    }

    @Test
    void brokenCall_endsTheCommandAndWhatItHasStarted() throws Exception {
        AccessClient<ExecInput, ExecOutput> client = script("setsid sh -c 'echo $$ > $PLACE/child; exec sleep 1000' & "
                + "trap '' TERM; echo $$ > $PLACE/it; while :; do sleep 0.02; done");
        Path child = written("child");
        Path it = written("it");
        client.call.cancel("the owner is gone", null);

        awaitEnd(child);
        awaitEnd(it);
    }

    @Test
    void endOfTheExecutor_endsTheCommand() throws Exception {
        AccessClient<ExecInput, ExecOutput> client = script("echo $$ > $PLACE/it; exec sleep 1000");
        Path it = written("it");
        fixture.access.stop(Duration.ofMillis(150));

        awaitEnd(it);
        assertThatThrownBy(() -> client.end.get(30, TimeUnit.SECONDS)).isNotNull();
    }

    @Test
    void whatItLeavesBehind_endsWithIt() throws Exception {
        AccessClient<ExecInput, ExecOutput> client =
                script("setsid sh -c 'echo $$ > $PLACE/child; exec sleep 1000' & until [ -s $PLACE/child ]; do sleep"
                        + " 0.01; done");

        assertThat(Heard.of(client).status).isZero();
        awaitEnd(written("child"));
    }

    @Test
    void whatCannotBeStarted_isExplained() throws Exception {
        Heard heard = Heard.of(begin(start("no-such-program")));

        assertThat(heard.status).isEqualTo(127);
        assertThat(heard.problem).contains("'no-such-program' is not on the executor's PATH");
    }

    @Test
    void otherExecutors_andNoCommand_areRefused() throws Exception {
        assertThat(Heard.of(begin(start("true").setExecutorId(8))).problem)
                .isEqualTo("this is executor 7, not 8. Try again");
        assertThat(Heard.of(begin(start())).problem).isEqualTo("the command has no words");
    }

    @Test
    void terminal_isThere_withItsSize() throws Exception {
        AccessClient<ExecInput, ExecOutput> client = begin(start(
                        "sh",
                        "-c",
                        "stty size; test -t 0 && test -t 1 && echo \"$TERM $1 $SHELL\"; exit 6",
                        "",
                        "it's  x")
                .setTerminal(true)
                .setRows(31)
                .setColumns(97)
                .putEnvironment("TERM", "xterm")
                .putEnvironment("SHELL", "/bin/my shell"));

        Heard heard = Heard.of(client);
        if (Terminal.isThere()) {
            assertThat(heard.out).isEqualTo("31 97\r\nxterm it's  x /bin/my shell\r\n");
        } else {
            assertThat(heard.note).contains("no 'script' of util-linux");
        }
        assertThat(heard.status).isEqualTo(6);
    }

    @Test
    void terminal_makesASignalOfWhatIsTyped() throws Exception {
        if (Terminal.isThere()) {
            AccessClient<ExecInput, ExecOutput> client =
                    begin(start("sh", "-c", "trap 'exit 44' INT; echo $$ > $PLACE/it; while :; do sleep 0.02; done")
                            .setTerminal(true));
            written("it");
            client.call.onNext(stdin("\003"));

            assertThat(Heard.of(client).status).isEqualTo(44);
        }
    }
}
