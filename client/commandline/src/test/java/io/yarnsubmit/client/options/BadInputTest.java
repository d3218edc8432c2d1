package io.yarnsubmit.client.options;

import static io.yarnsubmit.client.options.Parsing.problems;
import static io.yarnsubmit.client.options.Parsing.problemsOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadInputTest {
    @Test
    void reportsAllProblemsAtOnce() {
        assertThat(problems(
                        null,
                        "--executor-memroy",
                        "2g",
                        "--num-executors",
                        "-3",
                        "--conf",
                        "driver.memry=1g",
                        "--no-wait"))
                .containsExactly(
                        "Unknown option '--executor-memroy': did you mean '--executor-memory'?",
                        "Option --num-executors: '-3' is not a whole number of 0 or more",
                        "--conf: unknown configuration key 'driver.memry': did you mean 'yarnsubmit.driver.memory'?",
                        "--no-wait is for cluster mode: in client mode the driver runs in this command,"
                                + " which stays until the end. Drop it, or add --deploy-mode cluster");
    }

    @Test
    void nobodyWouldWatchTheStart_saysWhatWould() {
        assertThat(problems(null, "--deploy-mode", "cluster", "--no-wait", "--accept-timeout", "5min", "app.jar"))
                .containsExactly(
                        "--accept-timeout is enforced by this command, which does not stay with --no-wait. Drop one"
                                + " of the two; --run-timeout and --executors-timeout work without it");
        assertThat(problems(null, "--run-timeout", "300ms", "app.jar"))
                .containsExactly("--run-timeout is 300ms, but YARN counts in seconds; give it 1s or more");
    }

    @Test
    void saysThatTheJarIsMissing() {
        String problem =
                "Nothing to run. Name an application jar: yarn-submit [options] <app.jar> [driver arguments]; or a command:"
                        + " yarn-submit [options] -- COMMAND [arguments]; or one of them in a job file: yarn-submit -f"
                        + " job.yaml";

        assertThat(problems(null)).containsExactly(problem);
        assertThat(problems(null, "--name", "x")).containsExactly(problem);
        assertThat(problems(null, "")).singleElement().asString().contains("jar's name is empty");
    }

    @Test
    void saysWhatIsWrongWithACommand() {
        assertThat(problems(null, "--"))
                .containsExactly("No command follows '--': yarn-submit [options] -- COMMAND [arguments]");
        assertThat(problems(null, "--", ""))
                .containsExactly("The command's name is empty: yarn-submit [options] -- COMMAND [arguments]");
        assertThat(problems(null, "--", "lib/app.jar", "x"))
                .containsExactly(
                        "'lib/app.jar' is a jar, but what follows '--' is a command. To run the jar's main class as"
                                + " the driver, leave out '--': yarn-submit [options] lib/app.jar. To run it without"
                                + " yarn-submit's classes: -- java -jar lib/app.jar");
        assertThat(problems(null, "--class", "com.acme.Main", "--queue", "", "--", "python3", "a\0b"))
                .contains(
                        "--class names the main class of a jar, but the driver is the command 'python3'. Drop one of the"
                                + " two",
                        "Word 2 of the command contains a NUL character, which no process can be given");
    }

    @Test
    void tellsWhoComesFromSparkWhatItIsHere() {
        assertThat(problems(
                        null,
                        "--driver-class-path",
                        "a.jar",
                        "--total-executor-cores",
                        "8",
                        "--supervise",
                        "--py-files",
                        "lib.zip",
                        "--remote=sc://x",
                        "--conf",
                        "spark.executor.instances=3",
                        "--conf",
                        "spark.executorEnv.LANG=C",
                        "--conf",
                        "spark.shuffle.service.enabled=true",
                        "app.jar"))
                .containsExactly(
                        "Unknown option '--driver-class-path': here it is --jars. The jars are uploaded, for driver and"
                                + " executors; paths on the nodes cannot be used.",
                        "Unknown option '--total-executor-cores': here it is --num-executors. It belongs to Spark's"
                                + " own cluster manager. In yarn-submit the total is --num-executors times"
                                + " --executor-cores.",
                        "Unknown option '--supervise': here it is --retry-driver. With --max-attempts.",
                        "Unknown option '--py-files': yarn-submit has nothing like it yet. The driver is a JVM program;"
                                + " use --files for any other file.",
                        "Unknown option '--remote': it is not needed here. There is no server in between: the driver"
                                + " is a program.",
                        "--conf: unknown configuration key 'spark.executor.instances': here it is"
                                + " yarnsubmit.executor.instances. --num-executors",
                        "--conf: unknown configuration key 'spark.executorEnv.LANG': here it is"
                                + " yarnsubmit.executor.env.LANG. --executor-env",
                        "--conf: unknown configuration key 'spark.shuffle.service.enabled': it is not needed here."
                                + " There is no shuffle.");
    }

    @Test
    void goesOnBehindAnUnknownOption() {
        assertThat(problems(null, "--foo", "bar", "--queu=x", "-name", "y", "--priority", "high", "app.jar", "--bar"))
                .containsExactly(
                        "Unknown option '--foo'",
                        "Unknown option '--queu': did you mean '--queue'?",
                        "Unknown option '-name': did you mean '--name'?",
                        "Option --priority: 'high' is not a whole number of 0 or more");
    }

    @Test
    void takesAJarBehindAnUnknownOptionForTheJar() {
        assertThat(problems(null, "--foo", "app.jar", "--bar")).containsExactly("Unknown option '--foo'");
        assertThat(problems(null, "--verbos", "app.jar", "--bar"))
                .containsExactly("Unknown option '--verbos': did you mean '--verbose'?");
    }

    @Test
    void sendsJvmOptionsToTheirPlace() {
        assertThat(problemsOf("-Dx=y", "-Xss4m"))
                .containsExactly(
                        "'-Dx=y' is an option of a JVM: pass it with --driver-java-options or --executor-java-options",
                        "'-Xss4m' is an option of a JVM: pass it with --driver-java-options or"
                                + " --executor-java-options");
    }

    @Test
    void noticesAForgottenValue() {
        assertThat(problemsOf("--name", "--queue", "etl", "--class", "--quue", "x", "--driver-java-options", "-v"))
                .containsExactly(
                        "Option --name needs a value: --name TEXT, but '--queue' follows;"
                                + " a value that looks like an option is written --name=VALUE",
                        "Option --class needs a value: --class NAME, but '--quue' follows;"
                                + " a value that looks like an option is written --class=VALUE",
                        "Unknown option '--quue': did you mean '--queue'?",
                        "Option --driver-java-options needs a value: --driver-java-options WORDS, but '-v' follows;"
                                + " a value that looks like an option is written --driver-java-options=VALUE");
    }

    @Test
    void noticesAForgottenValueAtTheEnd() {
        assertThat(problems(null, "--name")).contains("Option --name needs a value: --name TEXT");
    }

    @Test
    void noticesAValueThatIsNotWanted() {
        assertThat(problemsOf("--verbose=yes"))
                .containsExactly("Option --verbose takes no value, but was given as '--verbose=yes'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "--master|mesos|'mesos' is not yarn, embedded, local or local[N]",
                "--deploy-mode|custer|'custer' is not client or cluster",
                "--executor-memory|lots|'lots' is not an amount of memory",
                "--executor-memory|-1g|'-1g' is not an amount of memory",
                "--executor-cores|0|'0' is not a whole number of 1 or more",
                "--max-attempts|1.5|'1.5' is not a whole number of 1 or more",
                "--queue|~~|the value is empty",
                "--class|~ ~|the value is empty",
                "--driver-env|1A=x|'1A' is not a name of an environment variable",
                "--executor-env|A.B=x|'A.B' is not a name of an environment variable",
                "--driver-env|=x|'' is not a name of an environment variable",
                "--driver-env|NOT_SET|'NOT_SET' is not set in this environment",
                "--driver-java-options|-Xmx2g|'-Xmx2g' would set a heap",
                "--executor-java-options|-XX:MaxRAMPercentage=80|use --executor-memory",
                "--driver-java-options|-Dx=a b|'b' is not a JVM option",
                "--driver-java-options|-cp x.jar|use --jars",
                "--driver-java-options|-Dx=\"a|the quote \" at character 5 is not closed",
                "--driver-java-options|-Xlog:gc:file=<LOG_DIR>/gc|in client mode the driver is in none",
                "--executor-java-options|-Xms900m|is more than the heap, which is 832m of the 1g",
                "--driver-java-options|-XX:InitialHeapSize=1T|is more than the heap",
                "--driver-java-options|-XX:SoftMaxHeapSize=2g|is more than the heap",
                "--driver-java-options|-ms2g|is more than the heap",
                "--driver-java-options|-Xms0x80000000|is more than the heap",
                "--driver-java-options|-mx2g|would set a heap that does not fit the container",
                "--driver-java-options|-m a/b|the JVM would not run the driver",
                "--executor-java-options|-version|the JVM would not run the executor",
                "--driver-env|JDK_JAVA_OPTIONS=-Xshare:auto -Xms2g|'-Xms2g' of --driver-env JDK_JAVA_OPTIONS is more than",
                "--executor-env|_JAVA_OPTIONS=-Dx=y -Xmx2g|use --executor-memory",
                "--executor-env|RANDOM=1|gives RANDOM a value of its own",
                "--driver-env|PATH=/opt/x/bin:$PATH|$PATH would not be replaced",
                "--executor-env|PATH=/opt/x/bin:${PATH}|$PATH would not be replaced",
                "--executor-env|PATH=/opt/x/bin|has neither /usr/bin nor /bin",
                "--executor-env|UID=1000|lets nobody set UID",
                "--conf|driver.port=70000|'70000' is not a port number from 0 to 65535",
                "--conf|client.leash=0s|'0s' is not above 0",
                "--conf|task.serializationFilter=maxdepth=x|is not an ObjectInputFilter pattern",
                "--conf|nonsense|'nonsense' is not KEY=VALUE",
                "--conf|driver.env.=x|unknown configuration key 'driver.env.'",
                "--conf|driver.env.A-B=x|'A-B' is not a name of an environment variable",
            })
    void refusesABadValue(String option, String value, String expected) {
        assertThat(problemsOf(option, value))
                .singleElement()
                .asString()
                .contains(option)
                .contains(expected);
    }

    @Test
    void refusesTooLittleMemory() {
        assertThat(problemsOf("--driver-memory", "63m", "-c", "executor.memory=0"))
                .containsExactly(
                        "--driver-memory is 63m, which is too small for a JVM; give it 64m or more",
                        "--conf yarnsubmit.executor.memory is 0m, which is too small for a JVM; give it 64m or more");
    }

    @Test
    void refusesAnOverheadThatLeavesNoHeap() {
        assertThat(problemsOf("-c", "executor.memoryOverhead=1g"))
                .containsExactly("--conf yarnsubmit.executor.memoryOverhead is 1g, which leaves no heap of the 1g of"
                        + " yarnsubmit.executor.memory");
    }

    @Test
    void refusesPeriodsThatContradictEachOther() {
        assertThat(problemsOf("-c", "executor.heartbeatTimeout=5s", "-c", "am.heartbeatMax=100ms"))
                .containsExactly(
                        "yarnsubmit.executor.heartbeatInterval (5s) must be shorter than"
                                + " --conf yarnsubmit.executor.heartbeatTimeout (5s)",
                        "yarnsubmit.am.heartbeatMin (200ms) must be shorter than"
                                + " --conf yarnsubmit.am.heartbeatMax (100ms)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--name", "--queue", "--class"})
    void refusesNulCharactersInValues(String option) {
        assertThat(problemsOf(option, "a\0b"))
                .singleElement()
                .asString()
                .contains(option)
                .contains("NUL");
    }

    @Test
    void refusesNulCharactersForTheDriver() {
        assertThat(problems(null, "app\0.jar", "x", "\0"))
                .containsExactly(
                        "The application jar's name contains a NUL character, which no process can be given",
                        "Driver argument 2 contains a NUL character, which no process can be given");
    }

    @Test
    void refusesArgumentsThatTheLocaleHasSpoilt() {
        List<String> arguments = List.of("app.jar", "caf\uFFFD\uFFFD");

        assertThatThrownBy(
                        () -> CommandLine.parse(arguments, new Surroundings(Map.of(), null, StandardCharsets.US_ASCII)))
                .hasMessageContaining("characters that this locale cannot read (US-ASCII)")
                .hasMessageContaining("LC_ALL=C.UTF-8");
        assertThat(CommandLine.parse(arguments, new Surroundings(Map.of(), null)))
                .isInstanceOf(Invocation.Submit.class);
    }

    @Test
    void keepsEachProblemOnOneLineOfBearableLength() {
        List<String> problems = problemsOf("--executor-memory", "1\n2", "--driver-memory", "x".repeat(100_000));

        assertThat(problems).hasSize(2).allMatch(line -> line.length() < 600);
        assertThat(problems.get(0)).contains("1\\n2");
    }

    @Test
    void saysTheSameThingOnce() {
        assertThat(problemsOf("--foo", "--foo")).hasSize(1);
    }
}
