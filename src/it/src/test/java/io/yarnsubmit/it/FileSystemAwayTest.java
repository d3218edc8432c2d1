package io.yarnsubmit.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.it.cluster.Command;
import io.yarnsubmit.it.cluster.Command.Result;
import io.yarnsubmit.it.cluster.Command.Running;
import io.yarnsubmit.it.cluster.Tags;
import io.yarnsubmit.it.daemons.DaemonCluster;
import io.yarnsubmit.it.programs.Gate;
import io.yarnsubmit.it.programs.Squares;
import io.yarnsubmit.it.programs.Steady;
import java.nio.file.Path;
import org.apache.hadoop.yarn.api.records.FinalApplicationStatus;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HDFS takes no files for a while, or is not there at all. */
@Tag(Tags.LONG)
@Tag(Tags.DAEMONS)
class FileSystemAwayTest {
    private static DaemonCluster cluster;

    @TempDir
    Path directory;

    @BeforeAll
    static void start() {
        cluster = DaemonCluster.builder().name("filesystem-away").nodes(1).start();
    }

    @AfterAll
    static void end() {
        cluster.close();
    }

    @AfterEach
    void isBack() {
        if (!cluster.nameNode().isAlive()) {
            cluster.nameNode().restart();
        }
        cluster.leaveSafeMode();
        cluster.awaitFileSystem();
    }

    private static Command squares(String timeout) {
        return cluster.command()
                .cluster()
                .option("--conf", "cluster.connectTimeout=" + timeout)
                .program(Squares.class, "10");
    }

    @Test
    void safeModeAtSubmission_isWaitedFor() {
        // given
        cluster.enterSafeMode();
        // when
        Running running = squares("60s")
                .start()
                .awaitErr("waiting up to 60 s for the file system hdfs://")
                .awaitErr("it is in safe mode");
        cluster.leaveSafeMode();
        // then
        assertRuns(running);
    }

    @Test
    void safeModeForTooLong_isAnErrorAndLeavesNothing() {
        // given
        int before = cluster.applications().size();
        cluster.enterSafeMode();
        // when
        Result result = squares("3s").run();
        cluster.leaveSafeMode();
        // then
        assertThat(result.exitCode()).as(result.err()).isEqualTo(125);
        assertThat(result.err())
                .containsPattern("The file system hdfs://\\S+ did not become available within 3 s: it is in safe mode")
                .contains("YS-2002", "cluster.connectTimeout")
                .doesNotContain("could not be removed");
        assertThat(cluster.applications()).hasSize(before);
        cluster.assertNoStagingDirectory();
    }

    @Test
    void nameNodeDownAtSubmission_isWaitedFor() {
        // given
        cluster.nameNode().kill();
        // when
        Running running = squares("90s").start().awaitErr("waiting up to 90 s for the file system hdfs://");
        cluster.nameNode().restart();
        // then
        assertRuns(running);
    }

    @Test
    void nameNodeDownForTooLong_isAnErrorThatSaysSo() {
        // given
        cluster.nameNode().kill();
        // when
        Result result = squares("3s").run();
        cluster.nameNode().restart();
        cluster.awaitFileSystem();
        // then
        assertThat(result.exitCode()).as(result.err()).isEqualTo(125);
        assertThat(result.err())
                .containsPattern("The file system hdfs://\\S+ .*within 3 s")
                .contains("YS-2002", "cluster.connectTimeout");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cluster", "client"})
    void nameNodeDownAtTheEnd_exitCodeIsTrueAndTheStagingDirectoryGoes(String mode) throws Exception {
        // given
        Gate gate = new Gate(directory.toString());
        Running running = cluster.command()
                .option("--deploy-mode", mode, "--num-executors", "2")
                .program(Steady.class, gate.directory(), "brief")
                .start();
        gate.await(2);
        // when
        cluster.nameNode().kill();
        gate.arrive("open");
        Result result = running.await();
        cluster.nameNode().restart();
        cluster.awaitFileSystem();
        // then
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).contains("sum 14\n", "lost []\n");
        assertThat(cluster.awaitEnd(result.applicationId()).getFinalApplicationStatus())
                .isEqualTo(FinalApplicationStatus.SUCCEEDED);
        if (cluster.hasStagingDirectory(result.applicationId())) {
            assertThat(result.err())
                    .contains("The staging directory ", "could not be removed", "A later submission removes it");
            cluster.ageStagingDirectory(result.applicationId());
            assertRuns(squares("20s").start());
        }
        cluster.assertNothingLeft(result.applicationId());
    }

    private static void assertRuns(Running running) {
        Result result = running.await();
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).contains("sum 285\n");
        cluster.assertNothingLeft(result.applicationId());
    }
}
