package io.yarnsubmit.executor.roles;

import io.yarnsubmit.protocol.failure.OwnThreads;
import io.yarnsubmit.protocol.v1.ReadyCheck;
import java.io.IOException;
import java.io.InputStream;
import java.lang.Thread.UncaughtExceptionHandler;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Asks a command again and again whether it is ready, on a thread of its own. */
final class ReadinessProbe {
    private static final long PAUSE_MILLIS = 100;
    private static final int CONNECT_MILLIS = 1_000;
    private static final int ANSWER_MILLIS = 5_000;
    private static final int LONGEST_STATUS_LINE = 256;
    private static final Pattern GOOD = Pattern.compile("HTTP/\\d\\.\\d [23]\\d\\d(\\D.*)?");

    private final ReadyCheck check;
    private final int port;
    private final List<String> hosts;
    private volatile boolean isOver;

    /** @param host the machine's own address, beside that of the loopback device */
    ReadinessProbe(ReadyCheck check, Map<String, Integer> ports, String host) {
        this.check = check;
        this.port = ports.getOrDefault(check.hasHttp() ? check.getHttp().getPort() : check.getTcp(), 0);
        this.hosts = List.of("127.0.0.1", host);
    }

    /** @param whenReady is called once, unless {@link #end} comes first */
    void begin(Runnable whenReady, UncaughtExceptionHandler onFailure) {
        OwnThreads.start("readiness", onFailure, () -> {
            try {
                while (!isOver) {
                    if (isReady()) {
                        whenReady.run();
                        return;
                    }
                    TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    void end() {
        isOver = true;
    }

    /** Whether it is, at any of the addresses. */
    boolean isReady() {
        for (String host : hosts) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
                // A socket can be connected to itself.
                if (socket.getLocalPort() != port && (!check.hasHttp() || isGood(socket, host))) {
                    return true;
                }
            } catch (IOException | IllegalArgumentException e) {
                // Nobody accepts, or the answer is not one.
                continue;
            }
        }
        return false;
    }

    private boolean isGood(Socket socket, String host) throws IOException {
        socket.setSoTimeout(ANSWER_MILLIS);
        String request = "GET " + check.getHttp().getPath() + " HTTP/1.0\r\nHost: " + host + ":" + port
                + "\r\nAccept: */*\r\nUser-Agent: yarn-submit\r\nConnection: close\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        return GOOD.matcher(statusLine(socket.getInputStream())).matches();
    }

    private static String statusLine(InputStream in) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(ANSWER_MILLIS);
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                line.append((char) c);
            }
            if (line.length() > LONGEST_STATUS_LINE || System.nanoTime() > deadline) {
                return "";
            }
        }
        return line.toString();
    }
}
