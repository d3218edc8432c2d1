package io.yarnsubmit.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.client.ApplicationLauncher;
import io.yarnsubmit.client.ApplicationListener;
import io.yarnsubmit.client.ApplicationResult;
import io.yarnsubmit.client.ApplicationState;
import io.yarnsubmit.client.LaunchedApplication;
import io.yarnsubmit.it.cluster.Command;
import io.yarnsubmit.it.cluster.Command.Result;
import io.yarnsubmit.it.cluster.Command.Running;
import io.yarnsubmit.it.cluster.ContainerProcesses;
import io.yarnsubmit.it.cluster.JsonAnswer;
import io.yarnsubmit.it.cluster.Signal;
import io.yarnsubmit.it.cluster.Tags;
import io.yarnsubmit.it.cluster.TerminalSession;
import io.yarnsubmit.it.programs.Attempts;
import io.yarnsubmit.it.programs.Block;
import io.yarnsubmit.it.programs.DriverEnds;
import io.yarnsubmit.it.programs.Elastic;
import io.yarnsubmit.it.programs.Gate;
import io.yarnsubmit.it.programs.Groups;
import io.yarnsubmit.it.programs.JobsUnderFire;
import io.yarnsubmit.it.programs.Large;
import io.yarnsubmit.it.programs.NoMain;
import io.yarnsubmit.it.programs.OddFailures;
import io.yarnsubmit.it.programs.Squares;
import io.yarnsubmit.it.programs.Unlucky;
import io.yarnsubmit.it.programs.WorkingDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --master local[N]}: the same programs as processes of this machine, without a cluster. */
class LocalTest {
    private static final Duration HANG_GUARD = Duration.ofSeconds(60);
    private static final Pattern ID = Pattern.compile("started (local-\\d{14}-[0-9a-f]{4}) on this machine");
    private static final int BLOCKS = 6;

    @TempDir
    Path directory;

    private Path temporary = Path.of("");
    private Path gate = Path.of("");

    @BeforeEach
    void makeDirectories() throws IOException {
        temporary = Files.createDirectory(directory.resolve("tmp"));
        gate = Files.createDirectory(directory.resolve("gate"));
    }

    private Command local(String master) {
        return plain(master).option("--driver-memory", "192m", "--executor-memory", "192m");
    }

    private Command plain(String master) {
        return Command.bare()
                .env("YARN_SUBMIT_OPTS", "-Djava.io.tmpdir=" + temporary)
                .env("XDG_CACHE_HOME", directory.resolve("cache").toString())
                .option("--master", master);
    }

    private String[] unlucky(String fault, int losses) {
        return new String[] {gate.toString(), fault, Integer.toString(BLOCKS), "1", Integer.toString(losses)};
    }

    private void assertNothingLeft() {
        assertThat(entries(temporary)).as("what is left").isEmpty();
    }

