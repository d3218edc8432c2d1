package io.yarnsubmit.client.yarn.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.hadoop.security.UserGroupInformation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Logins where a name is enough. The server is written here: the JDK's spells Set-Cookie in a way that Hadoop overlooks. */
@Timeout(60)
class WebLoginTest {
    private static final WebLimits LIMITS = new WebLimits(Duration.ofSeconds(20), Duration.ofSeconds(20));

    private final HadoopWeb web = new HadoopWeb(TestWeb.cluster("127.0.0.1:1"));
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private ServerSocket server;
    private String user;
    /** The only login that is good now. */
    private volatile String good = "first";

    @BeforeEach
    void start() throws IOException {
        user = UserGroupInformation.getLoginUser().getShortUserName();
        server = new ServerSocket(0, 0, InetAddress.getByName("127.0.0.1"));
        Thread thread = new Thread(this::serve, "login-server");
        thread.setDaemon(true);
        thread.start();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                BufferedReader lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
                String request = lines.readLine();
                if (request != null) {
                    String cookies = "";
                    for (String line = lines.readLine(); line != null && !line.isEmpty(); line = lines.readLine()) {
                        cookies += line.startsWith("Cookie:") ? line : "";
                    }
                    requests.add(request.replace(" HTTP/1.1", ""));
                    socket.getOutputStream().write(answer(request, cookies).getBytes(UTF_8));
                }
            } catch (IOException e) {
                // The next one may do better.
            }
        }
    }

    private String answer(String request, String cookies) {
        String end = "Connection: close\r\n\r\n";
        if (request.contains("user.name=" + user)) {
            return "HTTP/1.1 200 OK\r\nSet-Cookie: hadoop.auth=\"" + good + "\"; Path=/; HttpOnly\r\n" + end;
        }
        return cookies.contains(good)
                ? "HTTP/1.1 200 OK\r\n" + end + "{\"login\":\"" + good + "\"}"
                : "HTTP/1.1 401 Authentication required\r\nWWW-Authenticate: PseudoAuth\r\n" + end;
    }

    private String ask() throws InterruptedException {
        return web.ask("http://127.0.0.1:" + server.getLocalPort(), "/x", LIMITS)
                .content()
                .orElseThrow()
                .text("login");
    }

    @Test
    void aLogin_isMadeOnce() throws Exception {
        assertThat(ask()).isEqualTo("first");
        requests.clear();

        assertThat(ask()).isEqualTo("first");
        assertThat(requests).containsExactly("GET /x");
    }

    @Test
    void anOldLogin_isMadeAnew() throws Exception {
        ask();
        good = "second";

        assertThat(ask()).isEqualTo("second");
    }
}
