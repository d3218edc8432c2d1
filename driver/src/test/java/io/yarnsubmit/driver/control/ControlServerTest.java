package io.yarnsubmit.driver.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.protocol.loop.EventLoop;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The control API as a client sees it: bytes on a socket. */
class ControlServerTest {
    @TempDir
    Path directory;

    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final RecordedContext context = new RecordedContext();
    private final EventLoop loop = EventLoop.start("driver", failures::add);
    private final ExecutorService clients = Executors.newCachedThreadPool();
    private ControlServer server;
    private int port;
    private String token;

    @BeforeEach
    void open() throws IOException {
        server = ControlServer.bind(directory.resolve("commands"), (thread, failure) -> failures.add(failure));
        server.serve(service());
        port = URI.create(server.variables().get("YARN_SUBMIT_CONTROL")).getPort();
        token = Files.readString(Path.of(server.variables().get("YARN_SUBMIT_TOKEN_FILE")))
                .strip();
    }

    private ControlService service() {
        return new ControlService(
                context.application(), loop, InstantSource.system(), false, (executor, progress) -> {});
    }

    @AfterEach
    void close() {
        server.close();
        loop.close();
        clients.shutdownNow();
        assertThat(failures).isEmpty();
    }

    /** The whole answer. */
    private String raw(byte[] request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(request);
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String request(String line, byte[] body, String... headers) throws IOException {
        String head = line + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nAuthorization: Bearer " + token
                + "\r\nConnection: close\r\nContent-Length: " + body.length + "\r\n"
                + (headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n") + "\r\n";
        byte[] start = head.getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[start.length + body.length];
        System.arraycopy(start, 0, all, 0, start.length);
        System.arraycopy(body, 0, all, start.length, body.length);
        return raw(all);
    }

    private String request(String line, String body, String... headers) throws IOException {
        return request(line, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    private String request(String line) throws IOException {
        return request(line, "");
    }

    private static int status(String answer) {
        return Integer.parseInt(answer.split(" ")[1]);
    }

    private static String body(String answer) {
        return answer.substring(answer.indexOf("\r\n\r\n") + 4).strip();
    }

    @Test
    void token_isForThisUserAlone() throws IOException {
        Path file = Path.of(server.variables().get("YARN_SUBMIT_TOKEN_FILE"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(token).matches("[0-9a-f]{64}");
    }

    @RepeatedTest(20)
    void commandThatEndsAtOnce_isNoFailure() throws IOException {
        ControlServer brief =
                ControlServer.bind(directory.resolve("brief"), (thread, failure) -> failures.add(failure));
        brief.serve(service());
        brief.close();
    }

    @ParameterizedTest
    @CsvSource({
        "401, 'Host: 127.0.0.1:PORT'",
        "401, 'Host: 127.0.0.1:PORT|Authorization: Bearer'",
        "401, 'Host: 127.0.0.1:PORT|Authorization: Bearer 0'",
        "401, 'Host: 127.0.0.1:PORT|Authorization: Basic TOKEN'",
        "401, 'Host: 127.0.0.1:PORT|Authorization: Bearer TOKEN0'",
        "401, 'Host: 127.0.0.1:PORT|Authorization: Bearer TOKEN|Authorization: Bearer 0'",
        "421, 'Host: evil.example:PORT|Authorization: Bearer TOKEN'",
        "421, 'Host: 127.0.0.1|Authorization: Bearer TOKEN'",
        "403, 'Host: 127.0.0.1:PORT|Authorization: Bearer TOKEN|Origin: http://evil.example'",
        "403, 'Host: 127.0.0.1:PORT|Authorization: Bearer TOKEN|Origin: null'",
        "200, 'Host: localhost:PORT|Authorization: Bearer TOKEN'",
    })
    void whoHasNoToken_orIsAWebPage_isRefused(int status, String headers) throws IOException {
        String head = "GET /v1/application HTTP/1.1\r\n"
                + headers.replace("PORT", "" + port).replace("TOKEN", token).replace("|", "\r\n")
                + "\r\nConnection: close\r\n\r\n";

        String answer = raw(head.getBytes(StandardCharsets.UTF_8));

        assertThat(status(answer)).as(answer).isEqualTo(status);
        assertThat(answer).doesNotContain(token);
    }

    @Test
    void application_groups_andExecutors() throws IOException {
        context.joins(7);

        assertThat(body(request("GET /v1/application")))
                .isEqualTo("{\"id\":\"application_1_0001\",\"attempt\":2,\"deployMode\":\"cluster\",\"user\":\"ann\","
                        + "\"trackingUrl\":\"http://rm/app\"}");
        assertThat(body(request("GET /v1/groups")))
                .isEqualTo("{\"groups\":[{\"name\":\"default\",\"target\":1,\"registered\":1}]}");
        assertThat(body(request("PUT /v1/groups/default", "{\"target\": 5}")))
                .isEqualTo("{\"name\":\"default\",\"target\":5,\"registered\":1}");
        assertThat(body(request("GET /v1/executors")))
                .isEqualTo("{\"executors\":[{\"id\":7,\"group\":\"default\",\"host\":\"node7\",\"containerId\":"
                        + "\"container_7\",\"slots\":2}]}");
        assertThat(status(request("DELETE /v1/executors/7"))).isEqualTo(204);
        assertThat(status(request("DELETE /v1/executors/8"))).isEqualTo(404);
        assertThat(context.asked).containsExactly("kill 7", "kill 8");
    }

    @Test
    void progress_andFigures() throws IOException {
        assertThat(status(request("POST /v1/progress", "{\"fraction\":0.25,\"status\":\"\\u00e4 \\\"b\\\"\"}")))
                .isEqualTo(204);
        assertThat(status(request("POST /v1/figures", "{\"rows\": 12, \"bad rows\": -1}")))
                .isEqualTo(204);
        assertThat(context.asked).containsExactly("progress 0.25", "status ä \"b\"", "rows=12", "bad rows=-1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "400|PUT /v1/groups/default|{\"target\": -1}",
                "400|PUT /v1/groups/default|{\"target\": 1.5}",
                "400|PUT /v1/groups/default|{\"target\": 1e300}",
                "400|PUT /v1/groups/default|{\"target\": \"1\"}",
                "400|PUT /v1/groups/default|{\"target\": 1, \"more\": 2}",
                "400|PUT /v1/groups/default|{}",
                "400|PUT /v1/groups/default|",
                "400|PUT /v1/groups/default|[1]",
                "400|PUT /v1/groups/default|{\"target\": 1} x",
                "400|PUT /v1/groups/default|{\"target\": {\"target\": 1}}",
                "404|PUT /v1/groups/other|{\"target\": 1}",
                "405|POST /v1/groups/default|{\"target\": 1}",
                "405|POST /v1/application|",
                "405|PATCH /v1/kv/a|x",
                "404|GET /|",
                "404|GET /v1/nothing|",
                "404|DELETE /v1/executors/x|",
                "400|POST /v1/figures|{\"a\": 1.5}",
                "400|POST /v1/figures|{\"a\": 1e30}",
                "400|POST /v1/figures|{\"\": 1}",
                "400|POST /v1/figures|{\"a\": \"\\u00\"}",
                "400|POST /v1/progress|{\"fraction\": true}",
                "400|GET /v1/events?after=x|",
                "400|GET /v1/events?wait=-1|",
                "400|GET /v1/events?after=%zz|",
            })
    void wrongRequests_areRefused_withAReason(int status, String line, String body) throws IOException {
        String answer = request(line, body == null ? "" : body);

        assertThat(status(answer)).as(answer).isEqualTo(status);
        assertThat(context.requested()).isEqualTo(1);
    }

    @Test
    void hostileBodies_areRefused() throws IOException {
        String nested = "{\"target\": " + "[".repeat(30_000);
        assertThat(status(request("PUT /v1/groups/default", nested))).isEqualTo(400);
        assertThat(status(request("PUT /v1/groups/default", " ".repeat(65_537))))
                .isEqualTo(413);
        assertThat(status(request("PUT /v1/groups/default", new byte[] {'{', (byte) 0xff, '}'})))
                .isEqualTo(400);
        assertThat(status(request("PUT /v1/kv/large", new byte[1 << 20]))).isEqualTo(200);
        assertThat(status(request("PUT /v1/kv/" + "k".repeat(513), "x"))).isEqualTo(507);
    }

    @Test
    void values_areBytes_andKeysAreAnyText() throws IOException {
        assertThat(body(request("PUT /v1/kv/a/b%20%C3%A4", "any \r\n\0 bytes")))
                .isEqualTo("{\"key\":\"a/b ä\",\"revision\":1}");
        String found = request("GET /v1/kv/a/b%20%C3%A4");
        assertThat(found).contains("200", "\"1\"").endsWith("any \r\n\0 bytes");
        assertThat(body(request("GET /v1/kv?prefix=a%2F")))
                .isEqualTo("{\"keys\":[{\"key\":\"a/b ä\",\"revision\":1,\"bytes\":13}]}");
        assertThat(status(request("GET /v1/kv/a/b%20%C3%A4?after=1"))).isEqualTo(304);
        assertThat(status(request("PUT /v1/kv/a/b%20%C3%A4", "y", "If-None-Match: *")))
                .isEqualTo(412);
        assertThat(status(request("PUT /v1/kv/a/b%20%C3%A4", "y", "If-Match: \"1\"")))
                .isEqualTo(200);
        assertThat(status(request("DELETE /v1/kv/a/b%20%C3%A4", "", "If-Match: 1")))
                .isEqualTo(412);
        assertThat(status(request("DELETE /v1/kv/a/b%20%C3%A4"))).isEqualTo(204);
        assertThat(status(request("GET /v1/kv/a/b%20%C3%A4"))).isEqualTo(404);
    }

    @Test
    void executorsKeys_goWithIt_andItsEventsAreTold() throws Exception {
        assertThat(status(request("PUT /v1/kv/rank?owner=7", "0"))).isEqualTo(409);
        Future<String> waiting = clients.submit(() -> request("GET /v1/events?after=0&wait=30"));
        context.joins(7);
        assertThat(body(waiting.get()))
                .startsWith(
                        "{\"revision\":1,\"missed\":false,\"events\":[{\"revision\":1,\"kind\":\"executor-registered\"");
        assertThat(status(request("PUT /v1/kv/rank?owner=7", "0"))).isEqualTo(200);

        context.isLost(7);

        assertThat(body(request("GET /v1/events?after=1&wait=30")))
                .isEqualTo(
                        "{\"revision\":2,\"missed\":false,\"events\":[{\"revision\":2,\"kind\":\"executor-lost\",\"id\":7,"
                                + "\"group\":\"default\",\"host\":\"node7\",\"cause\":\"program\",\"exitStatus\":3,\"message\":"
                                + "\"exited with \\\"3\\\"\"}]}");
        assertThat(status(request("GET /v1/kv/rank"))).isEqualTo(404);
    }

    @Test
    void aThousandWaits_endWithOneValue() throws Exception {
        List<Future<String>> waits = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            waits.add(clients.submit(() -> request("GET /v1/kv/head?wait=60")));
        }
        assertThat(status(request("GET /v1/application"))).isEqualTo(200);
        assertThat(status(request("PUT /v1/kv/head", "node3:6379"))).isEqualTo(200);

        for (Future<String> each : waits) {
            assertThat(body(each.get())).isEqualTo("node3:6379");
        }
    }

    @Test
    void twoHundredThreads_thatCompare_loseNoChange() throws Exception {
        assertThat(status(request("PUT /v1/kv/counter", "0"))).isEqualTo(200);
        List<Future<Void>> all = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            all.add(clients.submit(() -> {
                int status;
                do {
                    String answer = request("GET /v1/kv/counter");
                    String revision = answer.replaceAll("(?s).*?[Ee][Tt]ag: (\"\\d+\").*", "$1");
                    String next = Integer.toString(Integer.parseInt(body(answer)) + 1);
                    status = status(request("PUT /v1/kv/counter", next, "If-Match: " + revision));
                } while (status == 412);
                assertThat(status).isEqualTo(200);
                return null;
            }));
        }
        for (Future<Void> each : all) {
            each.get();
        }
        assertThat(body(request("GET /v1/kv/counter"))).isEqualTo("200");
    }

    @Test
    void twoHundredThreads_thatOwn_leaveNothingOfTheLost() throws Exception {
        for (int executor = 0; executor < 10; executor++) {
            context.joins(executor);
        }
        List<Future<Void>> all = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            int thread = i;
            all.add(clients.submit(() -> {
                for (int n = 0; n < 5; n++) {
                    String key = "/v1/kv/" + thread + "/" + n + "?owner=" + thread % 10;
                    assertThat(status(request("PUT " + key, "x"))).isIn(200, 409);
                }
                return null;
            }));
        }
        for (int executor = 0; executor < 5; executor++) {
            context.isLost(executor);
        }
        for (Future<Void> each : all) {
            each.get();
        }

        String keys = body(request("GET /v1/kv"));
        assertThat(keys.split("\"key\"")).hasSize(501);
        assertThat(keys).doesNotContainPattern("\"owner\":[0-4]}").containsPattern("\"owner\":[5-9]}");
    }

    @Test
    void waitsEnd() throws IOException {
        assertThat(status(request("GET /v1/kv/none?wait=1"))).isEqualTo(404);
        assertThat(body(request("GET /v1/events?after=0&wait=1")))
                .isEqualTo("{\"revision\":0,\"missed\":false,\"events\":[]}");
    }
}
