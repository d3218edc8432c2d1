package io.yarnsubmit.client.options;

import static io.yarnsubmit.client.options.Parsing.invoke;
import static io.yarnsubmit.client.options.Parsing.options;
import static io.yarnsubmit.client.options.Parsing.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.api.DeployMode;
import io.yarnsubmit.protocol.Master;
import io.yarnsubmit.protocol.MemorySize;
import io.yarnsubmit.protocol.config.ConfigKeys;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
    @Test
    void readsTheCommandOfEveryDay() {
        SubmitRequest request = request(
                "--master",
                "embedded",
                "--deploy-mode=cluster",
                "--class",
                "com.acme.Main",
                "--num-executors",
                "4",
                "--executor-memory=1.5g",
                "--no-wait",
                "--timeline",
                "-v",
                "app.jar",
                "in",
                "out");

        assertThat(request.applicationJar()).isEqualTo("app.jar");
        assertThat(request.driverArguments()).containsExactly("in", "out");
        assertThat(request.master()).isEqualTo(Master.EMBEDDED);
        assertThat(request.deployMode()).isEqualTo(DeployMode.CLUSTER);
        assertThat(request.mainClass()).contains("com.acme.Main");
        assertThat(request.settings().get(ConfigKeys.EXECUTOR_INSTANCES)).isEqualTo(4);
        assertThat(request.settings().get(ConfigKeys.EXECUTOR_MEMORY)).isEqualTo(MemorySize.ofMib(1536));
        assertThat(request.waits()).isFalse();
        assertThat(request.timeline()).isTrue();
        assertThat(request.verbose()).isTrue();
    }

    @Test
    void takesTheDefaultsOfTheCatalogue() {
        SubmitRequest request = request("app.jar");

        assertThat(request.master()).isEqualTo(Master.YARN);
        assertThat(request.masterIsExplicit()).isFalse();
        assertThat(request.deployMode()).isEqualTo(DeployMode.CLIENT);
        assertThat(request.waits()).isTrue();
        assertThat(request.verbose()).isFalse();
        assertThat(request.timeline()).isFalse();
        assertThat(request.mainClass()).isEmpty();
        assertThat(request.name()).isEmpty();
        assertThat(request.settings().find(ConfigKeys.JARS)).isEmpty();
        assertThat(request.driverJavaOptions()).isEmpty();
        assertThat(request.driverEnvironment()).isEmpty();
        assertThat(request.driverHeap()).isEqualTo(MemorySize.ofMib(1024 - 192));
        assertThat(request.settings().asMap()).isEmpty();
    }

    @Test
    void tellsWhetherTheMasterWasNamed() {
        assertThat(options("--master", "yarn").masterIsExplicit()).isTrue();
        assertThat(options("-c", "master=yarn").masterIsExplicit()).isTrue();
    }

    @Test
    void takesValuesThatBeginWithDashes() {
        assertThat(options("--driver-java-options", "-Xss4m -Dx=y").driverJavaOptions())
                .containsExactly("-Xss4m", "-Dx=y");
        assertThat(options("--executor-java-options=-verbose:gc")
                        .groups()
                        .get(0)
                        .javaOptions())
                .containsExactly("-verbose:gc");
        assertThat(options("--executor-java-options", "-verbose:gc")
                        .groups()
                        .get(0)
                        .javaOptions())
                .containsExactly("-verbose:gc");
        assertThat(options("--driver-java-options", "--add-opens java.base/java.lang=ALL-UNNAMED")
                        .driverJavaOptions())
                .containsExactly("--add-opens", "java.base/java.lang=ALL-UNNAMED");
        assertThat(options("--name", "-1").name()).contains("-1");
        assertThat(options("--name", "--weird").name()).contains("--weird");
        assertThat(options("--name=--class").name()).contains("--class");
    }

    @Test
    void keepsQuotesAndEqualsSignsOfValues() {
        assertThat(options("--name", "\"a\"").name()).contains("\"a\"");
        assertThat(options("--name='a'").name()).contains("'a'");
        assertThat(options("--name=a=b").name()).contains("a=b");
        assertThat(options("--driver-env", "A=b=c").driverEnvironment()).containsEntry("A", "b=c");
        assertThat(options("-c=name=a=b").name()).contains("a=b");
    }

    @Test
    void splitsJavaOptionsAsAShellDoes() {
        assertThat(options("--driver-java-options", "-Da='x y' \"-Db=c\\\"d\"").driverJavaOptions())
                .containsExactly("-Da=x y", "-Db=c\"d");
    }

    @Test
    void countsTheLastOfARepeatedOption() {
        assertThat(options("--name", "a", "--name=b").name()).contains("b");
        assertThat(options("-c", "name=a", "--conf", "yarnsubmit.name=b").name())
                .contains("b");
        assertThat(options("--driver-env", "A=1", "--driver-env", "A=2").driverEnvironment())
                .containsExactly(Map.entry("A", "2"));
    }

    @Test
    void addsUpListsAndJavaOptions() {
        assertThat(options("--jars", "a.jar,b.jar", "--jars", "c.jar")
                        .settings()
                        .get(ConfigKeys.JARS))
                .containsExactly("a.jar", "b.jar", "c.jar");
        assertThat(options("--driver-java-options", "-Da=1", "--driver-java-options=-Db=2")
                        .driverJavaOptions())
                .containsExactly("-Da=1", "-Db=2");
        assertThat(options("--jars", "a.jar", "-c", "jars=z.jar").settings().get(ConfigKeys.JARS))
                .containsExactly("a.jar");
    }

    @Test
    void keepsTheOrderOfTheEnvironment() {
        assertThat(options("--executor-env", "Z=1", "--executor-env", "A=2", "--executor-env", "M=")
                        .groups()
                        .get(0)
                        .environment())
                .containsExactly(Map.entry("Z", "1"), Map.entry("A", "2"), Map.entry("M", ""));
    }

    @Test
    void takesTheCallersValueOfAnEnvironmentVariableWithoutOne() {
        Surroundings surroundings = new Surroundings(Map.of("TZ", "Asia/Tokyo"), null);

        assertThat(request(surroundings, "--driver-env", "TZ", "app.jar").driverEnvironment())
                .containsExactly(Map.entry("TZ", "Asia/Tokyo"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h"})
    void helpsWhateverElseIsWrong(String flag) {
        assertThat(invoke("--unknown", "--num-executors", "x", flag)).isInstanceOf(Invocation.Help.class);
        assertThat(invoke(flag, "app.jar")).isInstanceOf(Invocation.Help.class);
    }

    @Test
    void tellsItsVersion() {
        assertThat(((Invocation.Version) invoke("--version")).text()).matches("yarn-submit \\d+\\.\\d+\\.\\d+.*");
    }

    @Test
    void takesWhatFollowsTwoDashesAsACommand() {
        SubmitRequest request = request("--verbose", "--", "-odd", "--", "--class", "", "x");

        assertThat(request.command()).containsExactly("-odd", "--", "--class", "", "x");
        assertThat(request.verbose()).isTrue();
        assertThat(request.applicationJar()).isEmpty();
        assertThat(request.driverArguments()).isEmpty();
        assertThat(request("app.jar", "--", "x").command()).isEmpty();
        assertThat(request("app.jar", "--", "x").driverArguments()).containsExactly("--", "x");
        assertThat(request("-").applicationJar()).isEqualTo("-");
    }

    @Test
    void leavesMemoryToACommand_andGivesItExecutorsOnRequest() {
        SubmitRequest request = request("--", "true");

        assertThat(request.driverHeap()).isEqualTo(MemorySize.ofMib(128));
        assertThat(request("--driver-memory", "128m", "--", "true").driverHeap())
                .isEqualTo(MemorySize.ofMib(64));
        assertThat(request("-c", "driver.memoryOverhead=24m", "--", "true").driverHeap())
                .isEqualTo(MemorySize.ofMib(1000));
        assertThat(executors(request)).isZero();
        assertThat(executors(request("--master", "local", "--", "true"))).isZero();
        assertThat(executors(request("--master", "local[3]", "--", "true"))).isEqualTo(3);
        assertThat(executors(request("--num-executors", "2", "--", "true"))).isEqualTo(2);
        assertThat(executors(request("--dynamic-executors", "1..4", "--", "true")))
                .isEqualTo(1);
        assertThat(request("--set", "executors.groups.a.instances=3", "--", "true")
                        .groups())
                .first()
                .satisfies(group -> assertThat(group.initialExecutors()).isEqualTo(3));
    }

    private static int executors(SubmitRequest request) {
        return request.groups().get(0).initialExecutors();
    }

    @Test
    void givesTheHeapWhatTheOverheadLeaves() {
        assertThat(options("--executor-memory", "4g").groups().get(0).heap()).isEqualTo(MemorySize.ofMib(4096 - 410));
        assertThat(options("--driver-memory", "2g", "-c", "driver.memoryOverhead=512m")
                        .driverHeap())
                .isEqualTo(MemorySize.ofMib(1536));
    }

    @Test
    void showsNoSecretsInToString() {
        SubmitRequest request = options("--driver-env", "DB_PASSWORD=hunter2");

        assertThat(request.toString()).doesNotContain("hunter2");
        assertThat(request.values().toString()).doesNotContain("hunter2");
        assertThat(new Surroundings(Map.of("A", "hunter2"), null).toString()).doesNotContain("hunter2");
    }
}
