package io.yarnsubmit.page;

import com.sun.net.httpserver.HttpServer;
import io.yarnsubmit.protocol.PortRange;
import io.yarnsubmit.protocol.failure.OwnThreads;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.concurrent.ThreadPoolExecutor;

/**
 * Serves the page of one application by the JDK's own server, which is small and starts quickly. Its limits keep an unkind
 * visitor from holding more than a few threads and connections.
 */
public final class PageServer implements AutoCloseable {
    private static final int THREADS = 4;
    private static final int MOST_WAITING = 16;

    private final HttpServer server;
    private final ThreadPoolExecutor threads;

    private PageServer(HttpServer server, ThreadPoolExecutor threads) {
        this.server = server;
        this.threads = threads;
    }

    /**
     * Opens a port, and serves the page there until the process ends.
     *
     * @param host under whose name the page is known
     * @throws IOException if there is no port
     */
    public static PageServer open(String host, PortRange ports, PageContent content, Proxies proxies, Visitors visitors)
            throws IOException {
        limit();
        HttpServer server = bound(ports);
        ThreadPoolExecutor threads = OwnThreads.pool("page", THREADS, OwnThreads.NOT_MISSED);
        server.setExecutor(threads);
        String authority = host + ":" + server.getAddress().getPort();
        Gate gate = new Gate(proxies, visitors, Set.of(authority));
        server.createContext("/", new PageHandler(gate, content));
        server.start();
        return new PageServer(server, threads);
    }

    /** The server reads these when its first class is loaded. What somebody has set stays. */
    private static void limit() {
        set("sun.net.httpserver.nodelay", "true");
        set("sun.net.httpserver.maxReqTime", "10");
        set("sun.net.httpserver.maxRspTime", "60");
        set("sun.net.httpserver.maxReqHeaders", "50");
        set("sun.net.httpserver.maxReqHeaderSize", "32768");
        set("sun.net.httpserver.idleInterval", "30");
        set("jdk.httpserver.maxConnections", "64");
    }

    private static void set(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    private static HttpServer bound(PortRange ports) throws IOException {
        BindException taken = new BindException("no port is free");
        for (int port = ports.first(); port <= ports.last(); port++) {
            try {
                return HttpServer.create(new InetSocketAddress(port), MOST_WAITING);
            } catch (BindException e) {
                taken = e;
            }
        }
        throw new IOException("no port of " + ports + " (page.port) is free: " + taken.getMessage(), taken);
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
