package io.yarnsubmit.appmaster.yarn;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.junit.jupiter.api.Test;

class YarnSettingsTest {
    private final YarnConfiguration configuration = new YarnConfiguration();
    private final YarnSettings settings = new YarnSettings(configuration);

    @Test
    void oneResourceManagerIsTheProxy() {
        configuration.set(YarnConfiguration.RM_HOSTNAME, "rm.example");
        assertThat(settings.proxyAddresses()).containsExactly("rm.example:8088");
        assertThat(settings.applicationPage("application_1_0042"))
                .contains("http://rm.example:8088/cluster/app/application_1_0042");
    }

    @Test
    void eachOfSeveralResourceManagersIsAProxy() {
        configuration.setBoolean(YarnConfiguration.RM_HA_ENABLED, true);
        configuration.set(YarnConfiguration.RM_HA_IDS, "rm1,rm2");
        configuration.set(YarnConfiguration.RM_HOSTNAME + ".rm1", "one.example");
        configuration.set(YarnConfiguration.RM_WEBAPP_ADDRESS + ".rm2", "two.example:9088");
        assertThat(settings.proxyAddresses()).containsExactly("one.example:8088", "two.example:9088");
        assertThat(settings.applicationPage("application_1_0042"))
                .contains("http://one.example:8088/cluster/app/application_1_0042");
    }

    @Test
    void aProxyOfItsOwnIsTheOnlyOne() {
        configuration.set(YarnConfiguration.PROXY_ADDRESS, "proxy.example:9099");
        assertThat(settings.proxyAddresses()).containsExactly("proxy.example:9099");
    }

    @Test
    void withHttps_itsAddressesCount() {
        configuration.set(YarnConfiguration.YARN_HTTP_POLICY_KEY, "HTTPS_ONLY");
        configuration.set(YarnConfiguration.RM_HOSTNAME, "rm.example");
        assertThat(settings.proxyAddresses()).containsExactly("rm.example:8090");
        assertThat(settings.webScheme()).isEqualTo("https://");
    }

    @Test
    void aResourceManagerWithoutAHostHasNoPageThatOthersCouldOpen() {
        configuration.set(YarnConfiguration.RM_WEBAPP_ADDRESS, "0.0.0.0:8088");
        assertThat(settings.applicationPage("application_1_0042")).isEmpty();
        assertThat(settings.proxyAddresses()).containsExactly("0.0.0.0:8088");
    }
}
