package io.yarnsubmit.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.it.cluster.Command;
import io.yarnsubmit.it.cluster.Command.Result;
import io.yarnsubmit.it.cluster.Command.Running;
import io.yarnsubmit.it.cluster.MiniCluster;
import io.yarnsubmit.it.cluster.Tags;
import io.yarnsubmit.it.programs.SideBySide;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Applications that share a jar and a cluster share nothing else. */
@ExtendWith(MiniCluster.class)
class TwoApplicationsTest {
    private final MiniCluster cluster;

    @TempDir
    Path directory;

    TwoApplicationsTest(MiniCluster cluster) {
        this.cluster = cluster;
    }

    /** Each task waits for the other application's, so both run at the same time. */
    @ParameterizedTest
    @CsvSource("client,cluster")
    void sideBySide_eachHasItsOwn(String firstMode, String secondMode) {
        // given
        Running first = start(firstMode, 10);
        Running second = start(secondMode, 100);
        // when
        Result one = first.await();
        Result two = second.await();
        // then
        assertOwn(one, "[10, 20, 30]");
        assertOwn(two, "[100, 200, 300]");
        assertThat(one.applicationId()).isNotEqualTo(two.applicationId());
        cluster.assertNothingLeft(one.applicationId());
        cluster.assertNothingLeft(two.applicationId());
    }

    @Tag(Tags.LONG)
    @Tag(Tags.SUBMISSION)
    @Test
    void sideBySide_bothInClusterMode() {
        sideBySide_eachHasItsOwn("cluster", "cluster");
    }

    private Running start(String mode, int factor) {
        return Command.on(cluster)
                .option("--deploy-mode", mode)
                .program(SideBySide.class, directory.toString(), Integer.toString(factor))
                .start();
    }

    private static void assertOwn(Result result, String products) {
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out())
                .contains("products " + products, "application " + result.applicationId(), "executors [1]")
                .contains("containers [" + result.applicationId().replace("application_", "container_"));
    }
}
