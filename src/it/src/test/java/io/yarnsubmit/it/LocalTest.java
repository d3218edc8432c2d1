package io.yarnsubmit.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.client.ApplicationLauncher;
import io.yarnsubmit.client.ApplicationResult;
import io.yarnsubmit.client.LaunchedApplication;
import io.yarnsubmit.it.cluster.Command;
import io.yarnsubmit.it.cluster.Command.Result;
import io.yarnsubmit.it.cluster.JsonAnswer;
import io.yarnsubmit.it.cluster.Tags;
import io.yarnsubmit.it.programs.DriverEnds;
import io.yarnsubmit.it.programs.Elastic;
import io.yarnsubmit.it.programs.Groups;
import io.yarnsubmit.it.programs.JobsUnderFire;
import io.yarnsubmit.it.programs.Large;
import io.yarnsubmit.it.programs.NoMain;
import io.yarnsubmit.it.programs.Squares;
import io.yarnsubmit.it.programs.WorkingDirectory;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code --master local[N]}: the same programs as processes of this machine, without a cluster. */
class LocalTest extends LocalStory {
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
}
