package io.yarnsubmit.client.yarn.dryrun;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpHandler;
import io.yarnsubmit.client.yarn.web.ResourceManagerWeb;
import io.yarnsubmit.client.yarn.web.TestWeb;
import io.yarnsubmit.client.yarn.web.WebLimits;
import java.time.Duration;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ResourceManagerConfigurationTest {
    private static final WebLimits LIMITS = new WebLimits(Duration.ofSeconds(20), Duration.ofSeconds(20));

    private static ResourceManagerConfiguration read(TestWeb server) throws InterruptedException {
        return ResourceManagerConfiguration.read(new ResourceManagerWeb(TestWeb.cluster(server.hostAndPort()), LIMITS));
    }

    @Test
    void itsValues_areRead() throws Exception {
        HttpHandler conf = TestWeb.json("""
                {"properties":[{"key":"yarn.a","value":"1","isFinal":false,"resource":"x"},{"key":"b","value":null}]}
                """);
        try (TestWeb server = TestWeb.http(conf)) {
            Function<String, String> values = read(server).values().orElseThrow();

            assertThat(values.apply("yarn.a")).isEqualTo("1");
            assertThat(values.apply("b")).isEmpty();
            assertThat(values.apply("absent")).isEmpty();
            assertThat(server.requests()).containsExactly("GET /conf");
        }
    }

    @Test
    void whoMayNotReadIt_isTold() throws Exception {
        try (TestWeb server = TestWeb.http(TestWeb.status(403, "<html>Unauthorized</html>"))) {
            ResourceManagerConfiguration refused = read(server);

            assertThat(refused.values()).isEmpty();
            assertThat(refused.asked()).isEqualTo(server.address() + " (it answers 403: Forbidden)");
        }
    }

    @Test
    void anotherPage_isNoConfiguration() throws Exception {
        try (TestWeb server = TestWeb.http(TestWeb.json("{\"properties\":{}}"))) {
            assertThat(read(server).asked()).isEqualTo(server.address());
            assertThat(TestWeb.http(TestWeb.json("{}"))).satisfies(other -> {
                try (other) {
                    assertThat(read(other).values()).isEmpty();
                }
            });
        }
    }
}
