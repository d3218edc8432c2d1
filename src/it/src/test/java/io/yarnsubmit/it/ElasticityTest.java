package io.yarnsubmit.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.it.cluster.Command;
import io.yarnsubmit.it.cluster.Command.Result;
import io.yarnsubmit.it.cluster.MiniCluster;
import io.yarnsubmit.it.programs.Following;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** With {@code --dynamic-executors}, there are as many executors as there is work for. */
@ExtendWith(MiniCluster.class)
class ElasticityTest {
    private final MiniCluster cluster;

    @TempDir
    Path directory;

    ElasticityTest(MiniCluster cluster) {
        this.cluster = cluster;
    }

    @Test
    void executors_comeWithTasksAndGoWithout_untilTheDriverAsks() {
        // when
        Result result = Command.on(cluster)
                .cluster()
                .option("--num-executors", "0")
                .option("--dynamic-executors", "0..3")
                .option("--conf", "executor.idleTimeout=1s")
                .program(Following.class, directory.toString())
                .run();
        // then
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out().lines().filter(line -> !line.startsWith("result ")))
                .containsExactly(
                        "at first 0 of 0",
                        "backlog true of 3",
                        "idle, 0 requested",
                        "woken by a task, 1",
                        "asked for true",
                        "stay 2 of 2");
        assertThat(result.out().lines().filter(line -> line.startsWith("result ")))
                .hasSize(6);
        cluster.assertNothingLeft(result.applicationId());
    }
}
