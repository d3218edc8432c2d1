package io.yarnsubmit.client.yarn.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.yarnsubmit.client.yarn.cluster.ClusterConfiguration;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.hadoop.yarn.conf.YarnConfiguration;

/** A web server on this machine that answers as a daemon of Hadoop might. */
public final class TestWeb implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    private TestWeb(HttpServer server, HttpHandler handler) {
        this.server = server;
        server.createContext("/", exchange -> {
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            try (exchange) {
                handler.handle(exchange);
            }
        });
        server.setExecutor(threads);
        server.start();
    }

    public static TestWeb http(HttpHandler handler) throws IOException {
        return new TestWeb(HttpServer.create(anyPort(), 0), handler);
    }

    public static TestWeb https(TestCertificate certificate, HttpHandler handler) throws Exception {
        HttpsServer server = HttpsServer.create(anyPort(), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(certificate.serverContext()));
        return new TestWeb(server, handler);
    }

    private static InetSocketAddress anyPort() {
        return new InetSocketAddress("127.0.0.1", 0);
    }

    /** {@code host:port}. */
    public String hostAndPort() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    public String address() {
        return (server instanceof HttpsServer ? "https://" : "http://") + hostAndPort();
    }

    /** Method and path of each request. */
    public List<String> requests() {
        return requests;
    }

    public static HttpHandler json(String body) {
        return exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            answer(exchange, 200, body);
        };
    }

    public static HttpHandler status(int status, String body) {
        return exchange -> answer(exchange, status, body);
    }

    static HttpHandler redirect(int status, String target) {
        return exchange -> {
            exchange.getResponseHeaders().add("Location", target);
            answer(exchange, status, "This is standby RM. The redirect url is: " + target + "\n");
        };
    }

    static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** A port on which nobody listens. */
    public static String deadPort() throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(anyPort());
            return "127.0.0.1:" + socket.getLocalPort();
        }
    }

    /** The configuration of a cluster with these ResourceManagers, {@code host:port} each. */
    public static ClusterConfiguration cluster(String... resourceManagers) {
        YarnConfiguration hadoop = new YarnConfiguration();
        if (resourceManagers.length == 1) {
            hadoop.set(YarnConfiguration.RM_WEBAPP_ADDRESS, resourceManagers[0]);
        } else {
            hadoop.setBoolean(YarnConfiguration.RM_HA_ENABLED, true);
            for (int i = 0; i < resourceManagers.length; i++) {
                hadoop.set(
                        YarnConfiguration.RM_HA_IDS,
                        i == 0 ? "rm0" : hadoop.get(YarnConfiguration.RM_HA_IDS) + ",rm" + i);
                hadoop.set(YarnConfiguration.RM_WEBAPP_ADDRESS + ".rm" + i, resourceManagers[i]);
            }
        }
        return new ClusterConfiguration(hadoop, List.of());
    }

    /** The configuration of a cluster whose web services speak TLS. */
    static ClusterConfiguration secured(Path... directories) {
        YarnConfiguration hadoop = new YarnConfiguration();
        hadoop.set(YarnConfiguration.YARN_HTTP_POLICY_KEY, "HTTPS_ONLY");
        return new ClusterConfiguration(hadoop, List.of(directories));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
