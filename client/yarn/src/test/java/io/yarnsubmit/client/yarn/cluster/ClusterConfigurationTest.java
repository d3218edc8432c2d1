package io.yarnsubmit.client.yarn.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusterConfigurationTest {

    /** The settings, as {@code key=value} without {@code yarn.}, and what comes of them. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|http://0.0.0.0:8088",
                "resourcemanager.hostname=rm|http://rm:8088",
                "resourcemanager.webapp.address=web:1|http://web:1",
                "resourcemanager.webapp.address=web|http://web:8088",
                "resourcemanager.webapp.address=0.0.0.0:1 resourcemanager.hostname=rm|http://rm:1",
                "resourcemanager.webapp.address=${nosuch}:1 resourcemanager.hostname=rm|http://rm:1",
                "http.policy=HTTPS_ONLY resourcemanager.hostname=rm|https://rm:8090",
                "http.policy=HTTPS_ONLY resourcemanager.webapp.https.address=web:2|https://web:2",
                "resourcemanager.ha.enabled=true resourcemanager.ha.rm-ids=a,b resourcemanager.hostname.a=rma"
                        + " resourcemanager.webapp.address.b=web:3|http://rma:8088 http://web:3",
                "resourcemanager.ha.enabled=true resourcemanager.ha.rm-ids=a,b resourcemanager.hostname.a=rma"
                        + " resourcemanager.hostname.b=rmb http.policy=HTTPS_ONLY"
                        + " resourcemanager.webapp.https.address.b=0.0.0.0:3|https://rma:8090 https://rmb:3"
            })
    void theResourceManagersWebServices_areFound(String settings, String addresses) {
        YarnConfiguration hadoop = new YarnConfiguration();
        for (String setting : settings.split(" ")) {
            if (!setting.isEmpty()) {
                hadoop.set("yarn." + setting.split("=")[0], setting.split("=")[1]);
            }
        }
        assertThat(new ClusterConfiguration(hadoop, List.of()).resourceManagerWebAddresses())
                .containsExactly(addresses.split(" "));
    }
}
