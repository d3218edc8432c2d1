package io.yarnsubmit.executor.roles;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.executor.command.CommandRun;
import io.yarnsubmit.protocol.v1.CommandEnd;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WatchedLogTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final AtomicInteger found = new AtomicInteger();

    private void run(String script, String text) throws Exception {
        CompletableFuture<CommandEnd> end = new CompletableFuture<>();
        WatchedLog streams = new WatchedLog(
                text, found::incrementAndGet, (thread, failure) -> end.completeExceptionally(failure), out, err);
        new CommandRun(
                        List.of("sh", "-c", script),
                        Map::of,
                        CommandRun.markOfExecutor().part("test"),
                        streams)
                .start(end::complete, (thread, failure) -> end.completeExceptionally(failure));
        assertThat(end.get(30, TimeUnit.SECONDS).getExitStatus()).isZero();
    }

    @Test
    void bytesPassUnchanged_inBothStreams() throws Exception {
        run("printf 'a\\000\\377\\r\\nb'; head -c 200000 /dev/zero >&2; printf 'no newline' >&2", "nothing");

        assertThat(out.toByteArray()).isEqualTo(new byte[] {'a', 0, (byte) 0xff, '\r', '\n', 'b'});
        assertThat(err.size()).isEqualTo(200_000 + "no newline".length());
        assertThat(found).hasValue(0);
    }

    @Test
    void text_isFoundOnce() throws Exception {
        run("printf 'Listen'; sleep 0.05; echo 'ing on 1'; echo Listening again", "Listening on");

        assertThat(found).hasValue(1);
        assertThat(out).hasToString("Listening on 1\nListening again\n");
    }

    @Test
    void whatItLeavesBehind_doesNotKeepItsStreams() throws Exception {
        run("setsid sleep 1000 & echo done", "done");

        assertThat(out).hasToString("done\n");
    }
}
