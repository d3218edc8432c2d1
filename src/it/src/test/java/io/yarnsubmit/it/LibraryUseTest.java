package io.yarnsubmit.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yarnsubmit.api.DeployMode;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.client.ApplicationLauncher;
import io.yarnsubmit.client.ApplicationListener;
import io.yarnsubmit.client.ApplicationResult;
import io.yarnsubmit.client.ApplicationState;
import io.yarnsubmit.client.LaunchedApplication;
import io.yarnsubmit.it.cluster.Command;
import io.yarnsubmit.it.cluster.MiniCluster;
import io.yarnsubmit.it.cluster.Tags;
import io.yarnsubmit.it.programs.Hello;
import io.yarnsubmit.it.programs.Sleeper;
import io.yarnsubmit.it.programs.SubmitsAnother;
import io.yarnsubmit.it.programs.Waiter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.hadoop.yarn.api.records.YarnApplicationState;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What programs and schedulers do with yarn-submit instead of people. */
@ExtendWith(MiniCluster.class)
class LibraryUseTest {
    private final MiniCluster cluster;
    private final List<String> out = new CopyOnWriteArrayList<>();
    private final List<ApplicationState> states = new CopyOnWriteArrayList<>();

    @TempDir
    Path directory;

    LibraryUseTest(MiniCluster cluster) {
        this.cluster = cluster;
    }

    private ApplicationLauncher launcher(DeployMode mode, Class<?> program, String... arguments) {
        return new ApplicationLauncher()
                .home(Command.distribution())
                .hadoopConfiguration(cluster.confDirectory())
                .deployMode(mode)
                .set("driver.memory", "192m")
                .set("am.memory", "256m")
                .option("executor-memory", "192m")
                .option("num-executors", "1")
                .mainClass(program.getName())
                .jar(Command.programJar())
                .arguments(arguments)
                .output(out::add)
                .listener(new ApplicationListener() {
                    @Override
                    public void onState(LaunchedApplication application, ApplicationState state) {
                        states.add(state);
                    }
                });
    }

    @Test
    void bothModesAtOnce_giveOutputStatesAndResult() throws Exception {
        List<String> others = new CopyOnWriteArrayList<>();
        try (LaunchedApplication one =
                        launcher(DeployMode.CLUSTER, Waiter.class, "1000", "5").submit();
                LaunchedApplication other = launcher(DeployMode.CLIENT, Waiter.class, "1000", "0")
                        .output(others::add)
                        .listener(new ApplicationListener() {})
                        .submit()) {
            ApplicationResult failed = one.result().get(120, TimeUnit.SECONDS);
            ApplicationResult succeeded = other.result().get(120, TimeUnit.SECONDS);

            assertThat(failed.exitCode()).as(failed.diagnostics()).isEqualTo(5);
            assertThat(failed.state()).isEqualTo(ApplicationState.FAILED);
            assertThat(out).containsExactly("waited");
            assertThat(states)
                    .containsExactly(ApplicationState.ACCEPTED, ApplicationState.RUNNING, ApplicationState.FAILED);
            assertThat(succeeded.exitCode()).as(succeeded.diagnostics()).isZero();
            assertThat(succeeded.state()).isEqualTo(ApplicationState.SUCCEEDED);
            assertThat(others).containsExactly("waited");
            cluster.assertNothingLeft(one.id());
            cluster.assertNothingLeft(other.id());
        }
    }

    @Test
    void close_inClientMode_endsTheApplication() throws Exception {
        LaunchedApplication application =
                launcher(DeployMode.CLIENT, Sleeper.class).submit();
        Awaitility.await("the driver").atMost(Duration.ofSeconds(120)).until(() -> out.contains("sleeping"));

        application.close();

        assertThat(application.state()).isEqualTo(ApplicationState.KILLED);
        assertThat(application.result()).isDone();
        assertThat(cluster.awaitEnd(application.id()).getYarnApplicationState())
                .isNotEqualTo(YarnApplicationState.RUNNING);
        cluster.assertNothingLeft(application.id());
    }

    @Test
    void detach_inClusterMode_leavesTheApplicationToItself() throws Exception {
        LaunchedApplication application = launcher(DeployMode.CLUSTER, Sleeper.class)
                .option("num-executors", "0")
                .submit();
        Awaitility.await("the driver").atMost(Duration.ofSeconds(120)).until(() -> out.contains("sleeping"));

        application.detach();
        application.close();

        assertThat(application.await().state()).isEqualTo(ApplicationState.DETACHED);
        assertThat(cluster.report(application.id()).getYarnApplicationState()).isEqualTo(YarnApplicationState.RUNNING);
        cluster.kill(application.id());
        cluster.awaitEnd(application.id());
    }

