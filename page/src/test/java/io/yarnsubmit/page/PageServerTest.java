package io.yarnsubmit.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yarnsubmit.protocol.PortRange;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PageServerTest {
    private final KnownContent content = new KnownContent();
    private final HttpClient client = HttpClient.newHttpClient();
    private boolean isProxy = true;
    private PageServer server;

    @BeforeEach
    void open() throws IOException {
        Proxies proxies = new Proxies() {
            @Override
            public boolean has(InetAddress address) {
                return isProxy;
            }

            @Override
            public Optional<String> elsewhere() {
                return Optional.of("http://rm.example:8088/proxy/redirect/application_1_0042/");
            }
        };
        server = PageServer.open(
                "127.0.0.1",
                new PortRange(0, 0),
                content,
                proxies,
                user -> user.filter("ann"::equals).isPresent());
    }

    @AfterEach
    void close() {
        server.close();
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .header("Cookie", "proxy-user=ann");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(to(path).build(), BodyHandlers.ofString());
    }

    @Test
    void thePageIsThere_andRunsNothingButItsOwn() throws Exception {
        HttpResponse<String> page = get("/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).startsWith("<!doctype html>");
        assertThat(page.headers().map()).containsKey("content-security-policy");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(get("").statusCode()).isEqualTo(200);
    }

    @Test
    void theStateIsJson() throws Exception {
        HttpResponse<String> state = get("/state.json?since=0");
        assertThat(state.headers().firstValue("Content-Type")).contains("application/json; charset=utf-8");
        assertThat(state.body()).startsWith("{").endsWith("}").contains("application_1_0042");
    }

    @Test
    void theFiguresAreText() throws Exception {
        HttpResponse<String> metrics = get("/metrics");
        assertThat(metrics.headers().firstValue("Content-Type")).contains(MetricsText.TYPE);
        assertThat(metrics.body()).contains("# TYPE yarnsubmit_executors_started_total counter\n");
    }

    @Test
    void everyAnswerHasABody() throws Exception {
        assertThat(get("/favicon.ico").statusCode()).isEqualTo(404);
        assertThat(get("/../../etc/passwd").body()).startsWith("There is no such page");
        HttpResponse<String> put =
                client.send(to("/").PUT(BodyPublishers.ofString("{}")).build(), BodyHandlers.ofString());
        assertThat(put.statusCode()).isEqualTo(405);
        assertThat(put.body()).contains("can only be read");
        isProxy = false;
        HttpResponse<String> stranger = get("/");
        assertThat(stranger.statusCode()).isEqualTo(302);
        assertThat(stranger.headers().firstValue("Location"))
                .contains("http://rm.example:8088/proxy/redirect/application_1_0042/");
        assertThat(stranger.body()).contains("YARN's proxy").doesNotContain("nightly");
    }

    @Test
    void others_seeNothing() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/state.json"))
                .header("Cookie", "proxy-user=bob")
                .build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("--view-acl").doesNotContain("nightly");
    }

    @Test
    void anApplicationMasterThatIsBusy_saysSo() throws Exception {
        content.fails = true;
        assertThat(get("/state.json").statusCode()).isEqualTo(503);
        assertThat(get("/metrics").body()).contains("Try again");
    }

    @Test
    void aRangeWithoutAFreePortIsNamed() {
        PortRange taken = new PortRange(server.port(), server.port());
        assertThatThrownBy(() -> PageServer.open("127.0.0.1", taken, content, new NoProxies(), user -> true))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no port of " + server.port() + " (page.port) is free");
    }

    private static final class NoProxies implements Proxies {
        @Override
        public boolean has(InetAddress address) {
            return false;
        }

        @Override
        public Optional<String> elsewhere() {
            return Optional.empty();
        }
    }
}
