package io.yarnsubmit.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.it.cluster.Command;
import io.yarnsubmit.it.cluster.Command.Result;
import io.yarnsubmit.it.cluster.MiniCluster;
import io.yarnsubmit.it.programs.Squares;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Executors that this cluster can never run are refused before anything is uploaded. */
@ExtendWith(MiniCluster.class)
class RefusedPlacesTest {
    private final MiniCluster cluster;

    RefusedPlacesTest(MiniCluster cluster) {
        this.cluster = cluster;
    }

    @Test
    void clusterHasNothingOfTheKind_saysSoAllAtOnce() {
        Result result = Command.on(cluster)
                .option("--executor-label", "ssd", "--am-label", "gpu", "--executor-resource", "yarn.io/gpu=1")
                .program(Squares.class, "1")
                .run();

        assertThat(result.exitCode()).as(result.err()).isEqualTo(125);
        assertThat(result.err())
                .contains("This cluster has no node label 'ssd'. It has none at all. Change --executor-label")
                .contains("This cluster has no node label 'gpu'. It has none at all. Change --am-label")
                .contains("This cluster has no resource type 'yarn.io/gpu'")
                .contains("(YS-2108)")
                .doesNotContain("uploaded", "submitted");
    }

    @Test
    void strictMachineIsUnknown_namesTheNearOne() {
        Result result = Command.on(cluster)
                .option("--executor-hosts", "localhots", "--executor-locality", "strict")
                .program(Squares.class, "1")
                .run();

        assertThat(result.exitCode()).as(result.err()).isEqualTo(125);
        assertThat(result.err())
                .contains("This cluster has no machine 'localhots'. It has: localhost. Did you mean 'localhost'?")
                .doesNotContain("uploaded");
    }
}
