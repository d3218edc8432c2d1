package io.yarnsubmit.embedded.yarn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.junit.jupiter.api.Test;

final class DaemonConfigurationTest {
    private static final Path BASE = Path.of("/base");

    @Test
    void givesTheDefaultQueueWhatTheOthersLeave() throws Exception {
        Configuration conf = resourceManager(EmbeddedYarnSettings.at(BASE)
                .queues(
                        EmbeddedQueue.of("etl", 30).withMaximumCapacityPercent(50),
                        EmbeddedQueue.of("old", 10).stopped())
                .build());

        assertThat(conf.get("yarn.scheduler.capacity.root.queues")).isEqualTo("default,etl,old");
        assertThat(conf.get("yarn.scheduler.capacity.root.default.capacity")).isEqualTo("60");
        assertThat(conf.get("yarn.scheduler.capacity.root.etl.maximum-capacity"))
                .isEqualTo("50");
        assertThat(conf.get("yarn.scheduler.capacity.root.old.state")).isEqualTo("STOPPED");
        assertThat(conf.getBoolean(YarnConfiguration.YARN_ACL_ENABLE, false)).isFalse();
    }

    @Test
    void closesTheRootWhenAQueueNamesItsSubmitters() throws Exception {
        Configuration conf = resourceManager(EmbeddedYarnSettings.at(BASE)
                .queues(EmbeddedQueue.of("vip", 10).withSubmitters("alice"), EmbeddedQueue.of("etl", 10))
                .build());

        assertThat(conf.getBoolean(YarnConfiguration.YARN_ACL_ENABLE, false)).isTrue();
        assertThat(conf.get("yarn.scheduler.capacity.root.acl_submit_applications"))
                .isBlank();
        assertThat(conf.get("yarn.scheduler.capacity.root.vip.acl_submit_applications"))
                .isEqualTo("alice");
        assertThat(conf.get("yarn.scheduler.capacity.root.etl.acl_submit_applications"))
                .isEqualTo("*");
    }

    @Test
    void letsTheCallersPropertiesWin() throws Exception {
        Configuration conf = resourceManager(EmbeddedYarnSettings.at(BASE)
                .properties(Map.of(YarnConfiguration.RM_NM_HEARTBEAT_INTERVAL_MS, "1000"))
                .build());

        assertThat(conf.get(YarnConfiguration.RM_NM_HEARTBEAT_INTERVAL_MS)).isEqualTo("1000");
    }

    @Test
    void keepsANodesFilesBelowTheBaseDirectory() throws Exception {
        EmbeddedYarnSettings settings = EmbeddedYarnSettings.at(BASE).build();
        Configuration conf = new DaemonConfiguration(settings).node(1, resourceManager(settings));

        assertThat(conf.get(YarnConfiguration.NM_LOCAL_DIRS)).isEqualTo("/base/node1/local");
        assertThat(conf.get(YarnConfiguration.NM_LOG_DIRS)).isEqualTo("/base/node1/logs");
    }

    @Test
    void refusesQueuesThatDoNotFit() throws Exception {
        assertThatThrownBy(() -> EmbeddedYarnSettings.at(BASE)
                        .queues(EmbeddedQueue.of("a", 60), EmbeddedQueue.of("b", 50))
                        .build())
                .hasMessageContaining("110 %");
        assertThatThrownBy(() -> EmbeddedQueue.of("a", 60).withMaximumCapacityPercent(50))
                .hasMessageContaining("queue a");
    }

    private static Configuration resourceManager(EmbeddedYarnSettings settings) throws Exception {
        return new DaemonConfiguration(settings).resourceManager("file:///");
    }
}