    @Test
    void whatIsWrong_isThrownAndSaysWhatToDo() {
        String home = "/wrong-" + System.nanoTime();
        assertThatThrownBy(() -> launcher(DeployMode.CLUSTER, Hello.class)
                        .set("stagingDirectory", home)
                        .option("queue", "nowhere")
                        .submit())
                .isInstanceOf(YarnSubmitException.class)
                .hasMessageContaining("nowhere");
        assertThatThrownBy(() -> launcher(DeployMode.CLUSTER, Hello.class)
                        .set("stagingDirectory", home)
                        .option("no-such-option", "1")
                        .submit())
                .hasMessageContaining("no-such-option");
        assertThatThrownBy(() -> launcher(DeployMode.CLUSTER, Hello.class)
                        .set("stagingDirectory", home)
                        .home(directory)
                        .submit())
                .hasMessageContaining("YARN_SUBMIT_HOME");
        cluster.assertNoStagingDirectory(home);
    }

    @Test
    void exampleProgram_submitsPi() throws Exception {
        Path home = Command.distribution();
        String jar;
        try (Stream<Path> jars = Files.list(home.resolve("examples"))) {
            jar = jars.filter(file -> file.toString().endsWith(".jar"))
                    .findFirst()
                    .orElseThrow()
                    .toString();
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                Stream.of("lib/common/*", "lib/am/*", "lib/client/*", "lib/embedded/*", "examples/*")
                        .map(part -> home + "/" + part)
                        .reduce((one, other) -> one + ":" + other)
                        .orElseThrow(),
                "io.yarnsubmit.examples.library.SubmitPi",
                jar));
        command.addAll(List.of("num-executors=1", "executor-memory=192m", "driver-memory=192m", "am-memory=256m"));

        String said = run(command);

        assertThat(said).contains("the driver says: Pi is roughly 3.1", "it ended with 0");
    }

    @Test
    void aDriverWithTheLibrary_submitsAnotherDriver() {
        Path home = Command.distribution();
        String jars = Stream.of("lib/common/*.jar", "lib/am/*.jar", "lib/client/*.jar")
                .map(part -> home + "/" + part)
                .reduce((one, other) -> one + "," + other)
                .orElseThrow();

        Command.Result result = Command.bare()
                .option("--master", "local[1]", "--jars", jars)
                .program(SubmitsAnother.class, home.toString(), Command.programJar())
                .run();

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out().lines()).contains("before 1", "the other: sum 5", "the other ended with 0", "after 2");
    }

    /** The script of docs/schedulers.md for cron, with another program. */
    @Tag(Tags.LONG)
    @Tag(Tags.SUBMISSION)
    @Test
    void cronScript_runsOnceAndTellsTheExitCode() throws Exception {
        String page = Files.readString(Path.of("..", "..", "docs", "schedulers.md"));
        int begin = page.indexOf("```bash\n#!/usr/bin/env bash");
        String script = page.substring(begin + "```bash\n".length(), page.indexOf("\n```", begin))
                .replace("/opt/yarn-submit", Command.distribution().toString())
                .replace("/etc/hadoop/conf", cluster.confDirectory().toString())
                .replace("/var/lib/nightly", directory.toString())
                .replace(
                        "--class com.example.Nightly /opt/jobs/nightly.jar",
                        "--driver-memory 192m --am-memory 256m --executor-memory 192m --num-executors 0 --class "
                                + Waiter.class.getName() + " " + Command.programJar() + " 1000 7");
        Path file = Files.writeString(directory.resolve("nightly.sh"), script);

        String said = run(List.of("bash", file.toString()));

        assertThat(said).contains("exit status of the script: 7");
        assertThat(said).contains("nightly failed with 7");
    }

    /** What it wrote, and at the end how it ended. */
    private String run(List<String> command) throws IOException, InterruptedException {
        Path output = directory.resolve("output");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                .redirectOutput(output.toFile());
        builder.environment().put("HADOOP_CONF_DIR", cluster.confDirectory().toString());
        builder.environment().put("YARN_SUBMIT_HOME", Command.distribution().toString());
        Process process = builder.start();
        assertThat(process.waitFor(180, TimeUnit.SECONDS)).isTrue();
        return Files.readString(output) + "\nexit status of the script: " + process.exitValue();
    }
}
