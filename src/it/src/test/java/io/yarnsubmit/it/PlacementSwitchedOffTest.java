package io.yarnsubmit.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.it.cluster.Command;
import io.yarnsubmit.it.cluster.Command.Result;
import io.yarnsubmit.it.cluster.MiniCluster;
import io.yarnsubmit.it.programs.Hello;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Most clusters have placement constraints switched off, as is YARN's default. */
@ExtendWith(MiniCluster.class)
class PlacementSwitchedOffTest {
    private final MiniCluster cluster;

    PlacementSwitchedOffTest(MiniCluster cluster) {
        this.cluster = cluster;
    }

    @Test
    void applicationFails_andNamesTheSetting() {
        Result result = Command.on(cluster)
                .cluster()
                .option("--executor-placement", "one-per-host")
                .program(Hello.class)
                .run();

        // The driver may have been started by then, or not.
        assertThat(result.exitCode()).as(result.err()).isIn(123, 125);
        assertThat(result.err())
                .contains("the cluster has placement constraints switched off"
                        + " (yarn.resourcemanager.placement-constraints.handler")
                .contains("yarnsubmit.executor.placement");
        cluster.assertNothingLeft(result.applicationId());
    }
}
