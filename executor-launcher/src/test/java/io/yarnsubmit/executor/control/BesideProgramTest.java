package io.yarnsubmit.executor.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.yarnsubmit.protocol.control.CommandDirectory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How commands run others beside an instance, with a driver that the test plays. */
@Timeout(60)
class BesideProgramTest {
    private static final String COMMANDS = "/v1/instances/worker/3/commands";

    @TempDir
    Path directory;

    private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;

    @BeforeEach
    void open() throws IOException {
        CommandDirectory.make(directory.resolve("commands"));
        Files.writeString(directory.resolve("token"), "secret\n");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    /** With a status and a body, such as {@code 201 {"number":1}}. */
    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            requests.add(
                    exchange.getRequestMethod() + " " + exchange.getRequestURI() + (body.isEmpty() ? "" : " " + body));
            String answer = exchange.getRequestMethod().equals("DELETE") ? "204 " : answers.take();
            byte[] bytes = answer.substring(4).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(
                    Integer.parseInt(answer.substring(0, 3)), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Process start(String... words) throws IOException {
        List<String> command = new ArrayList<>(
                List.of("bash", directory.resolve("commands/bin/yarn-submit").toString()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectError(directory.resolve("err").toFile());
        builder.environment()
                .putAll(Map.of(
                        "YARN_SUBMIT_CONTROL",
                        "http://127.0.0.1:" + server.getAddress().getPort(),
                        "YARN_SUBMIT_TOKEN_FILE",
                        directory.resolve("token").toString(),
                        "PATH",
                        "/usr/bin:/bin"));
        return builder.start();
    }

    private int run(String... words) throws Exception {
        return start(words).waitFor();
    }

    private String request() throws InterruptedException {
        return requests.poll(30, TimeUnit.SECONDS);
    }

    private String err() throws IOException {
        return Files.readString(directory.resolve("err"));
    }

    @Test
    void itWaitsForTheEnd_andExitsAsTheCommandHas() throws Exception {
        answers.addAll(List.of(
                "201 {\"number\": 12}",
                "200 {\"number\":12}",
                "503 {\"error\":\"no\"}",
                "200 {\"number\":12, \"exitStatus\": 7}"));

        assertThat(run("exec", "worker/3", "--", "echo", "a  \"b\"\\", "\t\001ü"))
                .isEqualTo(7);
        assertThat(request())
                .isEqualTo("POST " + COMMANDS
                        + " {\"command\": [\"echo\", \"a  \\\"b\\\"\\\\\", \"\\t\\u0001ü\"], \"env\": {}}");
        assertThat(request()).isEqualTo("GET " + COMMANDS + "/12?wait=60");
        assertThat(requests).hasSize(2);
        assertThat(err()).isEmpty();
    }

    @Test
    void mpirun_givesACommandLineForAShell() throws Exception {
        // The instance may not be there yet.
        answers.addAll(List.of("409 {\"error\":\"\"}", "201 {\"number\":1}", "200 {\"exitStatus\":0}"));

        assertThat(run("mpi-agent", "my-role-3", " orted", "-mca", "ess", "\"env\""))
                .isZero();
        assertThat(request())
                .isEqualTo("POST /v1/instances/my-role/3/commands {\"command\": [\"bash\", \"-c\","
                        + " \" orted -mca ess \\\"env\\\"\"], \"env\": {}}");
    }

    @Test
    void refusals_areSaid() throws Exception {
        answers.add("404 {\"error\":\"There is no instance \\\"worker/3\\\" now\"}");

        assertThat(run("exec", "worker/3", "--", "true")).isEqualTo(125);
        assertThat(err()).isEqualTo("yarn-submit: There is no instance \"worker/3\" now\n");
    }

    @Test
    void aCommandThatCouldNotRun_isExplained() throws Exception {
        answers.addAll(List.of(
                "201 {\"number\":1}", "200 {\"number\":1,\"exitStatus\":127,\"message\":\"'x' is not on the PATH.\"}"));

        assertThat(run("exec", "worker/3", "x")).isEqualTo(127);
        assertThat(err()).isEqualTo("yarn-submit: 'x' is not on the PATH.\n");
    }

    @Test
    void interrupted_itEndsTheCommand() throws Exception {
        answers.add("201 {\"number\":5}");
        Process process = start("exec", "worker/3", "--", "sleep", "1000");
        request();
        request();
        process.destroy();

        assertThat(process.waitFor()).isEqualTo(143);
        assertThat(request()).isEqualTo("DELETE " + COMMANDS + "/5");
    }

    @Test
    void mistakes_areExplained() throws Exception {
        assertThat(run("exec", "worker/3", "--")).isEqualTo(125);
        assertThat(err()).contains("Write it after --");
        assertThat(run("exec", "worker/x", "--", "true")).isEqualTo(125);
        assertThat(err()).contains("'worker/x' is not an instance. Write worker/3");
        assertThat(run("mpi-agent", "worker", "true")).isEqualTo(125);
        assertThat(err()).contains("Write worker-3");
        assertThat(run("exec", "--help")).isZero();
        assertThat(run("exec", "application_1_2", "worker/3", "--", "true")).isEqualTo(125);
        assertThat(err()).contains("no yarn-submit is installed on the PATH");
        assertThat(requests).isEmpty();
    }
}
