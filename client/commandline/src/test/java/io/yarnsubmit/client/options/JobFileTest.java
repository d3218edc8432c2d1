package io.yarnsubmit.client.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.yarnsubmit.api.DeployMode;
import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.protocol.CountRange;
import io.yarnsubmit.protocol.MemorySize;
import io.yarnsubmit.protocol.ResourceAmount;
import io.yarnsubmit.protocol.config.ConfigKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a job file says, and what counts more. */
class JobFileTest {
    private static final String TWO_GROUPS = """
        application: {jar: app.jar}
        executors:
          memory: 1g
          groups:
            small: {instances: 3}
            large:
              instances: 2
              memory: 4g
              env: {KIND: large}
        """;

    @TempDir
    Path directory;

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("job.yaml"), text);
    }

    private SubmitRequest read(String text, String... more) throws IOException {
        return read(Map.of(), text, more);
    }

    private SubmitRequest read(Map<String, String> environment, String text, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-f", file(text).toString()));
        arguments.addAll(List.of(more));
        return ((Invocation.Submit) CommandLine.parse(arguments, new Surroundings(environment, null))).request();
    }

    private List<String> problems(String text, String... more) {
        YarnSubmitException thrown = catchThrowableOfType(YarnSubmitException.class, () -> read(text, more));
        assertThat(thrown).as("what is thrown").isNotNull();
        assertThat(thrown.code()).isEqualTo(ErrorCode.BAD_INPUT);
        return thrown.getMessage()
                .lines()
                .map(String::strip)
                .filter(line -> !line.matches("\\d+ problems:") && !line.startsWith("For all options"))
                .map(line -> line.replace(directory + "/", ""))
                .toList();
    }

    @Test
    void command_isTheDriver() throws IOException {
        String text = "application: {command: [python3, train.py, --epochs, 3, \"\"]}";

        assertThat(read(text).command()).containsExactly("python3", "train.py", "--epochs", "3", "");
        assertThat(read(text).groups().get(0).initialExecutors()).isZero();
        assertThat(read(text, "--", "bash").command()).containsExactly("bash");
        assertThat(read(text, "app.jar", "x"))
                .satisfies(request -> assertThat(request.command()).isEmpty())
                .satisfies(request -> assertThat(request.applicationJar()).isEqualTo("app.jar"));
        assertThat(read(text, "--set", "application.command=[ls, -l]").command())
                .containsExactly("ls", "-l");
        assertThat(read("application: {jar: app.jar, class: a.Main}", "--", "bash", "-l")
                        .command())
                .containsExactly("bash", "-l");
    }

    @Test
    void command_goesWithoutJarAndClass() {
        assertThat(problems("application: {command: [ls], jar: a.jar, class: a.Main}"))
                .containsExactly(
                        "application.command and application.jar are both given: the command has its arguments as its"
                                + " further words, and needs no jar. Take one of the two out",
                        "job.yaml:1: application.class names the main class of a jar, but the driver is the command 'ls'."
                                + " Drop one of the two");
        assertThat(problems("application: {command: [ls], arguments: [x]}"))
                .singleElement()
                .asString()
                .startsWith("application.command and application.arguments are both given");
        assertThat(problems("application: {command: []}"))
                .containsExactly("application.command is empty; write it as a list of words: [python3, train.py]");
        assertThat(problems("application: {command: ls}"))
                .singleElement()
                .asString()
                .contains("write it as a list");
    }

    @Test
    void everything_isRead() throws IOException {
        SubmitRequest request = read("""
            application:
              jar: lib/app.jar          # relative to this file
              class: com.acme.Main
              arguments: [input, --depth, 3, ""]
              name: nightly
              deployMode: cluster
              tags: [a, b]
            driver:
              memory: 2g
              env: {TZ: UTC, EMPTY: ""}
            executors:
              dynamic: {min: 2, max: 20}
              memory: 1536
              javaOptions: [-Dname=a b, "-Dquote=it's"]
              resources: {yarn.io/gpu: 1, disk: 4Gi}
              placement: [one-per-host, "attribute:os=linux"]
            files:
              jars: [a.jar, /opt/b.jar, "hdfs:///c.jar"]
            nodes:
              exclude: [bad-1]
            applicationMaster: {memory: 300m}
            configuration:
              executor.idleTimeout: 5s
              yarnsubmit.driver.port: 4711
            """);

        assertThat(request.applicationJar())
                .isEqualTo(directory.resolve("lib/app.jar").toString());
        assertThat(request.driverArguments()).containsExactly("input", "--depth", "3", "");
        assertThat(request.mainClass()).contains("com.acme.Main");
        assertThat(request.deployMode()).isEqualTo(DeployMode.CLUSTER);
        assertThat(request.tags()).containsExactly("a", "b");
        assertThat(request.driverEnvironment()).containsOnly(Map.entry("TZ", "UTC"), Map.entry("EMPTY", ""));
        assertThat(request.settings().get(ConfigKeys.JARS))
                .containsExactly(directory.resolve("a.jar").toString(), "/opt/b.jar", "hdfs:///c.jar");
        assertThat(request.settings().get(ConfigKeys.AM_MEMORY)).isEqualTo(MemorySize.ofMib(300));
        assertThat(request.settings().get(ConfigKeys.DRIVER_PORT)).isEqualTo(4711);
        assertThat(request.groups()).singleElement().satisfies(group -> {
            assertThat(group.name()).isEqualTo("default");
            assertThat(group.javaOptions()).containsExactly("-Dname=a b", "-Dquote=it's");
            assertThat(group.settings().get(ConfigKeys.EXECUTOR_DYNAMIC)).isEqualTo(new CountRange(2, 20));
            assertThat(group.list(ConfigKeys.EXECUTOR_RESOURCES))
                    .containsExactly(ResourceAmount.parse("yarn.io/gpu=1"), ResourceAmount.parse("disk=4Gi"));
            assertThat(group.settings().get(ConfigKeys.EXECUTOR_PLACEMENT))
                    .isEqualTo("one-per-host,attribute:os=linux");
        });
    }

    @Test
    void names_areOfTheFilesFolder_whateverCharactersTheyHave() throws IOException {
        for (String name : List.of("a,b.txt", "c:1.log", "x", "hdfs:x", " in front")) {
            Files.createFile(directory.resolve(name));
        }
        SubmitRequest request = read("""
            application: {jar: "file:/opt/a%20b.jar"}
            files:
              files: ["a,b.txt", "c:1.log", "hdfs:x#h", " in front", "hdfs:/x", "gone,1", "data[1]/*.csv#d"]
              archives: x,a,b.txt
            """);

        assertThat(request.applicationJar()).isEqualTo("file:/opt/a%20b.jar");
        assertThat(request.names(ConfigKeys.FILES))
                .isEqualTo(String.join(
                        ",",
                        directory + "/a\\,b.txt",
                        directory + "/c:1.log",
                        directory + "/hdfs:x#h",
                        directory + "/ in front",
                        "hdfs:/x",
                        directory + "/gone\\,1",
                        directory + "/data[1]/*.csv#d"));
        assertThat(request.names(ConfigKeys.ARCHIVES)).isEqualTo(directory + "/x," + directory + "/a\\,b.txt");
    }

    @Test
    void json_isReadBySameRules_withTabs() throws IOException {
        SubmitRequest request = read("{\n\t\"application\": {\"jar\": \"a\\/b.jar\", \"wait\": true},\n"
                + "\t\"driver\": {\"memory\": \"2g\"}\n}");

        assertThat(request.applicationJar()).endsWith("a/b.jar");
        assertThat(request.settings().get(ConfigKeys.DRIVER_MEMORY)).isEqualTo(MemorySize.parse("2g"));
    }

    @Test
    void groups_haveTheirOwnValues_andTheCommonOnes() throws IOException {
        List<GroupRequest> groups = read(TWO_GROUPS).groups();

        assertThat(groups).extracting(GroupRequest::name).containsExactly("small", "large", "default");
        assertThat(groups).extracting(GroupRequest::initialExecutors).containsExactly(3, 2, 0);
        assertThat(groups)
                .extracting(group ->
                        group.settings().get(ConfigKeys.EXECUTOR_MEMORY).toString())
                .containsExactly("1g", "4g", "1g");
        assertThat(groups.get(1).environment()).containsExactly(Map.entry("KIND", "large"));
        assertThat(groups.get(0).environment()).isEmpty();
    }

    @Test
    void optionForExecutors_withSeveralGroups_namesTheWay() {
        assertThat(problems(TWO_GROUPS, "--executor-memory", "2g", "--conf", "executor.env.A=1"))
                .satisfiesExactlyInAnyOrder(
                        problem -> assertThat(problem)
                                .contains("--executor-memory", "--set executors.groups.small.memory=VALUE"),
                        problem -> assertThat(problem).contains("--conf", "--set executors.groups.small.env.A=VALUE"));
    }

    @Test
    void set_countsMoreThanTheFile_andOptionsMoreThanBoth() throws IOException {
        SubmitRequest request = read(
                TWO_GROUPS,
                "--set=executors.groups.large.memory=2g",
                "--set=driver.memory=3g",
                "--driver-memory=5g",
                "--set=application.arguments=[a, 'b c']",
                "--set=driver.env.A=1=2",
                "--set=application.tags=x,y");

        assertThat(request.groups().get(1).settings().get(ConfigKeys.EXECUTOR_MEMORY))
                .isEqualTo(MemorySize.parse("2g"));
        assertThat(request.settings().get(ConfigKeys.DRIVER_MEMORY)).isEqualTo(MemorySize.parse("5g"));
        assertThat(request.driverArguments()).containsExactly("a", "b c");
        assertThat(request.driverEnvironment()).containsExactly(Map.entry("A", "1=2"));
        assertThat(request.tags()).containsExactly("x", "y");
    }

    @Test
    void set_mistaken_isAProblem() {
        assertThat(problems(
                        TWO_GROUPS,
                        "--set=executors.groups.larg.memory=2g",
                        "--set=executors.memroy=2g",
                        "--set=driver=1",
                        "--set=driver.memory.x=1",
                        "--set=nothing",
                        "--set=executors.groups.large.memory=much"))
                .satisfiesExactlyInAnyOrder(
                        problem -> assertThat(problem).contains("no executor group 'larg'", "did you mean 'large'?"),
                        problem -> assertThat(problem).contains("'executors.memroy'", "did you mean 'memory'?"),
                        problem -> assertThat(problem).contains("driver has keys of its own"),
                        problem -> assertThat(problem).contains("nothing is below driver.memory"),
                        problem -> assertThat(problem).contains("'nothing' is not KEY.PATH=VALUE"),
                        problem -> assertThat(problem).contains("--set executors.groups.large.memory", "'much'"));
    }

    @Test
    void jarOnTheCommandLine_replacesProgramAndArguments() throws IOException {
        SubmitRequest request =
                read("application: {jar: file.jar, arguments: [a]}\ndriver: {memory: 2g}", "other.jar", "b");

        assertThat(request.applicationJar()).isEqualTo("other.jar");
        assertThat(request.driverArguments()).containsExactly("b");
        assertThat(request.settings().get(ConfigKeys.DRIVER_MEMORY)).isEqualTo(MemorySize.parse("2g"));
    }

    @Test
    void soleGroupCalledDefault_isOverriddenByOptions() throws IOException {
        String text = "application: {jar: a.jar}\nexecutors: {groups: {default: {memory: 2g, cores: 2}}}";

        List<GroupRequest> groups = read(text, "--executor-memory", "3g").groups();

        assertThat(groups).singleElement().satisfies(group -> {
            assertThat(group.settings().get(ConfigKeys.EXECUTOR_MEMORY)).isEqualTo(MemorySize.parse("3g"));
            assertThat(group.settings().get(ConfigKeys.EXECUTOR_CORES)).isEqualTo(2);
        });
    }

    @Test
    void environment_isPutWhereAsked() throws IOException {
        SubmitRequest request = read(Map.of("DAY", "2026-01-31", "NONE", ""), """
            application:
              jar: app.jar
              arguments: ["day=${env:DAY}", "$${env:DAY}", "${other}", "$HOME", "${env:ABSENT:-a:-b}", "${env:NONE:-x}"]
            """);

        assertThat(request.driverArguments())
                .containsExactly("day=2026-01-31", "${env:DAY}", "${other}", "$HOME", "a:-b", "");
    }

    @Test
    void allProblems_areNamed_withTheirLines() {
        assertThat(problems("""
            application:
              jar: app.jar
              queue: ${env:ABSENT}
              arguments: word
            exectors:
              memory: 1g
            driver:
              memory: much
              memory: 2g
              cores: [1]
              env: [A=1]
              memroy: 1g
            executors:
              minToStart: 5
              groups:
                1st: {}
                gpu:
                cpu: {startTimeout: 5s, instances: 2, placement: [near=gpus]}
            queue: etl
            configuration: {excutor.memory: 1g}
            """))
                .satisfiesExactlyInAnyOrder(
                        problem -> assertThat(problem).startsWith("job.yaml:3: the environment variable ABSENT"),
                        problem -> assertThat(problem).startsWith("job.yaml:3: application.queue: the value is empty"),
                        problem ->
                                assertThat(problem).startsWith("job.yaml:4: application.arguments is a single value"),
                        problem -> assertThat(problem)
                                .isEqualTo("job.yaml:5: unknown key 'exectors': did you mean 'executors'?"),
                        problem -> assertThat(problem).startsWith("job.yaml:8: driver.memory: 'much' is not an amount"),
                        problem -> assertThat(problem).startsWith("job.yaml:9: driver.memory is here a second time"),
                        problem -> assertThat(problem).startsWith("job.yaml:10: driver.cores is a list here"),
                        problem -> assertThat(problem).startsWith("job.yaml:11: driver.env is a list here"),
                        problem -> assertThat(problem).contains("job.yaml:12: unknown key 'driver.memroy'", "'memory'"),
                        problem -> assertThat(problem).startsWith("job.yaml:14: executors.minToStart is 5"),
                        problem -> assertThat(problem).startsWith("job.yaml:16: '1st' is not a name"),
                        problem -> assertThat(problem).startsWith("job.yaml:17: executors.groups.gpu is empty"),
                        problem -> assertThat(problem)
                                .startsWith("job.yaml:18: unknown key 'executors.groups.cpu.startTimeout'"),
                        problem -> assertThat(problem)
                                .contains("job.yaml:18", "names the executor group 'gpus'", "there are cpu"),
                        problem -> assertThat(problem).contains("job.yaml:19", "did you mean 'application.queue'?"),
                        problem -> assertThat(problem).contains("job.yaml:20", "'excutor.memory'"));
    }

    @Test
    void whatIsNoJobFile_isOneProblem() {
        assertThat(problems("a: [1, 2\nb: 3", "x.jar"))
                .singleElement()
                .asString()
                .startsWith("job.yaml:2: this is not YAML");
        assertThat(problems("a: b: c", "x.jar")).singleElement().asString().startsWith("job.yaml:1: this is not YAML");
        assertThat(problems("- a", "x.jar")).singleElement().asString().contains("a job file is a map of keys");
        assertThat(problems("{}\n---\n{}", "x.jar")).singleElement().asString().contains("a second document");
        assertThat(problems("[".repeat(100_000), "x.jar"))
                .singleElement()
                .asString()
                .contains("levels deep");
        assertThat(problems("driver: &d\n  env: {A: 1}\nx: [" + "*d, ".repeat(60) + "]", "x.jar"))
                .singleElement()
                .asString()
                .contains("more than 50 aliases");
        assertThat(problems("driver: &d {env: *d}", "x.jar")).isNotEmpty();
        assertThat(problems("#" + "x".repeat(2 << 20), "x.jar"))
                .singleElement()
                .asString()
                .contains("characters");
    }

    @Test
    void verbose_tellsTheLine() throws IOException {
        assertThat(Verbose.lines(read("application: {jar: a.jar}\ndriver:\n  memory: 2g\n")))
                .anyMatch(line -> line.contains("yarnsubmit.driver.memory = 2g") && line.endsWith("job.yaml:3"));
    }
}
