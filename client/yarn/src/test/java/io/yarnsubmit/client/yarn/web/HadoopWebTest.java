package io.yarnsubmit.client.yarn.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpHandler;
import io.yarnsubmit.client.yarn.web.WebProblem.LoginFailed;
import io.yarnsubmit.client.yarn.web.WebProblem.Refused;
import io.yarnsubmit.client.yarn.web.WebProblem.TooSlow;
import io.yarnsubmit.client.yarn.web.WebProblem.Unreachable;
import io.yarnsubmit.client.yarn.web.WebProblem.Unusable;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class HadoopWebTest {
    private static final WebLimits PATIENT = new WebLimits(Duration.ofSeconds(20), Duration.ofSeconds(20));
    private static final WebLimits SHORT = new WebLimits(Duration.ofSeconds(1), Duration.ofSeconds(1));

    private final HadoopWeb web = new HadoopWeb(TestWeb.cluster("127.0.0.1:1"));

    @Test
    void anAnswer_isRead_withTheClockOfItsService() throws Exception {
        HttpHandler handler = exchange -> {
            exchange.getResponseHeaders()
                    .set("Accepted", exchange.getRequestHeaders().getFirst("Accept"));
            TestWeb.json("{\"a\":{\"b\":[{\"c\":7}]}}").handle(exchange);
        };
        try (TestWeb server = TestWeb.http(handler)) {
            WebAnswer answer = web.ask(server.address(), "/ws/v1/thing?x=1", PATIENT);

            assertThat(answer.content()
                            .orElseThrow()
                            .object("a")
                            .list("b")
                            .get(0)
                            .number("c"))
                    .hasValue(7);
            assertThat(answer.words()).isEqualTo(server.address());
            assertThat(server.requests()).containsExactly("GET /ws/v1/thing?x=1");
            assertThat(answer.clockAhead().orElseThrow().abs()).isLessThan(Duration.ofSeconds(10));
        }
    }

    @Test
    void jsonIsAskedFor() throws Exception {
        try (TestWeb server = TestWeb.http(exchange -> TestWeb.answer(
                exchange, 200, "{\"accept\":\"" + exchange.getRequestHeaders().getFirst("Accept") + "\"}"))) {
            assertThat(web.ask(server.address(), "/", PATIENT)
                            .content()
                            .orElseThrow()
                            .text("accept"))
                    .isEqualTo("application/json");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>Log in</html>", "", "  ", "[1]", "true", "{\"a\":", "plain text"})
    void whatIsNotAJsonObject_isSaid(String body) throws Exception {
        try (TestWeb server = TestWeb.http(TestWeb.status(200, body))) {
            WebAnswer answer = web.ask(server.address(), "/", PATIENT);

            assertThat(problem(answer)).isEqualTo(new Unusable("its answer is not a JSON object"));
            assertThat(answer.words()).isEqualTo(server.address() + " (its answer is not a JSON object)");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "403|User bob is not authorized.|User bob is not authorized",
                "404|java.lang.Exception: Unknown container.|Unknown container",
                "500|<html><b>Trouble</b></html>|Internal Server Error",
                "503|{\"RemoteException\":{\"message\":\"a.b.NotFoundException: java.lang.Exception: None\"}}|None",
                "404|{\"message\":\"Not Found\",\"status\":\"404\"}|Not Found",
                "500|''|Internal Server Error"
            })
    void aRefusal_isSaid_inOneLine(int status, String body, String complaint) throws Exception {
        try (TestWeb server = TestWeb.http(TestWeb.status(status, body))) {
            WebAnswer answer = web.ask(server.address(), "/", PATIENT);

            assertThat(problem(answer)).isEqualTo(new Refused(status, complaint));
            assertThat(answer.words()).isEqualTo(server.address() + " (it answers " + status + ": " + complaint + ")");
            assertThat(answer.clockAhead()).isPresent();
        }
    }

    @Test
    void aLoginThatFails_isSaid() throws Exception {
        try (TestWeb server = TestWeb.http(TestWeb.status(401, "Authentication required"))) {
            WebAnswer answer = web.ask(server.address(), "/", PATIENT);

            assertThat(problem(answer)).isInstanceOf(LoginFailed.class);
            assertThat(answer.words())
                    .startsWith(server.address() + " (it wants a login: ")
                    .contains("401");
        }
    }

    @Test
    void withoutATicket_aLoginByKerberosFails() throws Exception {
        HttpHandler handler = exchange -> {
            exchange.getResponseHeaders().add("WWW-Authenticate", "Negotiate");
            TestWeb.answer(exchange, 401, "Authentication required");
        };
        try (TestWeb server = TestWeb.http(handler)) {
            assertThat(problem(web.ask(server.address(), "/", PATIENT))).isInstanceOf(LoginFailed.class);
        }
    }

    @Test
    void redirects_areFollowed() throws Exception {
        HttpHandler handler = exchange -> {
            if (exchange.getRequestURI().getPath().equals("/there")) {
                TestWeb.json("{\"at\":\"" + exchange.getRequestURI() + "\"}").handle(exchange);
            } else {
                TestWeb.redirect(302, "/there?a=b").handle(exchange);
            }
        };
        try (TestWeb server = TestWeb.http(handler)) {
            assertThat(web.ask(server.address(), "/here", PATIENT)
                            .content()
                            .orElseThrow()
                            .text("at"))
                    .isEqualTo("/there?a=b");
        }
    }

    @Test
    void redirectsWithoutEnd_areGivenUp() throws Exception {
        try (TestWeb server = TestWeb.http(TestWeb.redirect(307, "/again"))) {
            assertThat(problem(web.ask(server.address(), "/", PATIENT)))
                    .isEqualTo(new Unreachable(
                            "it redirects more than 5 times, the last time to " + server.address() + "/again"));
            assertThat(server.requests()).hasSize(6);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://127.0.0.1/", "http://:::/", "file:///etc/passwd"})
    void aRedirectToElsewhere_isNotFollowed(String target) throws Exception {
        try (TestWeb server = TestWeb.http(TestWeb.redirect(302, target))) {
            assertThat(web.ask(server.address(), "/", PATIENT).content()).isEmpty();
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void aSlowService_isGivenUp() throws Exception {
        try (TestWeb server = TestWeb.http(exchange -> sleep(30))) {
            assertGivenUpInTime(server.address());
        }
    }

    @Test
    void aTrickleOfBytes_isGivenUp() throws Exception {
        HttpHandler handler = exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream body = exchange.getResponseBody()) {
                for (int i = 0; i < 300; i++) {
                    body.write(' ');
                    body.flush();
                    TimeUnit.MILLISECONDS.sleep(100);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        try (TestWeb server = TestWeb.http(handler)) {
            assertGivenUpInTime(server.address());
        }
    }

    /** It listens, and never says a word: also not those of TLS. */
    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    void aServiceThatHangs_isGivenUp(String scheme) throws Exception {
        try (ServerSocket silent = new ServerSocket()) {
            silent.bind(new java.net.InetSocketAddress("127.0.0.1", 0));
            assertGivenUpInTime(scheme + "://127.0.0.1:" + silent.getLocalPort());
        }
    }

    private void assertGivenUpInTime(String address) throws InterruptedException {
        long start = System.nanoTime();

        WebAnswer answer = web.ask(address, "/", SHORT);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        // The connection's own limit is as long, and may be quicker.
        assertThat(problem(answer)).isIn(new TooSlow(SHORT.answer()), new Unreachable("Read timed out"));
    }

    @Test
    void aHugeAnswer_isNotRead() throws Exception {
        HttpHandler handler = exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream body = exchange.getResponseBody()) {
                byte[] block = " ".repeat(1 << 16).getBytes(UTF_8);
                for (int i = 0; i < 1 << 14; i++) {
                    body.write(block);
                }
            }
        };
        try (TestWeb server = TestWeb.http(handler)) {
            assertThat(problem(web.ask(server.address(), "/", PATIENT)))
                    .isEqualTo(new Unusable("it answers with more than 8 MiB"));
        }
    }

    @Test
    void whereNobodyListens_thatIsSaid() throws Exception {
        String nobody = "http://" + TestWeb.deadPort();

        WebAnswer answer = web.ask(nobody, "/", PATIENT);

        assertThat(answer.words()).isEqualTo(nobody + " (Connection refused)");
        assertThat(answer.clockAhead()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "http://a b", "http://", ""})
    void whatIsNotAnAddress_isSaid(String address) throws Exception {
        assertThat(problem(web.ask(address, "/", PATIENT))).isInstanceOf(Unreachable.class);
    }

    @Test
    void anInterruption_endsTheWait() throws Exception {
        try (TestWeb server = TestWeb.http(exchange -> sleep(30))) {
            Thread.currentThread().interrupt();

            assertThatThrownBy(() -> web.ask(server.address(), "/", PATIENT)).isInstanceOf(InterruptedException.class);
        }
    }

    @Test
    void aStream_isGivenAsItComes() throws Exception {
        try (TestWeb server = TestWeb.http(TestWeb.status(200, "line\n"));
                InputStream stream = web.open(server.address(), "/log", "text/plain", PATIENT)) {
            assertThat(new String(stream.readAllBytes(), UTF_8)).isEqualTo("line\n");
        }
    }

    @Test
    void aStreamThatIsNotToBeHad_isAnException() throws Exception {
        try (TestWeb server = TestWeb.http(TestWeb.status(404, "java.lang.Exception: Unknown container"))) {
            assertThatThrownBy(() -> web.open(server.address(), "/log", "text/plain", PATIENT))
                    .isInstanceOfSatisfying(
                            WebException.class,
                            e -> assertThat(e.problem()).isEqualTo(new Refused(404, "Unknown container")));
        }
        assertThatThrownBy(() -> web.open("http://" + TestWeb.deadPort(), "/log", "text/plain", PATIENT))
                .isInstanceOf(WebException.class)
                .hasMessage("Connection refused");
    }

    private static WebProblem problem(WebAnswer answer) {
        return ((WebAnswer.Failed) answer).problem();
    }

    private static void sleep(int seconds) {
        try {
            TimeUnit.SECONDS.sleep(seconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
