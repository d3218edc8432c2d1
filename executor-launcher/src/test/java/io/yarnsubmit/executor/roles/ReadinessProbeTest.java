package io.yarnsubmit.executor.roles;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.protocol.v1.ReadyCheck;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadinessProbeTest {
    private ServerSocket server;
    private final CompletableFuture<String> request = new CompletableFuture<>();

    @BeforeEach
    void open() throws IOException {
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private void answer(String text) {
        Thread thread = new Thread(() -> {
            try (Socket socket = server.accept()) {
                byte[] buffer = new byte[1_000];
                int n = socket.getInputStream().read(buffer);
                request.complete(new String(buffer, 0, n, StandardCharsets.UTF_8));
                socket.getOutputStream().write(text.replace("\\r\\n", "\r\n").getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                request.completeExceptionally(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private ReadinessProbe probe(ReadyCheck.Builder check) {
        return new ReadinessProbe(check.build(), Map.of("ui", server.getLocalPort()), "no-such-host.invalid");
    }

    private static ReadyCheck.Builder http() {
        return ReadyCheck.newBuilder()
                .setHttp(ReadyCheck.HttpCheck.newBuilder().setPort("ui").setPath("/up?x=1"));
    }

    @Test
    void tcp_isReady_whenThePortAccepts() throws IOException {
        ReadinessProbe probe = probe(ReadyCheck.newBuilder().setTcp("ui"));

        assertThat(probe.isReady()).isTrue();
        server.close();
        assertThat(probe.isReady()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP/1.1 200 OK\\r\\n\\r\\n, true",
        "HTTP/1.0 302 Found\\r\\n\\r\\n, true",
        "HTTP/1.1 204\\r\\n\\r\\n, true",
        "HTTP/1.1 404 Not Found\\r\\n\\r\\n, false",
        "HTTP/1.1 503 x\\r\\n\\r\\n, false",
        "HTTP/1.1 2000\\r\\n, false",
        "SSH-2.0-OpenSSH\\r\\n, false",
        "x, false"
    })
    void http_isReady_withAGoodAnswer(String text, boolean isReady) throws Exception {
        answer(text);

        assertThat(probe(http()).isReady()).isEqualTo(isReady);
        assertThat(request.get(30, TimeUnit.SECONDS)).startsWith("GET /up?x=1 HTTP/1.0\r\nHost: 127.0.0.1:");
    }

    @Test
    void http_doesNotReadForEver() {
        answer("HTTP/1.1 200 " + "x".repeat(100_000));

        assertThat(probe(http()).isReady()).isFalse();
    }

    @Test
    void itAsks_untilItIsReady() throws Exception {
        int port = server.getLocalPort();
        server.close();
        CompletableFuture<Boolean> ready = new CompletableFuture<>();
        new ReadinessProbe(ReadyCheck.newBuilder().setTcp("ui").build(), Map.of("ui", port), "127.0.0.1")
                .begin(() -> ready.complete(true), (thread, failure) -> ready.completeExceptionally(failure));
        TimeUnit.MILLISECONDS.sleep(150);
        assertThat(ready).isNotDone();
        server = new ServerSocket(port, 5, InetAddress.getLoopbackAddress());

        assertThat(ready.get(30, TimeUnit.SECONDS)).isTrue();
    }
}
