package io.yarnsubmit.driver.control;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.protocol.failure.OwnThreads;
import io.yarnsubmit.protocol.loop.EventLoop;
import java.io.IOException;
import java.lang.Thread.UncaughtExceptionHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;

/**
 * Serves the control API on a port of its own, on the loopback address: the package's way in. It is the JDK's server, whose
 * requests need no thread while they wait.
 */
public final class ControlServer implements AutoCloseable {
    /** As many may send slowly before others wait. */
    private static final int THREADS = 32;


    private static final int BACKLOG = 1_024;
    private static final int TOKEN_BYTES = 32;
    private static final String LOOPBACK = "127.0.0.1";
    private static final byte[] LOOPBACK_BYTES = {127, 0, 0, 1};
    /**
     * Answers would wait for the acknowledgement of their headers; who sends or reads slowly would keep a thread for ever. The
     * time of an answer includes the longest wait.
     */
    private static final Map<String, String> SERVER_SETTINGS = Map.of(
            "sun.net.httpserver.nodelay", "true",
            "sun.net.httpserver.maxReqTime", "10",
            "sun.net.httpserver.maxRspTime", "90",
            "sun.net.httpserver.maxIdleConnections", "50");

    private final HttpServer server;
    private final Path tokenFile;
    private final Admission admission;
    private final UncaughtExceptionHandler onFailure;
    private boolean closed;

    private ControlServer(HttpServer server, Path tokenFile, String token, UncaughtExceptionHandler onFailure) {
        this.server = server;
        this.tokenFile = tokenFile;
        this.admission = new Admission(server.getAddress().getPort(), token);
        this.onFailure = onFailure;
    }

    /**
     * Takes a port. Most of the time that this takes is class loading, so it is done while the application starts.
     *
     * @param tokenFile is made, for this user alone
     */
    public static ControlServer bind(Path tokenFile, UncaughtExceptionHandler onFailure) throws IOException {
        SERVER_SETTINGS.forEach(System::setProperty);
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK_BYTES), 0), BACKLOG);
        return new ControlServer(server, tokenFile, token(tokenFile), onFailure);
    }

    /**
     * Begins to answer.
     *
     * @return what it serves: methods and templates of paths
     */
    public List<String> serve(ControlledApplication application, EventLoop loop, InstantSource clock) {
        Executor threads = OwnThreads.pool("control", THREADS, onFailure);
        server.setExecutor(threads);
        ControlState state = new ControlState(loop, clock);
        application.groups().get().forEach(state::watch);
        application.backend().listen(state);
        CommandTasks tasks = new CommandTasks(application, loop, clock, CommandTaskLimits.USUAL);
        ControlRoutes routes = new ControlRoutes(application, state, tasks);
        server.createContext("/", exchange -> handle(exchange, threads, routes));
        OwnThreads.start("control-start", onFailure, this::start);
        return routes.all().stream()
                .map(route -> route.method() + " " + route.template())
                .toList();
    }

    /** Unless the command has ended before. */
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

    private void handle(HttpExchange http, Executor threads, ControlRoutes routes) throws IOException {
        ControlExchange exchange = new ControlExchange(http, threads);
        try {
            admission.check(exchange.headers());
            routes.handle(exchange);
        } catch (BadRequestException e) {
            exchange.refuse(e);
        } catch (YarnSubmitException e) {
            exchange.refuse(new BadRequestException(409, String.valueOf(e.getMessage())));
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
