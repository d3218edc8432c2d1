package io.yarnsubmit.driver.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yarnsubmit.driver.command.CommandSignals.Kind;
import io.yarnsubmit.driver.program.FailureFile;
import io.yarnsubmit.driver.program.UnusableProgramException;
import io.yarnsubmit.protocol.secrets.SecretMask;
import io.yarnsubmit.protocol.v1.DriverFailure;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandMainTest {
    private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream());

    @TempDir
    Path directory;

    private final CompletableFuture<Consumer<Kind>> signals = new CompletableFuture<>();

    private CommandMain main(Duration stopLimit, String... words) {
        return new CommandMain(
                List.of(words),
                Map.of("PLACE", directory.toString()),
                stopLimit,
                new FailureFile(directory.resolve("failure").toString(), SecretMask.NONE),
                NOWHERE);
    }

    private CommandMain shell(String script) {
        return main(Duration.ofMinutes(1), "/bin/sh", "-c", script);
    }

    private DriverFailure failure() throws IOException {
        return DriverFailure.parseFrom(Files.readAllBytes(directory.resolve("failure")));
    }

    /** Sends a signal when the script has made a file. */
    private void sendWhenReady(Kind... kinds) {
        Thread sender = new Thread(() -> {
            while (!Files.exists(directory.resolve("ready"))) {
                Thread.onSpinWait();
            }
            for (Kind kind : kinds) {
                signals.join().accept(kind);
            }
        });
        sender.setDaemon(true);
        sender.start();
    }

    @Test
    void everyStatus_isPassedOn() throws InterruptedException {
        for (int status = 0; status < 256; status++) {
            assertThat(shell("exit " + status).runWith(signals::complete)).isEqualTo(status);
        }
    }

    @ParameterizedTest
    @CsvSource({"KILL, 137", "TERM, 143", "INT, 130", "HUP, 129", "USR1, 138"})
    void endBySignal_is128AndItsNumber(String signal, int status) throws IOException, InterruptedException {
        assertThat(shell("kill -" + signal + " $$").runWith(signals::complete)).isEqualTo(status);

        assertThat(failure().getKind()).isEqualTo(DriverFailure.Kind.KIND_COMMAND_SIGNALLED);
        assertThat(failure().getMessage()).isEqualTo("/bin/sh");
    }

    @ParameterizedTest
    @CsvSource({"INT, 10", "HUP, 11", "TERM, 12"})
    void signals_arePassedOn_andTheCommandDecides(Kind signal, int status) throws InterruptedException {
        sendWhenReady(signal);

        assertThat(shell("trap 'exit 10' INT; trap 'exit 11' HUP; trap 'exit 12' TERM; : > $PLACE/ready;"
                                + " while :; do sleep 0.02; done")
                        .runWith(signals::complete))
                .isEqualTo(status);
    }

    @Test
    void commandThatDoesNotEnd_isKilled_andTheReasonIsTold() throws IOException, InterruptedException {
        sendWhenReady(Kind.TERM, Kind.HUP);

        int status = main(
                        Duration.ofMillis(200),
                        "/bin/sh",
                        "-c",
                        "trap '' TERM HUP; : > $PLACE/ready; while :; do sleep 0.02; done")
                .runWith(signals::complete);

        assertThat(status).isEqualTo(137);
        assertThat(failure().getMessage()).contains("had not ended 0 s after it was asked to");
    }

    @Test
    void arguments_arriveByteForByte() throws IOException, InterruptedException {
        String[] odd = {
            "", " a  b ", "$HOME `id` $(id)", "'q' \"q\" \\", "*?[x]", "ä€😀", "a\nb", "--", "-x=1", "\u0001\u007f"
        };
        String[] words = new String[odd.length + 4];
        words[0] = "/bin/sh";
        words[1] = "-c";
        words[2] = "printf '%s\\0' \"$@\" > $PLACE/arguments";
        words[3] = "name";
        System.arraycopy(odd, 0, words, 4, odd.length);

        assertThat(main(Duration.ofMinutes(1), words).runWith(signals::complete))
                .isZero();

        assertThat(directory.resolve("arguments")).hasContent(String.join("\0", odd) + "\0");
    }

    @Test
    void programThatIsNotThere_orCannotBeRun() throws IOException {
        Path plain = Files.writeString(directory.resolve("plain"), "echo");

        assertThatThrownBy(() -> main(Duration.ZERO, "no-such-program").runWith(signals::complete))
                .isInstanceOfSatisfying(
                        UnusableProgramException.class,
                        problem -> assertThat(problem.kind()).isEqualTo(DriverFailure.Kind.KIND_NOT_FOUND));
        assertThatThrownBy(() -> main(Duration.ZERO, plain.toString()).runWith(signals::complete))
                .isInstanceOfSatisfying(
                        UnusableProgramException.class,
                        problem -> assertThat(problem.kind()).isEqualTo(DriverFailure.Kind.KIND_NOT_RUNNABLE))
                .hasMessageContaining("Is it executable?");
    }

    @Test
    void scriptWhoseInterpreterIsNotThere_isExplained() throws IOException {
        assertThatThrownBy(() -> script("#!/bin/sh\r\nexit 3\r\n").runWith(signals::complete))
                .isInstanceOf(UnusableProgramException.class)
                .hasMessageContaining("exists, but the interpreter in its first line does not: that line ends with a"
                        + " carriage return, as lines of Windows do. Remove them: sed -i 's/\\r$//' ");
        assertThatThrownBy(() -> script("#! /no/such/python3 -u\nexit 3\n").runWith(signals::complete))
                .isInstanceOf(UnusableProgramException.class)
                .hasMessageEndingWith("exists, but the interpreter in its first line does not: '/no/such/python3'.");
    }

    private CommandMain script(String text) throws IOException {
        Path file = Files.writeString(directory.resolve("job.sh"), text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return main(Duration.ZERO, file.toString());
    }

    /** As in a shell. */
    @Test
    void scriptWithoutAnInterpreter_isForSh() throws IOException, InterruptedException {
        assertThat(script("exit 3\n").runWith(signals::complete)).isEqualTo(3);
    }
}
