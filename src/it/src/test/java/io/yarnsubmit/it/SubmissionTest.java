package io.yarnsubmit.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.it.cluster.Command;
import io.yarnsubmit.it.cluster.Command.Result;
import io.yarnsubmit.it.cluster.Command.Running;
import io.yarnsubmit.it.cluster.MiniCluster;
import io.yarnsubmit.it.programs.AtGate;
import io.yarnsubmit.it.programs.Gate;
import io.yarnsubmit.it.programs.Hello;
import io.yarnsubmit.it.programs.Sleeper;
import io.yarnsubmit.it.programs.Squares;
import io.yarnsubmit.it.programs.WorkingDirectory;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.FinalApplicationStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a submission brings to the cluster, and what it shows. */
@ExtendWith(MiniCluster.class)
class SubmissionTest {
    private static final Pattern UPLOADED = Pattern.compile("uploaded (\\d+) files?, ([\\d.]+) MB; (\\d+) were there");

    /** It was 3,353 before each verb was loaded alone. */
    private static final int MOST_CLASSES_OF_LIST = 3_100;

    private final MiniCluster cluster;

    @TempDir
    java.nio.file.Path directory;

    SubmissionTest(MiniCluster cluster) {
        this.cluster = cluster;
    }

    private static Matcher uploaded(Result result) {
        Matcher matcher = UPLOADED.matcher(result.err());
        assertThat(matcher.find()).as(result.err()).isTrue();
        return matcher;
    }

    @Test
    void siteFilesThatIncludeOthers_areReadByEveryProcess_andOddNamesAreShown() throws IOException {
        java.nio.file.Path shared = Files.createDirectory(directory.resolve("shared"));
        try (DirectoryStream<java.nio.file.Path> files = Files.newDirectoryStream(cluster.confDirectory(), "*.xml")) {
            for (java.nio.file.Path file : files) {
                Files.copy(file, shared.resolve(file.getFileName()));
                Files.writeString(
                        directory.resolve(file.getFileName()),
                        "<configuration><xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='shared/"
                                + file.getFileName() + "'/></configuration>");
            }
        }
        String odd = "odd \u001b[31mname\u202e " + "x".repeat(3_000);

        Result result = Command.on(directory)
                .cluster()
                .option("--name", odd)
                .program(Hello.class)
                .run();

        assertThat(result.exitCode()).as(result.err()).isZero();
        String listed = Command.bare()
                .env("HADOOP_CONF_DIR", directory.toString())
                .option("list", "--all")
                .runHere()
                .out();
        assertThat(listed)
                .contains("odd \\u001b[31mname\\u202e xxx")
                .doesNotContain("\u001b", "\u202e", "x".repeat(1_001));
    }

    /** A driver whose JVM takes long: a script in the place of its java. */
    private static java.nio.file.Path slowJava(java.nio.file.Path home, String then) throws IOException {
        java.nio.file.Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\nsleep 4\n" + then + "\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        return home;
    }

