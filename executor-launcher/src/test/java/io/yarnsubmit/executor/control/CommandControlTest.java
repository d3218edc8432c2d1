package io.yarnsubmit.executor.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.yarnsubmit.protocol.loop.EventLoop;
import io.yarnsubmit.protocol.v1.ControlCall;
import io.yarnsubmit.protocol.v1.ControlReply;
import io.yarnsubmit.protocol.v1.TaskAttempt;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The port for commands, with a hub that the test plays. */
class CommandControlTest {
    @TempDir
    Path directory;

    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final EventLoop loop = EventLoop.start("executor", failures::add);
    private final BlockingQueue<ControlCall> calls = new LinkedBlockingQueue<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private volatile boolean connected = true;
    private CommandControl control;

    private final class Hub implements HubSender {
        @Override
        public boolean isReady() {
            return connected;
        }

        @Override
        public void send(ControlCall call) {
            calls.add(call);
        }
    }

    @BeforeEach
    void open() throws IOException {
        control = CommandControl.open(
                directory.resolve("commands/1"),
                loop,
                InstantSource.system(),
                new Hub(),
                (thread, failure) -> failures.add(failure));
    }

    @AfterEach
    void close() {
        loop.close();
        assertThat(failures).isEmpty();
    }

    private static TaskAttempt task(int id) {
        return TaskAttempt.newBuilder().setTaskId(id).setAttempt(1).build();
    }

    private Map<String, String> variables(int task) throws IOException {
        return control.variables(task(task), Map.of("PATH", "/usr/bin"));
    }

    private CompletableFuture<HttpResponse<String>> send(
            Map<String, String> variables, String token, String method, String path, String body) {
        return client.sendAsync(
                HttpRequest.newBuilder(URI.create(variables.get("YARN_SUBMIT_CONTROL") + path))
                        .header("Authorization", "Bearer " + token)
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private CompletableFuture<HttpResponse<String>> send(int task, String method, String path, String body)
            throws IOException {
        return send(variables(task), token(task), method, path, body);
    }

    private String token(int task) throws IOException {
        return Files.readString(Path.of(variables(task).get("YARN_SUBMIT_TOKEN_FILE")))
                .strip();
    }

    private ControlCall call() throws InterruptedException {
        ControlCall call = calls.poll(30, TimeUnit.SECONDS);
        assertThat(call).isNotNull();
        return call;
    }

    private void reply(ControlCall call, int status, String body) {
        ControlReply reply = ControlReply.newBuilder()
                .setCallId(call.getCallId())
                .setStatus(status)
                .putHeaders("ETag", "\"9\"")
                .setBody(ByteString.copyFromUtf8(body))
                .build();
        loop.execute(() -> control.replied(List.of(reply)));
    }

    @Test
    void request_goesToTheDriver_withTheTaskOfItsToken_andItsAnswerComesBack() throws Exception {
        CompletableFuture<HttpResponse<String>> answer = send(4, "PUT", "/v1/kv/a%20b?owner=1", "value");

        ControlCall call = call();
        assertThat(call.getMethod() + " " + call.getPath() + " " + call.getQuery() + " "
                        + call.getBody().toStringUtf8())
                .isEqualTo("PUT /v1/kv/a b owner=1 value");
        assertThat(call.getTask()).isEqualTo(task(4));
        assertThat(call.getHeadersMap()).doesNotContainKeys("Authorization", "Host");
        reply(call, 200, "stored");

        assertThat(answer.get(30, TimeUnit.SECONDS))
                .matches(got -> got.statusCode() == 200 && got.body().equals("stored"))
                .matches(got -> got.headers().firstValue("ETag").orElse("").equals("\"9\""));
    }

    @Test
    void variables_areTheSameForATask_andOthersForAnother() throws IOException {
        assertThat(variables(4)).isEqualTo(variables(4));
        assertThat(variables(4).get("PATH")).isEqualTo(directory + "/commands/1/bin:/usr/bin");
        assertThat(token(4)).matches("[0-9a-f]{64}").isNotEqualTo(token(5));
        Path file = Path.of(variables(4).get("YARN_SUBMIT_TOKEN_FILE"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("commands"))))
                .isEqualTo("rwx------");
    }

    @Test
    void token_endsWithItsTask() throws Exception {
        Map<String, String> variables = variables(4);
        String token = token(4);

        control.ended(task(4));
        control.ended(task(4));
        control.ended(task(99));

        assertThat(Path.of(variables.get("YARN_SUBMIT_TOKEN_FILE"))).doesNotExist();
        HttpResponse<String> refused =
                send(variables, token, "GET", "/v1/kv/a", "").get(30, TimeUnit.SECONDS);
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(calls).isEmpty();
        // A later attempt of the same name gets a new one.
        assertThat(token(4)).isNotEqualTo(token);
    }

    @Test
    void withoutAConnection_requestsWait_andAreSentWhenThereIsOne() throws Exception {
        connected = false;
        CompletableFuture<HttpResponse<String>> answer = send(4, "GET", "/v1/kv/a?wait=9", "");
        assertThat(calls.poll(200, TimeUnit.MILLISECONDS)).isNull();

        connected = true;
        loop.execute(control::ready);
        ControlCall first = call();
        loop.execute(() -> {
            control.broken();
            control.ready();
        });
        ControlCall again = call();
        assertThat(again.getCallId()).isEqualTo(first.getCallId());
        reply(again, 200, "x");
        reply(first, 200, "y");

        assertThat(answer.get(30, TimeUnit.SECONDS).body()).isEqualTo("x");
    }

    @Test
    void changeWhoseConnectionBreaks_isNotRepeated() throws Exception {
        CompletableFuture<HttpResponse<String>> answer = send(4, "PUT", "/v1/kv/a", "x");
        call();
        loop.execute(control::broken);

        assertThat(answer.get(30, TimeUnit.SECONDS))
                .matches(got ->
                        got.statusCode() == 503 && got.body().contains("Whether the change was made is not known"));
        assertThat(calls).isEmpty();
    }

    @Test
    void wrongTokens_andTooLargeBodies_areRefusedHere() throws Exception {
        assertThat(send(variables(4), "0", "GET", "/v1/kv/a", "")
                        .get(30, TimeUnit.SECONDS)
                        .statusCode())
                .isEqualTo(401);
        assertThat(send(4, "PUT", "/v1/kv/a", "x".repeat((1 << 20) + 1))
                        .get(30, TimeUnit.SECONDS)
                        .statusCode())
                .isEqualTo(413);
        assertThat(calls).isEmpty();
    }

    @Test
    void tooManyThatWait_areRefused() throws Exception {
        List<CompletableFuture<HttpResponse<String>>> waiting = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            waiting.add(send(4, "GET", "/v1/kv/head?wait=60", ""));
        }
        List<ControlCall> sent = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            sent.add(call());
        }
        assertThat(send(4, "GET", "/v1/kv/head", "").get(30, TimeUnit.SECONDS).statusCode())
                .isEqualTo(503);

        sent.forEach(call -> reply(call, 200, "node3"));
        for (CompletableFuture<HttpResponse<String>> each : waiting) {
            assertThat(each.get(30, TimeUnit.SECONDS).body()).isEqualTo("node3");
        }
    }
}
