package io.yarnsubmit.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.page.Gate.Verdict;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GateTest {
    private static final String OWN_HOST = "node1:18000";
    private static final String ELSEWHERE = "http://rm:8088/proxy/redirect/application_1_0042/";

    private InetAddress proxy;
    private InetAddress stranger;
    private Optional<String> elsewhere = Optional.of(ELSEWHERE);
    private Optional<String> seenUser = Optional.empty();
    private boolean everybody;

    @BeforeEach
    void addresses() throws UnknownHostException {
        proxy = InetAddress.getByName("192.0.2.1");
        stranger = InetAddress.getByName("192.0.2.9");
    }

    private Verdict decide(String method, InetAddress from, @Nullable String host, @Nullable String cookies) {
        Proxies proxies = new Proxies() {
            @Override
            public boolean has(InetAddress address) {
                return address.equals(proxy);
            }

            @Override
            public Optional<String> elsewhere() {
                return elsewhere;
            }
        };
        Visitors visitors = user -> {
            seenUser = user;
            return everybody || user.filter("ann"::equals).isPresent();
        };
        return new Gate(proxies, visitors, Set.of(OWN_HOST)).decide(method, from, host, cookies);
    }

    @Test
    void whoeverTheProxyNames_andMaySeeIt_isLetIn() {
        assertThat(decide("GET", proxy, OWN_HOST, "proxy-user=ann")).isEqualTo(new Verdict.Let());
        assertThat(decide("HEAD", proxy, OWN_HOST, "other=1; proxy-user=\"ann\""))
                .isEqualTo(new Verdict.Let());
    }

    @Test
    void othersAreRefused_andToldWhoCanAllowIt() {
        assertThat(decide("GET", proxy, OWN_HOST, "proxy-user=bob"))
                .isEqualTo(new Verdict.Refuse(
                        403, "User bob may not see this application. Its owner can allow it with --view-acl."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "proxy-user=", "proxy-user", "xproxy-user=ann", "proxy-user=\"\""})
    void withoutAName_nobodyIsLoggedIn(String cookies) {
        assertThat(decide("GET", proxy, OWN_HOST, cookies)).isInstanceOf(Verdict.Refuse.class);
        assertThat(seenUser).isEmpty();
    }

    @Test
    void whereNothingIsChecked_nobodyNeedsAName() {
        everybody = true;
        assertThat(decide("GET", proxy, OWN_HOST, null)).isEqualTo(new Verdict.Let());
    }

    @Test
    void whoComesAnotherWay_isSentToTheProxy_whateverTheyClaim() {
        everybody = true;
        assertThat(decide("GET", stranger, OWN_HOST, "proxy-user=ann")).isEqualTo(new Verdict.Redirect(ELSEWHERE));
        elsewhere = Optional.empty();
        assertThat(decide("GET", stranger, OWN_HOST, "proxy-user=ann"))
                .isInstanceOfSatisfying(
                        Verdict.Refuse.class,
                        refusal -> assertThat(refusal.status()).isEqualTo(403));
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "node1:18001", "node1", ""})
    void anotherNameThatLeadsHere_isRefused(String host) {
        everybody = true;
        assertThat(decide("GET", proxy, host, null))
                .isInstanceOfSatisfying(
                        Verdict.Refuse.class,
                        refusal -> assertThat(refusal.status()).isEqualTo(400));
        assertThat(decide("GET", proxy, null, null)).isInstanceOf(Verdict.Refuse.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "TRACE"})
    void nothingCanBeChanged(String method) {
        everybody = true;
        assertThat(decide(method, proxy, OWN_HOST, null))
                .isInstanceOfSatisfying(
                        Verdict.Refuse.class,
                        refusal -> assertThat(refusal.status()).isEqualTo(405));
    }
}
