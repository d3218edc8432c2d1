package io.yarnsubmit.appmaster.yarn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;

class WebProxiesTest {
    private static final String APPLICATION = "application_1_0042";

    private static WebProxies of(String... addresses) {
        return new WebProxies("http://", List.of(addresses), APPLICATION);
    }

    private static InetAddress address(String text) throws UnknownHostException {
        return InetAddress.getByName(text);
    }

    @Test
    void eachResourceManagerIsOne() throws UnknownHostException {
        WebProxies proxies = of("198.51.100.1:8088", "198.51.100.2:8088");
        assertThat(proxies.has(address("198.51.100.1"))).isTrue();
        assertThat(proxies.has(address("198.51.100.2"))).isTrue();
        assertThat(proxies.has(address("198.51.100.3"))).isFalse();
        assertThat(proxies.has(InetAddress.getLoopbackAddress())).isFalse();
    }

    @Test
    void oneOnThisMachineMayUseAnyOfItsAddresses() throws UnknownHostException {
        for (String here : List.of("localhost:8088", "0.0.0.0:8088", ":8088")) {
            assertThat(of(here).has(address("127.0.0.1"))).isTrue();
            assertThat(of(here).has(InetAddress.getLocalHost())).isTrue();
            assertThat(of(here).has(address("198.51.100.3"))).isFalse();
        }
    }

    @Test
    void oneThatNobodyKnowsLetsNobodyIn() throws UnknownHostException {
        assertThat(of("no-such-host.invalid:8088").has(address("127.0.0.1"))).isFalse();
    }

    @Test
    void othersAreSentToOneThatAnswers() throws IOException {
        try (ServerSocket living = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            gone.close();
            String dead = "127.0.0.1:" + gone.getLocalPort();
            String alive = "127.0.0.1:" + living.getLocalPort();
            assertThat(of(dead, alive).elsewhere())
                    .contains("http://" + alive + "/proxy/redirect/" + APPLICATION + "/");
            assertThat(of(dead).elsewhere()).contains("http://" + dead + "/proxy/redirect/" + APPLICATION + "/");
        }
    }
}
