package io.yarnsubmit.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.it.cluster.Command;
import io.yarnsubmit.it.cluster.Command.Result;
import io.yarnsubmit.it.cluster.Command.Running;
import io.yarnsubmit.it.cluster.MiniCluster;
import io.yarnsubmit.it.programs.Hello;
import io.yarnsubmit.it.programs.Sleeper;
import io.yarnsubmit.it.programs.Waiter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.FinalApplicationStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a submission brings to the cluster, and what it shows. */
@ExtendWith(MiniCluster.class)
class SubmissionTest {
    private static final Pattern UPLOADED = Pattern.compile("uploaded (\\d+) files?, ([\\d.]+) MB; (\\d+) were there");

    private final MiniCluster cluster;

    SubmissionTest(MiniCluster cluster) {
        this.cluster = cluster;
    }

    private static Matcher uploaded(Result result) {
        Matcher matcher = UPLOADED.matcher(result.err());
        assertThat(matcher.find()).as(result.err()).isTrue();
        return matcher;
    }

    @Test
    void secondSubmission_uploadsOnlyWhatChanged() throws IOException {
        Command.on(cluster).cluster().program(Hello.class).run();
        List<FileStatus> before = cached();

        Result second = Command.on(cluster).cluster().program(Hello.class).run();

        assertThat(uploaded(second).group(1)).isEqualTo("0");
        assertThat(uploaded(second).group(2)).isEqualTo("0.0");
        assertThat(cached()).isEqualTo(before);
        Result third = Command.on(cluster)
                .cluster()
                .option(
                        "--files",
                        java.nio.file.Path.of("pom.xml").toAbsolutePath().toString())
                .program(Hello.class)
                .run();
        assertThat(uploaded(third).group(1)).isEqualTo("1");
        assertThat(cached()).hasSize(before.size() + 1);
    }

    @Test
    void twoClientsAtOnce_fillTheCacheTogether() throws IOException {
        cluster.fileSystem().delete(new Path(cluster.fileSystem().getHomeDirectory(), ".yarn-submit/cache"), true);
        List<Running> commands = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            commands.add(Command.on(cluster).cluster().program(Hello.class).start());
        }

        for (Running command : commands) {
            Result result = command.await();
            assertThat(result.exitCode()).as(result.err()).isZero();
        }
        assertThat(cached()).noneMatch(file -> file.getPath().getName().endsWith(".tmp"));
    }

    @Test
    void stagingAndCache_areTheUsersAlone() throws IOException {
        Running running =
                Command.on(cluster).cluster().program(Sleeper.class).start().awaitOut("sleeping");
        Path staging =
                new Path(cluster.fileSystem().getHomeDirectory(), ".yarn-submit/staging/" + running.applicationId());

        assertThat(cluster.fileSystem().getFileStatus(staging).getPermission().toOctal())
                .isEqualTo((short) 700);
        assertThat(cluster.fileSystem().listStatus(staging))
                .allSatisfy(file -> assertThat(file.getPermission().toOctal()).isEqualTo((short) 600));
        assertThat(cached())
                .allSatisfy(file -> assertThat(file.getPermission().toOctal()).isEqualTo((short) 600));
        running.signal("INT").await();
    }

    private List<FileStatus> cached() throws IOException {
        List<FileStatus> files = new ArrayList<>();
        RemoteIterator<LocatedFileStatus> found = cluster.fileSystem()
                .listFiles(new Path(cluster.fileSystem().getHomeDirectory(), ".yarn-submit/cache"), true);
        while (found.hasNext()) {
            LocatedFileStatus file = found.next();
            // Beside each is a mark of its use, another one after each submission.
            if (!file.getPath().getName().contains(".used-")) {
                files.add(file);
            }
        }
        return files;
    }

    @Test
    void noWait_printsTheIdAndNothingElse_andTheApplicationRunsToItsEnd() {
        Result result = Command.on(cluster)
                .cluster()
                .option("--no-wait", "--name", "left alone", "--tags", "a,b", "--priority", "3")
                .program(Hello.class, "3")
                .run();

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).matches("application_\\d+_\\d+\n");
        ApplicationReport report = cluster.awaitEnd(result.out().strip());
        assertThat(report.getFinalApplicationStatus()).isEqualTo(FinalApplicationStatus.FAILED);
        assertThat(report.getDiagnostics()).contains("driver exited with 3");
        assertThat(report.getName()).isEqualTo("left alone");
        assertThat(report.getApplicationTags()).containsExactlyInAnyOrder("a", "b");
        cluster.assertNothingLeft(result.out().strip());
    }

    @Test
    void timelineAndVerbose_tellPhasesAndOrigins_withoutSecrets() {
        Result result = Command.on(cluster)
                .cluster()
                .option("--timeline", "--verbose", "--driver-env", "API_TOKEN=hush")
                .program(Hello.class)
                .run();

        assertThat(result.err())
                .contains(
                        "accepted", "ApplicationMaster registered", "driver linked", "executor.instances", "API_TOKEN")
                .doesNotContain("hush");
    }

    @Test
    void driverOutput_arrivesWhileTheDriverRuns() {
        Running running =
                Command.on(cluster).cluster().program(Sleeper.class).start().awaitOut("sleeping");

        running.awaitErr("driver running, executors 1/1");
        assertThat(running.process().isAlive()).isTrue();
        running.signal("INT").await();
    }

    @Test
    void applicationMasterUnreachable_isSaidOnceAndTheEndOfTheOutputComes() {
        // Hadoop's connections do not go by this proxy, which is not there; those to the ApplicationMaster do.
        String noWay = "-DsocksProxyHost=127.0.0.1 -DsocksProxyPort=1 -DsocksNonProxyHosts=";

        Result result = Command.on(cluster)
                .cluster()
                .env("YARN_SUBMIT_OPTS", noWay)
                .program(Waiter.class, "8000", "5")
                .run();

        assertThat(result.exitCode()).as(result.err()).isEqualTo(5);
        assertThat(result.out()).isEqualTo("waited\n");
        assertThat(result.err()).containsOnlyOnce("cannot be reached from here");
        cluster.assertNothingLeft(result.applicationId());
    }

    @Test
    void embeddedMaster_runsTheSameWithoutAnyCluster() {
        Result result = Command.bare()
                .option("--master", "embedded", "--deploy-mode", "cluster", "--num-executors", "1")
                .program(io.yarnsubmit.it.programs.Squares.class, "10")
                .run();

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).contains("sum 285");
    }
}
