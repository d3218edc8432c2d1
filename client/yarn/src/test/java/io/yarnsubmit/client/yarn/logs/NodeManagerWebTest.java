package io.yarnsubmit.client.yarn.logs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpHandler;
import io.yarnsubmit.client.yarn.logs.LogsUnavailable.Kind;
import io.yarnsubmit.client.yarn.web.HadoopWeb;
import io.yarnsubmit.client.yarn.web.TestWeb;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class NodeManagerWebTest {
    private static final String CONTAINER = "container_1796018902801_0001_01_000002";
    private static final String LOCAL = """
            {"containerLogInfo":[{"fileName":"stdout","fileSize":"11","lastModifiedTime":"Mon Nov 30 06:12:00 +0000 2026"},
            {"fileName":"stderr","fileSize":"0","lastModifiedTime":"some day"}],
            "logAggregationType":"LOCAL","containerId":"%s","nodeId":"localhost:35485"}
            """.formatted(CONTAINER);

    private final NodeManagerWeb web = new NodeManagerWeb(new HadoopWeb(TestWeb.cluster("127.0.0.1:1")));

    @Test
    void theFilesOfAContainer_areListed() throws Exception {
        try (TestWeb server = TestWeb.http(TestWeb.json("{\"containerLogsInfo\":" + LOCAL + "}"))) {
            assertThat(web.list(server.hostAndPort(), CONTAINER))
                    .containsExactly(
                            new LogFile(
                                    CONTAINER,
                                    "localhost:35485",
                                    "stdout",
                                    11,
                                    Optional.of(Instant.parse("2026-11-30T06:12:00Z"))),
                            new LogFile(CONTAINER, "localhost:35485", "stderr", 0, Optional.empty()));
            assertThat(server.requests()).containsExactly("GET /ws/v1/node/containers/" + CONTAINER + "/logs");
        }
    }

    @Test
    void whatIsAggregatedAlready_isLeftOut() throws Exception {
        String both = "{\"containerLogsInfo\":[" + LOCAL + "," + LOCAL.replace("LOCAL", "AGGREGATED") + "]}";
        try (TestWeb server = TestWeb.http(TestWeb.json(both))) {
            assertThat(web.list(server.hostAndPort(), CONTAINER)).hasSize(2);
        }
    }

    @Test
    void aFile_isRead() throws Exception {
        HttpHandler file = TestWeb.status(200, """
                Container: %s on localhost:35485
                LogAggregationType: LOCAL
                ================================
                LogType:std out
                LogLastModifiedTime:Mon Nov 30 06:20:53 +0000 2026
                LogLength:6
                LogContents:
                hello
                End of LogType:std out
                """.formatted(CONTAINER));
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (TestWeb server = TestWeb.http(file)) {
            web.read(server.hostAndPort(), CONTAINER, "std out", -100, new LogSink() {
                @Override
                public void begin(LogFile file, long offset) {}

                @Override
                public void bytes(byte[] buffer, int from, int count) {
                    all.write(buffer, from, count);
                }

                @Override
                public void end() {}
            });
            assertThat(all.toString(UTF_8)).isEqualTo("hello\n");
            assertThat(server.requests())
                    .containsExactly("GET /ws/v1/node/containerlogs/" + CONTAINER + "/std%20out?size=-100");
        }
    }

    @Test
    void aContainerThatIsNotThere_isSaid() throws Exception {
        try (TestWeb server = TestWeb.http(TestWeb.status(404, "java.lang.Exception: Unknown container."))) {
            assertUnavailable(
                    () -> web.read(server.hostAndPort(), CONTAINER, "stdout", 1, NONE),
                    Kind.NOT_THERE,
                    "the NodeManager at " + server.hostAndPort() + " says: Unknown container");
        }
    }

    @Test
    void whoMayNotRead_isTold() throws Exception {
        String prose = "User [bob] is not authorized to view the logs";
        try (TestWeb forbidden = TestWeb.http(TestWeb.status(403, prose));
                TestWeb internal = TestWeb.http(TestWeb.status(
                        500, "{\"RemoteException\":{\"message\":\"x.YarnException: " + prose + "\"}}"))) {
            assertUnavailable(
                    () -> web.read(forbidden.hostAndPort(), CONTAINER, "stdout", 1, NONE),
                    Kind.REFUSED,
                    "the NodeManager at " + forbidden.hostAndPort() + " answers 403: " + prose);
            assertUnavailable(
                    () -> web.list(internal.hostAndPort(), CONTAINER),
                    Kind.REFUSED,
                    "the NodeManager at " + internal.hostAndPort() + " answers 500: " + prose);
        }
    }

    @Test
    void whoIsNotKnown_isToldToLogIn() throws Exception {
        try (TestWeb server = TestWeb.http(TestWeb.status(401, "Authentication required"))) {
            assertThatThrownBy(() -> web.list(server.hostAndPort(), CONTAINER))
                    .hasMessageStartingWith(
                            "the NodeManager's web service at " + server.hostAndPort() + " wants a login: ")
                    .hasMessageEndingWith("; kinit gets a Kerberos ticket")
                    .isInstanceOfSatisfying(
                            LogsUnavailable.class, e -> assertThat(e.kind()).isEqualTo(Kind.REFUSED));
        }
    }

    @Test
    void aMachineThatIsAway_isSaid() throws Exception {
        String dead = TestWeb.deadPort();
        String said = "the NodeManager's web service at " + dead + " cannot be reached from here (Connection refused)";

        assertUnavailable(() -> web.list(dead, CONTAINER), Kind.UNREACHABLE, said);
        assertUnavailable(() -> web.read(dead, CONTAINER, "stdout", 1, NONE), Kind.UNREACHABLE, said);
    }

    @Test
    void anotherPage_isNoList() throws Exception {
        try (TestWeb server = TestWeb.http(TestWeb.status(200, "<html>Log in</html>"))) {
            assertUnavailable(
                    () -> web.list(server.hostAndPort(), CONTAINER),
                    Kind.UNREACHABLE,
                    "the NodeManager's list of files cannot be read");
        }
    }

    private static void assertUnavailable(ThrowingCallable call, Kind kind, String message) {
        assertThatThrownBy(call)
                .hasMessage(message)
                .isInstanceOfSatisfying(
                        LogsUnavailable.class, e -> assertThat(e.kind()).isEqualTo(kind));
    }

    private static final LogSink NONE = new LogSink() {
        @Override
        public void begin(LogFile file, long offset) {}

        @Override
        public void bytes(byte[] buffer, int from, int count) {}

        @Override
        public void end() {}
    };
}
