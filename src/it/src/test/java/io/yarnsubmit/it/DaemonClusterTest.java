package io.yarnsubmit.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.it.cluster.Command.Result;
import io.yarnsubmit.it.daemons.Daemon;
import io.yarnsubmit.it.daemons.DaemonCluster;
import io.yarnsubmit.it.programs.Squares;
import org.junit.jupiter.api.Test;

/** The fixture that recovery is tested with does what it says. */
class DaemonClusterTest {
    @Test
    void daemonsKilledAndStartedAgain_clusterGoesOn() {
        try (DaemonCluster cluster =
                DaemonCluster.builder().name("fixture").nodes(2).start()) {
            // when
            Daemon resourceManager = cluster.activeResourceManager();
            long before = resourceManager.pid();
            resourceManager.kill();
            assertThat(resourceManager.isAlive()).isFalse();
            resourceManager.restart();
            cluster.nodeManagers().get(0).stop();
            cluster.awaitNodes(1);
            cluster.nodeManagers().get(0).resume();
            cluster.nodeManagers().get(1).terminate();
            cluster.nodeManagers().get(1).restart();
            cluster.nameNode().kill();
            cluster.nameNode().restart();
            cluster.awaitFileSystem();
            cluster.enterSafeMode();
            cluster.leaveSafeMode();
            cluster.awaitNodes(2);
            // then
            assertThat(resourceManager.pid()).isNotEqualTo(before);
            Result result =
                    cluster.command().cluster().program(Squares.class, "10").run();
            assertThat(result.exitCode()).as(result.err()).isZero();
            assertThat(result.out()).contains("sum 285");
            cluster.assertNothingLeft(result.applicationId());
        }
    }

    @Test
    void activeResourceManagerKilled_otherTakesOver() {
        try (DaemonCluster cluster = DaemonCluster.builder()
                .name("fixture-ha")
                .nodes(1)
                .highAvailability()
                .withoutHdfs()
                .start()) {
            // when
            Daemon active = cluster.activeResourceManager();
            active.kill();
            // then
            assertThat(cluster.activeResourceManager()).isNotSameAs(active);
            active.restart();
            cluster.awaitStandby(active);
            cluster.awaitNodes(1);
            Result result =
                    cluster.command().cluster().program(Squares.class, "10").run();
            assertThat(result.exitCode()).as(result.err()).isZero();
            cluster.assertNothingLeft(result.applicationId());
        }
    }
}
