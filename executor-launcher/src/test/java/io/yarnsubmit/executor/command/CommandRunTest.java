package io.yarnsubmit.executor.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.protocol.v1.CommandEnd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With real processes. */
@Timeout(60)
class CommandRunTest {
    @TempDir
    Path directory;

    private final CompletableFuture<CommandEnd> end = new CompletableFuture<>();

    private CommandRun run(String... words) {
        CommandRun run = new CommandRun(
                List.of(words),
                () -> Map.of("PLACE", directory.toString()),
                CommandRun.markOfExecutor(),
                CommandStreams.LOG);
        run.start(end::complete, (thread, failure) -> end.completeExceptionally(failure));
        return run;
    }

    private long written(String name) throws IOException, InterruptedException {
        Path file = directory.resolve(name);
        while (!Files.exists(file) || Files.size(file) < 2) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        return Long.parseLong(Files.readString(file).strip());
    }

    private static void awaitEnd(long process) throws InterruptedException {
        // Of a dead orphan whose status nobody takes, the program is gone.
        while (Files.exists(Path.of("/proc/" + process + "/exe"))) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    @ParameterizedTest
    @CsvSource({"exit 0,0", "exit 3,3", "exit 200,200", "kill -9 $$,137", "kill $$,143"})
    void itsStatus_isTold(String script, int status) throws Exception {
        run("sh", "-c", script);

        assertThat(end.get())
                .isEqualTo(CommandEnd.newBuilder().setExitStatus(status).build());
    }

    @Test
    void argumentsAndVariables_reachIt_andInputIsEmpty() throws Exception {
        run("sh", "-c", "cat; test \"$1$PLACE\" = 'a  $b'\"$2\"", "", "a  $b", directory.toString());

        assertThat(end.get().getExitStatus()).isZero();
    }

    @Test
    void whatCannotBeStarted_isExplained() throws Exception {
        run("no-such-program");

        assertThat(end.get())
                .isEqualTo(CommandEnd.newBuilder()
                        .setExitStatus(127)
                        .setProblem("'no-such-program' is not on the executor's PATH. Ship it with --files and write"
                                + " ./no-such-program.")
                        .build());
    }

    @Test
    void whatCannotBeRun_isExplained() throws Exception {
        Path plain = Files.writeString(directory.resolve("plain"), "text");
        run(plain.toString());

        assertThat(end.get().getExitStatus()).isEqualTo(126);
        assertThat(end.get().getProblem()).contains("Is it executable?");
    }

    @Test
    void whatItLeavesBehind_endsWithIt() throws Exception {
        run(
                "sh",
                "-c",
                "setsid sh -c 'echo $$ > $PLACE/daemon; exec sleep 1000' & "
                        + "until [ -s $PLACE/daemon ]; do sleep 0.01; done");

        assertThat(end.get().getExitStatus()).isZero();
        awaitEnd(written("daemon"));
    }

    @Test
    void stopped_itIsAsked_andIsNotItsOwnEnd() throws Exception {
        CommandRun run = run("sh", "-c", "trap 'exit 9' TERM; echo $$ > $PLACE/ready; while :; do sleep 0.01; done");
        written("ready");
        run.stop(Duration.ofSeconds(20));

        assertThat(end.get().getExitStatus()).isEqualTo(9);
        assertThat(run.isStopped()).isTrue();
    }

    @Test
    void stopped_itIsForced_ifItDoesNotEnd() throws Exception {
        CommandRun run = run("sh", "-c", "trap '' TERM; echo $$ > $PLACE/ready; while :; do sleep 0.01; done");
        written("ready");
        run.stop(Duration.ofMillis(50));

        assertThat(end.get().getExitStatus()).isEqualTo(137);
    }

    @Test
    void stoppedBefore_itDoesNotStart() throws Exception {
        CommandRun run = new CommandRun(
                List.of("touch", directory + "/x"), Map::of, CommandRun.markOfExecutor(), CommandStreams.LOG);
        run.stop(Duration.ZERO);
        run.start(end::complete, (thread, failure) -> end.completeExceptionally(failure));

        end.get();
        assertThat(directory.resolve("x")).doesNotExist();
    }
}
