package io.yarnsubmit.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.it.cluster.Command;
import io.yarnsubmit.it.cluster.Command.Result;
import io.yarnsubmit.it.cluster.MiniCluster;
import io.yarnsubmit.it.programs.JobsUnderFire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Jobs of stages on executors in containers. */
@ExtendWith(MiniCluster.class)
class JobsTest {
    private final MiniCluster cluster;

    JobsTest(MiniCluster cluster) {
        this.cluster = cluster;
    }

    @Test
    void answersAndCountersAreRight_whateverBecomesOfExecutors() {
        // when
        Result result = Command.on(cluster)
                .option("--num-executors", "2")
                .program(JobsUnderFire.class, "7")
                .run();
        // then
        assertThat(result.exitCode()).as(result.err()).isZero();
        // 400 blocks of 40,000 bytes and 0 to 399 more.
        assertThat(result.out())
                .contains("sum 16079800", "blocks=400", "weighed=400", "plain true", "streamed 16079800");
        cluster.assertNothingLeft(result.applicationId());
    }
}
