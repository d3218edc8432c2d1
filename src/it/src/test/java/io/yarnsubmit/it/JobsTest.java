package io.yarnsubmit.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.it.cluster.Command;
import io.yarnsubmit.it.cluster.Command.Result;
import io.yarnsubmit.it.cluster.MiniCluster;
import io.yarnsubmit.it.cluster.Tags;
import io.yarnsubmit.it.programs.JobsUnderFire;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Jobs of stages on executors in containers. */
@ExtendWith(MiniCluster.class)
class JobsTest {
    private final MiniCluster cluster;

    JobsTest(MiniCluster cluster) {
        this.cluster = cluster;
    }

    @ParameterizedTest
    @CsvSource("120, 2")
    void answersAndCountersAreRight_whateverBecomesOfExecutors(int tasks, int kills) {
        // when
        Result result = Command.on(cluster)
                .option("--num-executors", "2")
                .program(JobsUnderFire.class, "7", Integer.toString(tasks), Integer.toString(kills))
                .run();
        // then
        assertThat(result.exitCode()).as(result.err()).isZero();
        // Each block has 40,000 bytes, and as many more as its number.
        long sum = 40_000L * tasks + (tasks - 1L) * tasks / 2;
        assertThat(result.out())
                .contains("sum " + sum, "blocks=" + tasks, "weighed=" + tasks, "plain true", "streamed " + sum);
        cluster.assertNothingLeft(result.applicationId());
    }

    @Tag(Tags.LONG)
    @Tag(Tags.TASKS)
    @Test
    void answersAndCountersAreRight_inALargeJobToo() {
        answersAndCountersAreRight_whateverBecomesOfExecutors(400, 4);
    }
}
