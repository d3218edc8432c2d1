package io.yarnsubmit.embedded.yarn;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.apache.hadoop.yarn.api.records.NodeState;
import org.apache.hadoop.yarn.api.records.QueueState;
import org.apache.hadoop.yarn.client.api.YarnClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Starts a cluster in this JVM, like the integration tests. */
@Timeout(120)
final class EmbeddedYarnTest {
    @TempDir
    Path temporary;

    @Test
    void hasTheNodesAndQueuesThatWereAskedFor() throws Exception {
        EmbeddedYarnSettings settings = EmbeddedYarnSettings.at(temporary)
                .nodes(2)
                .nodeSize(2048, 4)
                .queues(EmbeddedQueue.of("etl", 30), EmbeddedQueue.of("old", 10).stopped())
                .build();
        try (EmbeddedYarn cluster = EmbeddedYarn.start(settings);
                YarnClient client = YarnClient.createYarnClient()) {
            client.init(cluster.clientConfiguration());
            client.start();

            assertThat(client.getNodeReports(NodeState.RUNNING))
                    .hasSize(2)
                    .allSatisfy(node ->
                            assertThat(node.getCapability().getMemorySize()).isEqualTo(2048));
            assertThat(client.getQueueInfo("default").getCapacity()).isEqualTo(0.6f);
            assertThat(client.getQueueInfo("old").getQueueState()).isEqualTo(QueueState.STOPPED);
            assertThat(client.createApplication()
                            .getNewApplicationResponse()
                            .getMaximumResourceCapability()
                            .getMemorySize())
                    .isEqualTo(2048);
            assertThat(cluster.defaultFileSystem()).isEqualTo("file:///");

            cluster.stopNode(1);

            assertThat(cluster.confDirectory()).isDirectoryContaining("glob:**/yarn-site.xml");
        }
    }
}