    private static List<Path> entries(Path directory) {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(entry -> !String.valueOf(entry.getFileName()).startsWith("hsperfdata"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path logs(String err) {
        Matcher id = ID.matcher(err);
        assertThat(id.find()).as(err).isTrue();
        return directory.resolve("cache/yarn-submit/local").resolve(id.group(1));
    }

    private static void assertEnd(List<ProcessHandle> processes) {
        assertThat(processes).as("the driver and two executors").hasSize(3);
        Awaitility.await()
                .atMost(HANG_GUARD)
                .untilAsserted(() -> assertThat(processes).noneMatch(ProcessHandle::isAlive));
    }

    @Test
    void job_isDoneByTwoProcesses() {
        Result result = local("local[2]").program(Squares.class, "10").run();

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out())
                .contains("sum 285\n", "attempt 1\n", "mode CLIENT\n")
                .containsPattern("application local-\\d{14}-[0-9a-f]{4}\n");
        assertThat(result.err()).containsPattern("local-\\S+ took .*; 2 executors.*; 10 tasks done");
        assertThat(logs(result.err()).resolve("executor-1/stderr")).content().contains("registered as executor 1");
        assertThat(logs(result.err()).resolve("executor-2/stdout")).exists();
        assertNothingLeft();
    }

    @Tag(Tags.LONG)
    @Tag(Tags.LOCAL)
    @Test
    void programs_hearOfItAsOfAnyOther() {
        Result result =
                local("local").option("--json").program(Squares.class, "10").run();

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(JsonAnswer.valid("submission", result.out()))
                .contains(
                        "\"event\":\"submitted\"",
                        "\"logDirectory\"",
                        "\"state\":\"SUCCEEDED\"",
                        "\"cause\":{\"code\":\"succeeded\"",
                        "\"executorsStarted\":1");
    }

    @Test
    void files_areInTheWorkingDirectoryOfExecutors() throws IOException {
        Path file = Files.writeString(directory.resolve("settings"), "a setting");
        Path data = Files.createDirectories(directory.resolve("inner"));
        Files.writeString(data.resolve("a.txt"), "an entry");
        Path archive = directory.resolve("data.zip");
        try (var zip = FileSystems.newFileSystem(archive, Map.of("create", "true"))) {
            Files.createDirectory(zip.getPath("inner"));
            Files.copy(data.resolve("a.txt"), zip.getPath("inner", "a.txt"));
        }

        Result result = local("local[1]")
                .option("--files", directory + "/sett*#conf.txt", "--archives", archive + "#data")
                .program(WorkingDirectory.class, "none", "conf.txt", "data/inner/a.txt")
                .run();

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out().lines()).contains("executor conf.txt a setting", "executor data/inner/a.txt an entry");
        assertThat(file).hasContent("a setting");
        assertNothingLeft();
    }

    @Test
    void valuesOfEverySize_work_orAreRefusedAtOnce() {
        Result result = plain("local[2]")
                .option("--driver-memory", "400m", "--executor-memory", "400m")
                .option("--conf", "yarnsubmit.job.maxResultSize=12m")
                .program(Large.class, "20")
                .run();

        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(result.out().lines())
                .containsSubsequence("1048376 true", "1048575 true", "1048576 true", "1048577 true", "5242883 true")
                .anyMatch(
                        line -> line.matches(
                                "refused The result of task \\d+ takes 20.0 MiB, which is more than the 12.0 MiB .* \\(YS-3105\\)"))
                .filteredOn(line -> line.startsWith("refused The results of map() take "))
                .hasSize(2);
        assertThat(result.out()).contains("executors [1, 2]");
        assertNothingLeft();
    }

    @Test
    void files_haveTheirNames_whateverCharactersTheseHave() throws IOException {
        List<String> names = OddNames.write(directory.resolve("job#12"));

        Result result = local("local[1]")
                .option("--files", OddNames.list(directory.resolve("job#12"), names))
                .program(
                        WorkingDirectory.class,
                        Stream.concat(Stream.of("none"), names.stream()).toArray(String[]::new))
                .run();

        assertThat(result.exitCode()).as(result.err()).isZero();
        names.forEach(name -> assertThat(result.out()).contains("executor " + name + " <" + name + ">\n"));
        assertNothingLeft();
    }

    @Test
    void driversExitStatus_isTheCommands() {
        Result result = local("local[1]")
                .program(DriverEnds.class, gate.toString(), "exit")
                .run();

        assertThat(result.exitCode()).as(result.err()).isEqualTo(3);
        assertNothingLeft();
    }

    @Test
    void programThatCannotRun_isToldAsEverywhere() {
        assertThat(local("local").program(NoMain.class).run().exitCode()).isEqualTo(126);
        assertThat(local("local").option("no-such.jar").runHere())
                .satisfies(result -> assertThat(result.exitCode()).isEqualTo(125))
                .satisfies(result -> assertThat(result.err()).contains("'no-such.jar' does not exist"));
        assertThat(local("local")
                        .option("--class", "no.such.Class", Command.programJar())
                        .runHere())
                .satisfies(result -> assertThat(result.exitCode()).isEqualTo(125))
                .satisfies(result -> assertThat(result.err()).contains("Class 'no.such.Class' is in none of the jars"));
        assertNothingLeft();
    }

    @Test
    void executorKilled_itsTaskRunsAgain_andAnotherExecutorComes() throws InterruptedException {
        Running running =
                local("local[2]").program(Unlucky.class, unlucky("WAIT", 1)).start();
        long victim = new Gate(gate.toString()).awaitProcess("0-");

        Signal.KILL.to(ProcessHandle.of(victim).orElseThrow());

        Result result = running.await();
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out())
                .contains("sum " + Block.sumOfFirst(BLOCKS) + "\n", "full true\n", "at first [1, 2]\n")
                .containsPattern("lost [12] PROGRAM OptionalInt\\[137]: killed by signal 9 \\(SIGKILL\\)")
                .containsPattern("at last \\[[12], 3]\n");
        assertThat(result.err()).containsPattern("executor [12] was lost: killed by signal 9");
        assertNothingLeft();
    }

