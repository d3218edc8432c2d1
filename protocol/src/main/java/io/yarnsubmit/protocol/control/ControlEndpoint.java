package io.yarnsubmit.protocol.control;

import com.google.protobuf.ByteString;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.yarnsubmit.protocol.failure.OwnThreads;
import java.io.IOException;
import java.lang.Thread.UncaughtExceptionHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.Executor;

/**
 * A port of the control API, on the loopback address, and the token of those who may use it. It is the JDK's server, whose
 * requests need no thread while they wait.
 */
public final class ControlEndpoint implements AutoCloseable {
    private static final int THREADS = 8;
    private static final int BACKLOG = 1_024;
    private static final int TOKEN_BYTES = 32;
    private static final String LOOPBACK = "127.0.0.1";
    private static final byte[] LOOPBACK_BYTES = {127, 0, 0, 1};
    /** Answers would wait for the acknowledgement of their headers; who sends slowly would keep a thread for ever. */
    private static final Map<String, String> SERVER_SETTINGS = Map.of(
            "sun.net.httpserver.nodelay", "true",
            "sun.net.httpserver.maxReqTime", "30",
            "sun.net.httpserver.maxIdleConnections", "50");

    private final HttpServer server;
    private final Path tokenFile;
    private final Admission admission;
    private final UncaughtExceptionHandler onFailure;
    private boolean closed;

    private ControlEndpoint(HttpServer server, Path tokenFile, String token, UncaughtExceptionHandler onFailure) {
        this.server = server;
        this.tokenFile = tokenFile;
        this.admission = new Admission(server.getAddress().getPort(), token);
        this.onFailure = onFailure;
    }

    /**
     * Takes a port.
     *
     * @param tokenFile is made, for this user alone
     */
    public static ControlEndpoint bind(Path tokenFile, UncaughtExceptionHandler onFailure) throws IOException {
        SERVER_SETTINGS.forEach(System::setProperty);
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK_BYTES), 0), BACKLOG);
        return new ControlEndpoint(server, tokenFile, token(tokenFile), onFailure);
    }

    /** Begins to answer. */
    public void serve(ControlHandler handler) {
        Executor threads = OwnThreads.pool("control", THREADS, onFailure);
        server.setExecutor(threads);
        server.createContext("/", exchange -> handle(exchange, threads, handler));
        OwnThreads.start("control-start", onFailure, this::start);
    }

    /** Unless it has been closed before. */
    private synchronized void start() {
        if (!closed) {
            server.start();
        }
    }

    private static String token(Path file) throws IOException {
        byte[] bytes = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(bytes);
        String token = HexFormat.of().formatHex(bytes);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, token + "\n");
        return token;
    }

    private void handle(HttpExchange exchange, Executor threads, ControlHandler handler) throws IOException {
        try {
            admission.check(exchange.getRequestHeaders());
            handler.handle(request(exchange), answer -> threads.execute(() -> send(exchange, answer)));
        } catch (BadRequestException e) {
            send(exchange, ControlAnswer.refusal(e));
        }
    }

    private static ControlRequest request(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getRawQuery();
        Map<String, String> headers = new HashMap<>();
        for (String name : ControlRequest.HEADERS) {
            String value = exchange.getRequestHeaders().getFirst(name);
            if (value != null) {
                headers.put(name, value.strip());
            }
        }
        return new ControlRequest(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                query == null ? "" : query,
                headers,
                body(exchange));
    }

    private static ByteString body(HttpExchange exchange) throws IOException {
        byte[] bytes = exchange.getRequestBody().readNBytes(ControlRequest.MOST_BODY_BYTES + 1);
        if (bytes.length > ControlRequest.MOST_BODY_BYTES) {
            throw new BadRequestException(413, "The body may have " + ControlRequest.MOST_BODY_BYTES + " bytes");
        }
        return ByteString.copyFrom(bytes);
    }

    private static void send(HttpExchange exchange, ControlAnswer answer) {
        try (exchange) {
            Headers headers = exchange.getResponseHeaders();
            answer.headers().forEach(headers::set);
            headers.set("Cache-Control", "no-store");
            int length = answer.body().size();
            exchange.sendResponseHeaders(answer.status(), length == 0 ? -1 : length);
            if (length > 0) {
                answer.body().writeTo(exchange.getResponseBody());
            }
        } catch (IOException e) {
            // Who asked is gone.
            return;
        }
    }

    /** What a command needs to use it. */
    public Map<String, String> variables() {
        return Map.of(
                "YARN_SUBMIT_CONTROL",
                "http://" + LOOPBACK + ":" + server.getAddress().getPort(),
                "YARN_SUBMIT_TOKEN_FILE",
                tokenFile.toString());
    }

    @Override
    public synchronized void close() {
        closed = true;
        server.stop(0);
    }
}
