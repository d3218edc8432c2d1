package io.yarnsubmit.client.yarn.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpHandler;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ResourceManagerWebTest {
    private static final WebLimits LIMITS = new WebLimits(Duration.ofSeconds(20), Duration.ofSeconds(20));
    private static final HttpHandler ACTIVE = TestWeb.json("{\"is\":\"active\"}");

    private static ResourceManagerAnswer ask(String... addresses) throws InterruptedException {
        return new ResourceManagerWeb(TestWeb.cluster(addresses), LIMITS).ask("/ws/v1/cluster/scheduler");
    }

    private static void assertActive(ResourceManagerAnswer answer) {
        assertThat(answer.content().orElseThrow().text("is")).isEqualTo("active");
    }

    @Test
    void one_isAsked() throws Exception {
        try (TestWeb active = TestWeb.http(ACTIVE)) {
            ResourceManagerAnswer answer = ask(active.hostAndPort());

            assertActive(answer);
            assertThat(answer.words()).isEqualTo(active.address());
        }
    }

    @Test
    void aStandby_sendsOnToTheActiveOne() throws Exception {
        try (TestWeb active = TestWeb.http(ACTIVE);
                TestWeb standby = TestWeb.http(TestWeb.redirect(307, active.address() + "/ws/v1/cluster/scheduler"))) {
            assertActive(ask(standby.hostAndPort(), active.hostAndPort()));
            assertThat(active.requests()).containsExactly("GET /ws/v1/cluster/scheduler");
        }
    }

    /** As Hadoop answers while it knows no active one: a redirect to nowhere, and a page that reloads itself. */
    @Test
    void afterAStandbyThatKnowsNoActiveOne_theNextIsAsked() throws Exception {
        HttpHandler unsure = exchange -> {
            exchange.getResponseHeaders().add("Refresh", "3;url=http://127.0.0.1:1/");
            TestWeb.answer(exchange, 307, "Can not find any active RM. Will retry in next 3 seconds.");
        };
        try (TestWeb active = TestWeb.http(ACTIVE);
                TestWeb standby = TestWeb.http(unsure)) {
            ResourceManagerAnswer answer = ask(standby.hostAndPort(), active.hostAndPort());

            assertActive(answer);
            assertThat(answer.words())
                    .isEqualTo(standby.address() + " (it is on standby, and knows no active ResourceManager), "
                            + active.address());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "This is standby RM. The redirect url is: /ws/v1/cluster\n",
                "There is no active RM right now.\nHA Zookeeper Connection State: CONNECTED"
            })
    void aStandbyThatSaysSoInProse_isUnderstood(String prose) throws Exception {
        try (TestWeb active = TestWeb.http(ACTIVE);
                TestWeb standby = TestWeb.http(TestWeb.status(200, prose))) {
            ResourceManagerAnswer answer = ask(standby.hostAndPort(), active.hostAndPort());

            assertActive(answer);
            assertThat(answer.words()).contains("it is on standby");
        }
    }

    @Test
    void afterADeadOne_theOtherIsAsked() throws Exception {
        String dead = TestWeb.deadPort();
        try (TestWeb active = TestWeb.http(ACTIVE)) {
            ResourceManagerAnswer answer = ask(dead, active.hostAndPort());

            assertActive(answer);
            assertThat(answer.words()).isEqualTo("http://" + dead + " (Connection refused), " + active.address());
        }
    }

    @Test
    void anActiveOneThatRefuses_doesNotKeepFromTheOther() throws Exception {
        try (TestWeb refusing = TestWeb.http(TestWeb.status(403, "not for you"));
                TestWeb active = TestWeb.http(ACTIVE)) {
            assertActive(ask(refusing.hostAndPort(), active.hostAndPort()));
        }
    }

    @Test
    void whenNoneAnswers_eachReasonIsTold() throws Exception {
        String dead = TestWeb.deadPort();
        try (TestWeb refusing = TestWeb.http(TestWeb.status(403, "not for you"))) {
            ResourceManagerAnswer answer = ask(dead, refusing.hostAndPort());

            assertThat(answer.content()).isEmpty();
            assertThat(answer.words())
                    .isEqualTo("http://" + dead + " (Connection refused), " + refusing.address()
                            + " (it answers 403: not for you)");
        }
    }

    @Test
    void each_canBeAsked() throws Exception {
        String dead = TestWeb.deadPort();
        try (TestWeb active = TestWeb.http(ACTIVE)) {
            assertThat(new ResourceManagerWeb(TestWeb.cluster(dead, active.hostAndPort(), dead), LIMITS).askEach("/"))
                    .extracting(answer -> answer.content().isPresent())
                    .containsExactly(false, true, false);
        }
    }
}