    @Test
    void taskThatEndsItsExecutors_isGivenUpAfterFourAttempts() {
        Result result = local("local[1]")
                .option("--conf", "executor.maxFailures=9")
                .program(Attempts.class, "7")
                .run();

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out())
                .contains("failed TASK_EXECUTOR_LOST: Task 0 lost its executor 4 times: executor 1 (")
                .containsPattern("lost 1 PROGRAM OptionalInt\\[7]: exited with 7");
        assertNothingLeft();
    }

    @Test
    void jobOfStages_isInTheTimeline_withEachExecutorsLog() {
        Result result =
                local("local[2]").program(JobsUnderFire.class, "7", "60", "1").run();

        assertThat(result.exitCode()).as(result.err()).isZero();
        Path logs = logs(result.err());
        assertThat(logs.resolve("timeline.jsonl"))
                .content()
                .containsPattern("\"event\":\"jobEnded\"[^\n]*\"jobName\":\"under fire\"")
                .contains("\"logUrl\":\"" + logs.toUri() + "executor-1\"");
        assertNothingLeft();
    }

    @Test
    void exampleOfMap_countsTheLinesOfADirectory() throws IOException {
        Path texts = Files.createDirectories(directory.resolve("texts/a b"));
        Files.writeString(texts.resolve("it's"), "1\n2\n");
        Files.writeString(texts.resolveSibling("three"), "1\n2\n3\n");
        Files.createFile(texts.resolve("none"));

        Result result = Command.example("count-lines")
                .env("YARN_SUBMIT_OPTS", "-Djava.io.tmpdir=" + temporary)
                .env("XDG_CACHE_HOME", directory.resolve("cache").toString())
                .env("TMPDIR", temporary.toString())
                .option(directory.resolve("texts").toString())
                .run();

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out().lines())
                .containsExactly(
                        "2 " + texts.resolve("it's"),
                        "0 " + texts.resolve("none"),
                        "3 " + texts.resolveSibling("three"),
                        "5 lines in 3 files");
        assertNothingLeft();
    }

    @Tag(Tags.LONG)
    @Tag(Tags.LOCAL)
    @Test
    void driver_hasAsManyExecutorsAsItAsksFor() {
        Result result =
                local("local[1]").program(Elastic.class, gate.toString()).run();

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out())
                .contains("one in time true", "three in time true", "two in time true", "too many in time false")
                .containsPattern("lost \\d OURS [^\n]*\n(?s:.*)lost \\d OURS ");
        assertNothingLeft();
    }

    @Tag(Tags.LONG)
    @Tag(Tags.LOCAL)
    @Test
    void groupsOfAJobFile_haveProcessesOfTheirOwn() throws IOException {
        Path job = Files.writeString(
                directory.resolve("job.yaml"), """
                    application:
                      jar: %s
                      class: %s
                      arguments: [small, large]
                      deployMode: cluster
                      queue: none
                    executors:
                      memory: 192m
                      groups:
                        small:
                          instances: 2
                          env: {KIND: one}
                        large:
                          instances: 1
                          memory: 400m
                          env: {KIND: two}
                          javaOptions: ["-Dmark=a b"]
                    """.formatted(Command.programJar(), Groups.class.getName()));

        Result result = plain("local").option("-f", job.toString()).run();

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out())
                .contains(
                        "small: 2 executors, KIND=one heap=small mark=null",
                        "large: 1 executors, KIND=two heap=large mark=a b");
        assertNothingLeft();
    }

    @Test
    void executorsThatFailAgainAndAgain_endTheRun_withTheCause() {
        Result result = local("local[2]")
                .option("--max-executor-failures", "2", "--executor-java-options=-XX:NoSuchFlag")
                .program(Squares.class, "10")
                .run();

        assertThat(result.exitCode()).as(result.err()).isEqualTo(123);
        assertThat(result.err())
                .contains("2 executors failed, which is the limit (yarnsubmit.executor.maxFailures=2)")
                .contains("Unrecognized VM option 'NoSuchFlag'");
        assertNothingLeft();
    }

    @Test
    void interrupted_leavesNoProcessAndNoDirectory() throws InterruptedException {
        Running running = local("local[2]")
                .program(DriverEnds.class, gate.toString(), "wait")
                .start();
        new Gate(gate.toString()).await(2);
        List<ProcessHandle> processes = processes(running);

        Result result = running.signal("INT").await();

        assertThat(result.exitCode()).as(result.err()).isEqualTo(130);
        assertThat(result.err()).contains("Ending local-").doesNotContain("was lost");
        assertEnd(processes);
        assertNothingLeft();
    }

    /** Which all processes of the terminal hear. */
    @Test
    void ctrlC_endsTheRun_andIsNoLoss() throws InterruptedException {
        TerminalSession terminal = local("local[2]")
                .program(DriverEnds.class, gate.toString(), "wait")
                .startOnTerminal(100);
        new Gate(gate.toString()).await(2);

        terminal.type("\u0003");

        assertThat(terminal.exitCode()).as(terminal.written()).isEqualTo(130);
        assertThat(terminal.written()).contains("(Ctrl-C)").doesNotContain("was lost");
        assertNothingLeft();
    }

    @Test
    void commandKilled_leavesNoProcess_andTheNextOneTidiesUp() throws InterruptedException, IOException {
        Running running = local("local[2]")
                .program(DriverEnds.class, gate.toString(), "wait")
                .start();
        new Gate(gate.toString()).await(2);
        List<ProcessHandle> processes = processes(running);

        running.signal("KILL").await();

        assertEnd(processes);
        Path left = entries(temporary).get(0);
        // Of the command, and of the driver.
        List<Path> marks = entries(left).stream()
                .filter(file -> file.getFileName().toString().startsWith(".in-use-"))
                .toList();
        assertThat(marks).hasSize(2);
        for (Path mark : marks) {
            Files.setLastModifiedTime(mark, FileTime.from(Instant.now().minusSeconds(120)));
        }
        assertThat(local("local").program(Squares.class, "10").run().exitCode()).isZero();
        assertNothingLeft();
    }

    @Test
    void driverKilled_takesItsExecutorsWithIt() throws InterruptedException {
        Running running = local("local[2]")
                .program(DriverEnds.class, gate.toString(), "wait")
                .start();
        new Gate(gate.toString()).await(2);
        List<ProcessHandle> processes = processes(running);

        ContainerProcesses.below(running.process().toHandle(), "DriverMain").forEach(Signal.KILL::to);

        assertThat(running.await().exitCode()).isEqualTo(137);
        assertEnd(processes);
        assertNothingLeft();
    }

    @Test
    void library_runsItToo() throws InterruptedException {
        List<String> lines = new CopyOnWriteArrayList<>();
        ApplicationLauncher launcher = new ApplicationLauncher()
                .home(Command.distribution())
                .option("master", "local[2]")
                .mainClass(Squares.class.getName())
                .jar(Command.programJar())
                .arguments("10")
                .output(lines::add);

        try (LaunchedApplication application = launcher.submit()) {
            ApplicationResult result = application.await();

            assertThat(application.id()).startsWith("local-");
            assertThat(result.exitCode()).as(result.diagnostics()).isZero();
        }
        assertThat(lines).contains("sum 285");
    }

    @Test
    void libraryWhoseListenersThrowErrors_hasAResultAllTheSame() throws InterruptedException {
        List<ApplicationState> states = new CopyOnWriteArrayList<>();
        ApplicationLauncher launcher = new ApplicationLauncher()
                .home(Command.distribution())
                .option("master", "local[1]")
                .mainClass(Squares.class.getName())
                .jar(Command.programJar())
                .arguments("10")
                .output(line -> {
                    throw new StackOverflowError();
                })
                .listener(new ApplicationListener() {
                    @Override
                    public void onState(LaunchedApplication application, ApplicationState state) {
                        states.add(state);
                        throw new AssertionError(state);
                    }
                });

        try (LaunchedApplication application = launcher.submit()) {
            assertThat(application.await().exitCode()).isZero();
        }
        assertThat(states).endsWith(ApplicationState.SUCCEEDED);
    }

    private static List<ProcessHandle> processes(Running running) {
        return running.process().toHandle().descendants().toList();
    }

    @Test
    void exceptionsWhoseMethodsFail_areFailuresLikeOthers_andTheSlotWorksOn() {
        Result result = local("local[1]").program(OddFailures.class, "tasks").run();

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out())
                .containsPattern("toString: Task 0 failed on executor 1 \\(\\S+\\): \\S+OddFailures\\$Odd: odd"
                        + " \\(its toString\\(\\) returned null\\)")
                .containsPattern(
                        "getMessage: .*OddFailures\\$Odd \\(its toString\\(\\) threw java.lang.AssertionError\\)")
                .containsPattern("getCause: .*OddFailures\\$Odd: odd")
                .containsPattern("getStackTrace: .*OddFailures\\$Odd: odd")
                .containsPattern("writeObject: .*OddFailures\\$Odd: odd")
                .containsPattern("streams: .*java.lang.ThreadDeath")
                .contains("sum 14\n", "executors [1]\n");
        assertThat(result.err()).contains("an executor listener threw");
        assertNothingLeft();
    }

    @Test
    void hugeTexts_areCutWhereTheyAreMade() {
        for (String where : List.of("hugeMain", "hugeTask")) {
            Result result = plain("local[1]")
                    .option("--driver-memory", "1g", "--executor-memory", "1g")
                    .program(OddFailures.class, where)
                    .run();

            assertThat(result.exitCode()).as(where).isEqualTo(1);
            assertThat(result.err())
                    .as(where)
                    .contains("java.lang.IllegalStateException: xxx")
                    .contains("at io.yarnsubmit.it.programs.OddFailures.")
                    .hasSizeLessThan(100_000);
        }
    }

    @Test
    void mainThatThrowsWhatCannotBeDescribed_endsAllTheSame() {
        Result result = local("local[1]").program(OddFailures.class, "oddMain").run();

        assertThat(result.exitCode()).as(result.err()).isEqualTo(1);
        assertThat(result.err())
                .contains(
                        "Exception in thread \"main\" io.yarnsubmit.it.programs.OddFailures$Odd (its toString() threw")
                .contains("driver failed: io.yarnsubmit.it.programs.OddFailures$Odd");
        assertNothingLeft();
    }

    @Test
    void resultThatTheDriverHasNoRoomFor_failsItsTaskAlone() {
        Result result = plain("local[1]")
                .option("--driver-memory", "128m", "--executor-memory", "512m", "--conf", "job.maxResultSize=64m")
                .program(OddFailures.class, "hugeResult", "18000000")
                .run();

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out())
                .containsPattern("The result of task 0 \\(18\\d+ bytes as it was sent\\) cannot be read in the driver:"
                        + " java.lang.OutOfMemoryError: Java heap space; raise --driver-memory")
                .contains("next 1\n");
        assertNothingLeft();
    }
}
