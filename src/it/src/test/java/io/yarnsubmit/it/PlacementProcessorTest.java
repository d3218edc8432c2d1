package io.yarnsubmit.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.it.cluster.Command.Result;
import io.yarnsubmit.it.cluster.Command.Running;
import io.yarnsubmit.it.cluster.Tags;
import io.yarnsubmit.it.daemons.DaemonCluster;
import io.yarnsubmit.it.programs.AwaitExecutors;
import io.yarnsubmit.it.programs.Gate;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** YARN's other way to place containers refuses what it cannot place at once, and cannot take anything back. */
@Tag(Tags.LONG)
@Tag(Tags.PLACEMENT)
class PlacementProcessorTest {
    private static DaemonCluster cluster;

    @TempDir
    Path directory;

    @BeforeAll
    static void startCluster() {
        cluster = DaemonCluster.builder()
                .name("placement-processor")
                .withoutHdfs()
                .set(YarnConfiguration.RM_PLACEMENT_CONSTRAINTS_HANDLER, "placement-processor")
                .start();
    }

    @AfterAll
    static void stopCluster() {
        cluster.close();
    }

    @Test
    void onePerHost_thirdOfTwoMachinesWaits() throws IOException {
        Running running = cluster.command()
                .cluster()
                .option("--num-executors", "3", "--executor-placement", "one-per-host")
                .program(AwaitExecutors.class, "2", directory.toString())
                .start()
                .awaitOut("there true")
                .awaitErr("waiting for 1 of 3 executors: no machine that satisfies 'one-per-host' has room");
        new Gate(directory.toString()).arrive("open");

        Result result = running.await();
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).contains("on 127.0.0.2 says hello", "on 127.0.0.3 says hello");
    }
}
