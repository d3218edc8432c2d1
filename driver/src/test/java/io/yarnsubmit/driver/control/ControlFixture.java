package io.yarnsubmit.driver.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.driver.roles.RolesAction.Happened;
import io.yarnsubmit.protocol.loop.EventLoop;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A served control API, and a client that sends bytes. */
final class ControlFixture implements AutoCloseable {
    final RecordedContext context = new RecordedContext();
    final ControlServer server;
    final List<String> routes;
    final int port;
    final String token;
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final EventLoop loop = EventLoop.start("driver", failures::add);

    ControlFixture(Path directory) throws IOException {
        Files.createDirectories(directory);
        server = ControlServer.bind(directory.resolve("commands"), (thread, failure) -> failures.add(failure));
        ControlService service = new ControlService(
                context.application(), loop, InstantSource.system(), false, (executor, progress) -> {});
        routes = service.routes();
        server.serve(service);
        port = URI.create(server.variables().get("YARN_SUBMIT_CONTROL")).getPort();
        token = Files.readString(Path.of(server.variables().get("YARN_SUBMIT_TOKEN_FILE")))
                .strip();
    }

    /**
     * An answer.
     *
     * @param headers by their names in lower case
     */
    record Answer(int status, Map<String, String> headers, String body) {
        static Answer of(String text) {
            int end = text.indexOf("\r\n\r\n");
            String[] lines = text.substring(0, end).split("\r\n");
            Map<String, String> headers = new TreeMap<>();
            for (int i = 1; i < lines.length; i++) {
                String[] header = lines[i].split(": ?", 2);
                headers.put(header[0].toLowerCase(java.util.Locale.ROOT), header[1]);
            }
            return new Answer(Integer.parseInt(lines[0].split(" ")[1]), headers, text.substring(end + 4));
        }
    }

    /** After all that has happened before. */
    void masterIsLostAndBack(int attempt) {
        loop.execute(() -> context.masterIsLostAndBack(attempt));
    }

    /** After all that has happened before. */
    void happens(Happened.Kind kind) {
        loop.execute(() -> context.roles.happens(kind));
    }

    /** The head of a request with the token. */
    String head(String line, String... headers) {
        return line + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nAuthorization: Bearer " + token
                + "\r\nConnection: close\r\n" + (headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n");
    }

    Answer request(String line, String body, String... headers) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return raw(head(line, headers) + "Content-Length: " + bytes.length + "\r\n\r\n", bytes);
    }

    Answer request(String line) throws IOException {
        return request(line, "");
    }

    Answer raw(String head, byte[] body) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().write(body);
            return Answer.of(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Override
    public void close() {
        server.close();
        loop.close();
        assertThat(failures).isEmpty();
    }
}
