package io.yarnsubmit.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.it.cluster.Command;
import io.yarnsubmit.it.cluster.Command.Result;
import io.yarnsubmit.it.cluster.Command.Running;
import io.yarnsubmit.it.cluster.ContainerProcesses;
import io.yarnsubmit.it.cluster.MiniCluster;
import io.yarnsubmit.it.cluster.Tags;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FSDataInputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code yarn-submit map}: what its items print, how they fail, and how a run is gone on with. */
@ExtendWith(MiniCluster.class)
class MapTest {
    private final MiniCluster cluster;

    @TempDir
    Path directory;

    MapTest(MiniCluster cluster) {
        this.cluster = cluster;
    }

    private Command map(String... options) {
        return Command.bare()
                .env("HADOOP_CONF_DIR", cluster.confDirectory().toString())
                .option("map", "--driver-memory", "192m", "--am-memory", "256m", "--executor-memory", "192m")
                .option(options);
    }

    /** What needs no cluster. */
    private static Command local(String... options) {
        return Command.bare()
                .option("map", "--master", "local[2]", "--driver-memory", "192m", "--executor-memory", "192m")
                .option(options);
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    @Test
    void manyItems_allRun_inOrder() throws IOException {
        List<String> items = IntStream.rangeClosed(1, 1000)
                .mapToObj(number -> number % 7 == 0 ? "ü " + number + " $HOME '" : "item" + number)
                .toList();
        Path list = file("list", String.join("\n", items));
        Path log = directory.resolve("log");

        Result result = map("--inputs", list.toString(), "--num-executors", "2", "--keep-order")
                .option("--joblog", log.toString(), "--", "echo", "<{}>", "{#}")
                .run();

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out().lines())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 1000)
                        .mapToObj(number -> "<" + items.get(number - 1) + "> " + number)
                        .toList());
        assertThat(result.err()).contains("1,000 items in", "1,000 done, 0 failed");
        assertThat(Files.readAllLines(log)).hasSize(1001);
        cluster.assertNothingLeft(result.applicationId());
    }

    @Test
    void failedItems_areRetriedAndListed() {
        Result result = local(
                        "--range",
                        "1-20",
                        "--retries",
                        "1",
                        "--output",
                        directory.resolve("out").toString())
                .option("--", "sh", "-c", "echo try $YARN_SUBMIT_ATTEMPT of $0 >&2; test $(($0 % 9)) != 0 || exit 7")
                .run();

        assertThat(result.exitCode()).as(result.err()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .contains("failed: item 9, exit status 7 on ", "failed: item 18, exit status 7 on ")
                .contains("18 done, 2 failed, 2 retried");
        assertThat(directory.resolve("out/9/stderr")).hasContent("try 2 of 9");
        assertThat(directory.resolve("out/10/stderr")).hasContent("try 1 of 10");
        assertThat(directory.resolve("out/joblog")).isNotEmptyFile();
    }

    @Test
    void filesAndSetup_areSeen_andTimeTakesTheWholeTree() throws IOException {
        Path script = file(
                "work.sh",
                "#!/bin/sh\ncat made\ntest $1 = 1 || (sleep 4321 & echo $! > " + directory + "/pid; sleep 4321)\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();

        Result result = local("--range", "1-2", "--files", script.toString(), "--timeout", "6s", "--tag", "-k")
                .option("--executor-command-setup", "echo set up > made", "--", "./work.sh")
                .run();

        assertThat(result.exitCode()).as(result.err()).isEqualTo(1);
        assertThat(result.out()).isEqualTo("1\tset up\n2\tset up\n");
        assertThat(result.err()).contains("failed: item 2, killed after 6.0 s");
        long sleeper = Long.parseLong(Files.readString(directory.resolve("pid")).strip());
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> !runs(sleeper));
    }

    private static boolean runs(long process) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process), "cmdline"))
                    .contains("4321");
        } catch (IOException e) {
            return false;
        }
    }

    /** Two items that wait for each other, on two executors. */
    private static final String PAIR = """
            case $0 in
              1) yarn-submit kv put head "$YARN_SUBMIT_GROUP:6379"; yarn-submit kv wait tail --timeout 2min ;;
              *) yarn-submit kv wait head --timeout 2min; yarn-submit kv put tail done ;;
            esac
            printf ' '; yarn-submit peers | cut -f 2 | sort -u
            yarn-submit progress 50% && yarn-submit kv put left $0 --owner application
            yarn-submit scale 2; echo "scale $?"
            """;

    @Test
    void itemsFindEachOther_byTheControlApi() {
        Result result = map("--range", "1-2", "--num-executors", "2", "--keep-order", "--", "bash", "-c", PAIR)
                .run();

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).isEqualTo("done default\nscale 125\ndefault:6379 default\nscale 125\n");
        assertThat(result.err()).contains("Commands on executors may not change how many executors there are");
    }

    @Test
    void itemsFindEachOther_onThisMachineToo_andMayScaleWhereTheyAreAllowedTo() {
        Result result = local("--range", "1-2", "--keep-order", "--conf", "control.executorsMayScale=true")
                .option("--", "bash", "-c", PAIR)
                .run();

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).isEqualTo("done default\nscale 0\ndefault:6379 default\nscale 0\n");
    }

    @Test
    void afterAKill_resumeRunsTheRest() throws Exception {
        Path log = directory.resolve("log");
        String[] run = {
            "--range", "1-24", "--joblog", log.toString(), "--resume", "--", "sh", "-c", "echo $0; sleep 0.2"
        };
        Running first = local(run).start();
        Awaitility.await()
                .atMost(Duration.ofSeconds(120))
                .until(() -> Files.exists(log) && Files.readAllLines(log).size() > 5);
        List<ProcessHandle> both = new ArrayList<>(first.process().children().toList());
        both.add(first.process().toHandle());
        both.forEach(ProcessHandle::destroyForcibly);
        first.process().waitFor();
        Awaitility.await().until(() -> both.stream().noneMatch(ProcessHandle::isAlive));
        int ended = Files.readString(log).split("\n").length - 1;

        Result second = local(run).run();

        assertThat(second.exitCode()).as(second.err()).isZero();
        assertThat(second.err()).contains("skips " + ended + " items that ended in an earlier run");
        // What was printed and not logged is printed twice; only the very last one can be.
        assertThat(Stream.of(first.out(), second.out()).flatMap(String::lines).collect(Collectors.toSet()))
                .hasSize(24);
        assertThat(second.out().lines()).hasSize(24 - ended);

        Result third = local(run).runHere();
        assertThat(third.exitCode()).isZero();
        assertThat(third.err()).contains("nothing is left to do");
    }

    @Test
    void missingProgram_endsTheRun() {
        Result result = local("--range", "1-500").option("no-such-program").run();

        assertThat(result.exitCode()).as(result.err()).isEqualTo(127);
        assertThat(result.err()).contains("'no-such-program' is not on the executor's PATH", "so the run ends");
    }

    @Tag(Tags.LONG)
    @Tag(Tags.MAP)
    @Test
    void missingProgram_inClusterModeToo() {
        Result result = map("--deploy-mode", "cluster", "--num-executors", "1", "--range", "1-500")
                .option("no-such-program")
                .run();

        assertThat(result.exitCode()).as(result.err()).isEqualTo(127);
        assertThat(result.err()).contains("'no-such-program' is not on the executor's PATH", "so the run ends");
    }

    @Test
    void inClusterMode_outputComesBack() {
        Result result = map("--deploy-mode", "cluster", "--num-executors", "1", "--range", "1-3", "-k", "echo")
                .run();

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).isEqualTo("1\n2\n3\n");
    }

    /**
     * The first twenty items end at once, the others not before the first attempt is lost. The first eight are sent one by
     * one; a later batch may hold items that wait, and then none of it is in the joblog.
     */
    @Test
    void inClusterMode_theSecondAttemptGoesOn_andResumeFailedRunsTheRest() throws Exception {
        String folder = "map-" + System.nanoTime();
        String[] run = {"--deploy-mode", "cluster", "--num-executors", "1", "--range", "1-40", "--output", folder};
        String script = "echo out of $0; test $0 -le 20 || until test -e %1$s/go; do sleep 0.1; done;"
                + " test $0 != 7 || test -e %1$s/ok";
        String[] command = {"--", "sh", "-c", script.formatted(directory)};
        Running first = map(run).option(command).start();
        Awaitility.await()
                .atMost(Duration.ofSeconds(120))
                .until(() -> onCluster(folder + "/joblog").size() > 5);
        ContainerProcesses.of(first.applicationId(), "io.yarnsubmit.appmaster.AmMain")
                .forEach(ProcessHandle::destroyForcibly);
        Files.createFile(directory.resolve("go"));
        Result result = first.await();

        assertThat(result.exitCode()).as(result.err()).isEqualTo(1);
        assertThat(result.err())
                .contains(cluster.uri() + "/user/", folder + "/joblog", "continues after a lost attempt")
                .contains("failed: item 7, exit status 1", "39 done, 1 failed");
        assertThat(onCluster(folder + "/joblog").stream().skip(1).map(line -> Integer.parseInt(line.split("\t")[0])))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 40).boxed().toList());
        for (int item = 1; item <= 40; item++) {
            assertThat(onCluster(folder + "/" + item + "/stdout")).containsExactly("out of " + item);
        }
        cluster.assertNothingLeft(result.applicationId());

        Files.createFile(directory.resolve("ok"));
        Result again = map(run).option("--resume-failed").option(command).run();
        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(again.err()).contains("skips 39 items", "1 done, 0 failed");
    }

    private List<String> onCluster(String file) throws IOException {
        try (FSDataInputStream in = cluster.fileSystem().open(new org.apache.hadoop.fs.Path(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (FileNotFoundException e) {
            return List.of();
        }
    }

    @Test
    void badInput_isExplainedAtOnce() {
        Result result = map("--range", "9-1", "--joblog", "file:/x", "--deploy-mode", "cluster")
                .runHere();

        assertThat(result.exitCode()).isEqualTo(125);
        assertThat(result.err())
                .contains(
                        "3 problems",
                        "No command: yarn-submit map",
                        "'9-1' is empty",
                        "--joblog names a file of the machine where the driver runs")
                .contains("yarn-submit map --help");
        Result missing = map("--glob", "file:///nowhere/*.x", "--", "true").runHere();
        assertThat(missing.exitCode()).isEqualTo(125);
        assertThat(missing.err()).contains("--glob 'file:///nowhere/*.x' matches no file");
    }
}
