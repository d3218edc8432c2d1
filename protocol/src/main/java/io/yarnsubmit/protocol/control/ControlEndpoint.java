package io.yarnsubmit.protocol.control;

import com.google.protobuf.ByteString;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.yarnsubmit.protocol.failure.OwnThreads;
import io.yarnsubmit.protocol.process.OwnerOnly;
import io.yarnsubmit.protocol.v1.TaskAttempt;
import java.io.IOException;
import java.lang.Thread.UncaughtExceptionHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/**
 * A port of the control API, on the loopback address, and the tokens of those who may use it. It is the JDK's server, whose
 * requests need no thread while they wait. Thread-safe.
 */
public final class ControlEndpoint implements AutoCloseable {
    /** As many may send slowly before others wait. */
    private static final int THREADS = 64;

    private static final int BACKLOG = 1_024;
    private static final int TOKEN_BYTES = 32;
    private static final String LOOPBACK = "127.0.0.1";
    private static final byte[] LOOPBACK_BYTES = {127, 0, 0, 1};
    /** Answers would wait for the acknowledgement of their headers. */
    private static final Map<String, String> QUICK = Map.of("sun.net.httpserver.nodelay", "true");
    /**
     * Who sends or reads slowly would keep a thread for ever. The time of an answer includes the longest wait. All servers of a
     * JVM have the same limits.
     */
    private static final Map<String, String> LIMITS = Map.of(
            "sun.net.httpserver.maxReqTime", "10",
            "sun.net.httpserver.maxRspTime", "90",
            "sun.net.httpserver.maxIdleConnections", "50");

    private final HttpServer server;
    private final Admission admission;
    private final UncaughtExceptionHandler onFailure;
    private final Map<Path, String> tokens = new ConcurrentHashMap<>();
    private boolean closed;

    private ControlEndpoint(HttpServer server, UncaughtExceptionHandler onFailure) {
        this.server = server;
        this.admission = new Admission(server.getAddress().getPort());
        this.onFailure = onFailure;
    }

    /** Takes a port, in a JVM that runs code of the user: servers of that code keep their limits. */
    public static ControlEndpoint bind(UncaughtExceptionHandler onFailure) throws IOException {
        QUICK.forEach(System::setProperty);
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK_BYTES), 0), BACKLOG);
        return new ControlEndpoint(server, onFailure);
    }

    /** Takes a port, in a JVM that runs no other server. */
    public static ControlEndpoint bindAlone(UncaughtExceptionHandler onFailure) throws IOException {
        LIMITS.forEach(System::setProperty);
        return bind(onFailure);
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

    /**
     * Makes a token.
     *
     * @param tokenFile is made, for this user alone
     * @param holder the task whose command uses it; the default instance if it is no task's
     * @return the variables that a command needs to use it
     */
    public Map<String, String> admit(Path tokenFile, TaskAttempt holder) throws IOException {
        byte[] bytes = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(bytes);
        String token = HexFormat.of().formatHex(bytes);
        Files.createFile(tokenFile, OwnerOnly.FILE);
        Files.writeString(tokenFile, token + "\n");
        tokens.put(tokenFile, token);
        admission.admit(token, holder);
        return Map.of(
                "YARN_SUBMIT_CONTROL",
                "http://" + LOOPBACK + ":" + server.getAddress().getPort(),
                "YARN_SUBMIT_TOKEN_FILE",
                tokenFile.toString());
    }

    /** Ends a token, and removes its file. */
    public void revoke(Path tokenFile) throws IOException {
        String token = tokens.remove(tokenFile);
        if (token != null) {
            admission.revoke(token);
            Files.deleteIfExists(tokenFile);
        }
    }

    private void handle(HttpExchange exchange, Executor threads, ControlHandler handler) throws IOException {
        try {
            TaskAttempt holder = admission.check(exchange.getRequestHeaders());
            handler.handle(request(exchange, holder), answer -> threads.execute(() -> send(exchange, answer)));
        } catch (BadRequestException e) {
            boolean asText = ControlAnswer.isText(exchange.getRequestHeaders().getFirst("Accept"));
            send(exchange, ControlAnswer.refusal(e, asText));
        }
    }

    private static ControlRequest request(HttpExchange exchange, TaskAttempt holder) throws IOException {
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
                body(exchange),
                holder);
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
            // The server would warn of the length of an answer to HEAD, on the user's standard error.
            int length = exchange.getRequestMethod().equals("HEAD")
                    ? 0
                    : answer.body().size();
            exchange.sendResponseHeaders(answer.status(), length == 0 ? -1 : length);
            if (length > 0) {
                answer.body().writeTo(exchange.getResponseBody());
            }
        } catch (IOException e) {
            // Who asked is gone.
            return;
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        server.stop(0);
    }
}