    @Test
    void executors_areLaunchedBeforeTheDriverIsLinked_andFindItsHub(@TempDir java.nio.file.Path home)
            throws IOException {
        String real = java.nio.file.Path.of(System.getProperty("java.home"), "bin", "java")
                .toString();

        Result result = Command.on(cluster)
                .cluster()
                .option("--timeline", "--driver-env", "JAVA_HOME=" + slowJava(home, "exec '" + real + "' \"$@\""))
                .program(Squares.class, "10")
                .run();

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.err())
                .containsSubsequence(
                        "ApplicationMaster registered",
                        "first executor started",
                        "driver linked",
                        "first executor registered")
                .containsPattern("processor time +[0-9.]+ s  executor 1")
                .containsPattern("processor time +[0-9.]+ s  client");
    }

    @Test
    void driverThatDiesBeforeItIsLinked_endsItsExecutors(@TempDir java.nio.file.Path home) throws IOException {
        Result result = Command.on(cluster)
                .cluster()
                .option("--driver-env", "JAVA_HOME=" + slowJava(home, "exit 9"))
                .program(Squares.class, "10")
                .run();

        assertThat(result.exitCode()).as(result.err()).isEqualTo(9);
        cluster.awaitEnd(result.applicationId());
        cluster.assertNothingLeft(result.applicationId());
    }

    @Test
    void list_loadsNoMoreThanItNeeds(@TempDir java.nio.file.Path directory) throws IOException {
        java.nio.file.Path log = directory.resolve("classes");

        Result result = Command.bare()
                .env("HADOOP_CONF_DIR", cluster.confDirectory().toString())
                .env("YARN_SUBMIT_OPTS", "-Xlog:class+load:file=" + log)
                .option("list")
                .run();

        assertThat(result.exitCode()).as(result.err()).isZero();
        String loaded = Files.readString(log);
        assertThat(loaded.lines().count()).isLessThan(MOST_CLASSES_OF_LIST);
        assertThat(loaded)
                .contains("client.verbs.application.ListVerb ")
                .doesNotContain(
                        "client.verbs.map.",
                        "client.verbs.doctor.",
                        "java.beans.Introspector ",
                        "metrics2.lib.MetricsSourceBuilder ");
    }

    @Test
    void files_haveTheirNames_inAllContainers(@TempDir java.nio.file.Path directory) throws IOException {
        List<String> names = OddNames.write(directory);

        Result result = Command.on(cluster)
                .cluster()
                .option("--files", OddNames.list(directory, names))
                .program(
                        WorkingDirectory.class,
                        Stream.concat(Stream.of("none"), names.stream()).toArray(String[]::new))
                .run();

        assertThat(result.exitCode()).as(result.err()).isZero();
        for (String name : names) {
            assertThat(result.out())
                    .contains("driver " + name + " <" + name + ">\n", "executor " + name + " <" + name + ">\n");
        }
        cluster.assertNothingLeft(result.applicationId());
    }

    @Test
    void twoClientsAtOnceFillTheCache_laterOnesUploadOnlyWhatChanged_andItIsTheUsersAlone() throws IOException {
        cluster.fileSystem().delete(new Path(cluster.fileSystem().getHomeDirectory(), ".yarn-submit/cache"), true);
        List<Running> commands = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            commands.add(Command.on(cluster).cluster().program(Hello.class).start());
        }
        for (Running command : commands) {
            Result result = command.await();
            assertThat(result.exitCode()).as(result.err()).isZero();
        }
        List<FileStatus> before = cached();
        assertThat(before).noneMatch(file -> file.getPath().getName().endsWith(".tmp"));

        Running second =
                Command.on(cluster).cluster().program(Sleeper.class).start().awaitOut("sleeping");

        second.awaitErr("driver running, executors 1/1");
        assertThat(second.process().isAlive())
                .as("it runs while its output is shown")
                .isTrue();
        assertThat(cached()).isEqualTo(before);
        assertTheUsersAlone(second.applicationId());
        Result stopped = second.signal("INT").await();
        assertThat(uploaded(stopped).group(1)).isEqualTo("0");
        assertThat(uploaded(stopped).group(2)).isEqualTo("0.0");

        Result third = Command.on(cluster)
                .cluster()
                .option("--timeline", "--verbose", "--driver-env", "API_TOKEN=hush")
                .option(
                        "--files",
                        java.nio.file.Path.of("pom.xml").toAbsolutePath().toString())
                .program(Hello.class)
                .run();
        assertThat(uploaded(third).group(1)).isEqualTo("1");
        assertThat(cached()).hasSize(before.size() + 1);
        assertThat(third.err())
                .as("phases and origins, without secrets")
                .contains(
                        "accepted", "ApplicationMaster registered", "driver linked", "executor.instances", "API_TOKEN")
                .doesNotContain("hush");
    }

    private void assertTheUsersAlone(String id) throws IOException {
        Path staging = new Path(cluster.fileSystem().getHomeDirectory(), ".yarn-submit/staging/" + id);
        assertThat(cluster.fileSystem().getFileStatus(staging).getPermission().toOctal())
                .isEqualTo((short) 700);
        assertThat(cluster.fileSystem().listStatus(staging))
                .allSatisfy(file -> assertThat(file.getPermission().toOctal()).isEqualTo((short) 600));
        assertThat(cached())
                .allSatisfy(file -> assertThat(file.getPermission().toOctal()).isEqualTo((short) 600));
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
    void applicationMasterUnreachable_isSaidOnceAndTheEndOfTheOutputComes() throws IOException {
        // Hadoop's connections have no TLS here; those to the ApplicationMaster accept no certificate.
        String noWay = "-Djdk.tls.maxCertificateChainLength=0";

        Running running = Command.on(cluster)
                .cluster()
                .env("YARN_SUBMIT_OPTS", noWay)
                .option("--num-executors", "0")
                .program(AtGate.class, directory.toString(), "5")
                .start()
                .awaitErr("cannot be reached from here");
        new Gate(directory.toString()).arrive("go on");

        Result result = running.await();
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
