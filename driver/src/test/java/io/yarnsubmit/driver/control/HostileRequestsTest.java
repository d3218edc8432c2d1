package io.yarnsubmit.driver.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that want to do harm. After each, others are answered. */
@Timeout(60)
class HostileRequestsTest {
    private static final String PUT = "PUT /v1/groups/default";
    private static final int MOST_THREADS = 64;

    @TempDir
    Path directory;

    private ControlFixture control;
    private final List<Socket> sockets = new ArrayList<>();

    @BeforeEach
    void open() throws IOException {
        control = new ControlFixture(directory);
    }

    @AfterEach
    void close() throws IOException {
        assertThat(control.request("GET /v1/groups/default").status()).isEqualTo(200);
        assertThat(control.context.requested()).isEqualTo(1);
        for (Socket socket : sockets) {
            socket.close();
        }
        control.close();
    }

    /** Sends what it can. The other side may have had enough before. */
    private String sent(String head, byte[] piece, int times) throws IOException {
        try (Socket socket = opened(head)) {
            try {
                for (int i = 0; i < times; i++) {
                    socket.getOutputStream().write(piece);
                }
            } catch (IOException e) {
                // It has closed the connection.
            }
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    private Socket opened(String head) throws IOException {
        Socket socket = new Socket("127.0.0.1", control.port);
        socket.setSoTimeout(60_000);
        sockets.add(socket);
        socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
        return socket;
    }

    @Test
    void endlessBodies_areCutOff() throws IOException {
        byte[] piece = new byte[1 << 16];
        String chunk = "10000\r\n" + "x".repeat(1 << 16) + "\r\n";

        String large = sent(control.head(PUT) + "Content-Length: " + (160 * piece.length) + "\r\n\r\n", piece, 160);
        String chunked = sent(
                control.head(PUT) + "Transfer-Encoding: chunked\r\n\r\n", chunk.getBytes(StandardCharsets.UTF_8), 160);

        assertThat(List.of(large, chunked)).allMatch(answer -> answer.isEmpty() || answer.startsWith("HTTP/1.1 413 "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"target\": 1000001}",
                "{\"target\": 99999999999999999999}",
                "{\"target\": 1e999}",
                "{\"target\": -0.5}",
                "{\"target\": NaN}",
                "{\"target\": 01}",
                "{\"target\": 2, \"target\": 2}",
                "{\"target\": 2, \"target\": 3}",
                "{\"target\": 2,}",
                "{\"target\": 2}{\"target\": 2}",
                "{\"target\": null}",
                "{\"target\": [2]}",
                "{\"launch\": {\"env\": {\"A\": {\"B\": {}}}}}",
                "{\"launch\": {\"env\": {\"A=B\": \"c\"}}}",
                "{\"launch\": {\"env\": {\"A\": \"\\u0000\"}}}",
                "{\"launch\": {\"cores\": 0}}",
                "{\"launch\": {\"cores\": 3000000000}}",
                "{\"launch\": {\"memory\": -1}}",
                "{\"launch\": {\"memory\": 1e300}}",
                "{\"launch\": {\"command\": \"a\"}}",
                "{\"launch\": {\"command\": [1]}}",
                "{\"launch\": {\"command\": [[\"a\"]]}}",
                "{\"launch\": {\"command\": [\"a\\u0000\"]}}",
                "{\"target\": 2, \"\\ud800\": 1}",
                "\ufeff{\"target\": 2}",
            })
    void wrongJson_isRefused(String body) throws IOException {
        assertThat(control.request(PUT, body).status()).as(body).isEqualTo(400);
    }

    @Test
    void nesting_isNoDanger() throws IOException {
        for (String opening : List.of("[", "{\"a\":")) {
            String body = "{\"target\": " + opening.repeat(60_000 / opening.length());
            assertThat(control.request(PUT, body).status()).isEqualTo(400);
        }
    }

    @Test
    void bytesThatAreNoText_areRefused() throws IOException {
        for (byte[] body : List.of(
                new byte[] {'{', '"', (byte) 0xc0, (byte) 0x80, '"', ':', '1', '}'},
                new byte[] {(byte) 0xff, (byte) 0xfe, '{', 0, '}', 0})) {
            String head = control.head(PUT) + "Content-Length: " + body.length + "\r\n\r\n";
            assertThat(control.raw(head, body).status()).isEqualTo(400);
        }
    }

    /** Web pages could send some types without being asked for leave, but no request with a token. */
    @ParameterizedTest
    @ValueSource(strings = {"application/x-www-form-urlencoded", "text/plain", "multipart/form-data", "", "\u0001"})
    void typesOfBodies_doNotMatter(String type) throws IOException {
        ControlFixture.Answer answer = control.request(PUT, "{\"target\": 1}", "Content-Type: " + type);

        assertThat(answer.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "404, GET /v1/groups/%2e%2e/application",
        "404, GET /v1//application",
        "404, GET /v1/application/",
        "404, GET /v1/groups//launch",
        "404, GET /v1/executors/7/x",
        "405, PUT /v1/tasks/1",
        "405, DELETE /v1/groups/default",
        "405, HEAD /v1/application",
        "405, OPTIONS /v1/application",
        "405, TRACE /v1/application",
        "404, GET /v1/tasks/99999999999",
        "404, GET /v1/tasks/-1",
        "400, GET /v1/events?after=99999999999999999999",
        "400, GET /v1/kv/a?wait=1&wait=2",
    })
    void oddPaths_areRefused(int status, String line) throws IOException {
        ControlFixture.Answer answer = control.request(line);

        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().containsKey("allow")).isEqualTo(status == 405);
    }

    @Test
    void hugeHeaders_areCutOff() throws IOException {
        String many = control.head("GET /v1/application") + "X: y\r\n".repeat(100_000) + "\r\n";
        String large = control.head("GET /v1/application") + "X: " + "y".repeat(10 << 20) + "\r\n\r\n";

        for (String head : List.of(many, large)) {
            String answer;
            try {
                answer = sent(head, new byte[0], 0);
            } catch (IOException e) {
                answer = "";
            }
            assertThat(answer).doesNotContain("application_1_0001");
        }
    }

    /** As many as there are threads would have to wait for the time limit of a request. */
    @Test
    void slowSenders_doNotHinderOthers() throws IOException {
        for (int i = 0; i < MOST_THREADS / 4; i++) {
            Socket body = opened(control.head(PUT) + "Content-Length: 1000\r\n\r\n{");
            Socket head = opened("GET /v1/appl");
            for (OutputStream out : List.of(body.getOutputStream(), head.getOutputStream())) {
                out.flush();
            }
        }
        assertThat(control.request("GET /v1/application").status()).isEqualTo(200);
    }

    @Test
    void aThousandWaits_needNoThreads_andEndWithTheServer() throws IOException {
        // Those of other servers end after a while.
        long before = threads();
        for (int i = 0; i < 500; i++) {
            opened(control.head("GET /v1/events?after=0&wait=60") + "\r\n");
            opened(control.head("GET /v1/kv/head?wait=60") + "\r\n");
        }
        assertThat(control.request("GET /v1/application").status()).isEqualTo(200);
        assertThat(threads() - before).isLessThanOrEqualTo(MOST_THREADS);

        ControlFixture ended = control;
        control = new ControlFixture(directory.resolve("next"));
        long began = System.nanoTime();
        ended.close();
        for (Socket socket : sockets) {
            assertThat(read(socket)).isEmpty();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("control"))
                .count();
    }

    private static byte[] read(Socket socket) {
        try {
            return socket.getInputStream().readAllBytes();
        } catch (IOException e) {
            return new byte[0];
        }
    }
}
