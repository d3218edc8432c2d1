package io.yarnsubmit.client.options;

import static io.yarnsubmit.client.options.Parsing.options;
import static io.yarnsubmit.client.options.Parsing.problems;
import static io.yarnsubmit.client.options.Parsing.problemsOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.protocol.config.ConfigKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExecutorChecksTest {
    @Test
    void beginsWithTheUsersNumberWithinTheRange() {
        assertThat(options("--num-executors", "5").groups().get(0).initialExecutors())
                .isEqualTo(5);
        assertThat(options().groups().get(0).initialExecutors()).isEqualTo(2);
        assertThat(options("--dynamic-executors", "3..20").groups().get(0).initialExecutors())
                .isEqualTo(3);
        assertThat(options("--dynamic-executors", "0..20").groups().get(0).initialExecutors())
                .isZero();
        assertThat(options("--dynamic-executors", "3..20", "--num-executors", "8")
                        .groups()
                        .get(0)
                        .initialExecutors())
                .isEqualTo(8);
    }

    @Test
    void beginsWithAGangWhenThereIsToBeOne() {
        assertThat(options("--dynamic-executors", "0..20", "--min-executors-to-start", "4")
                        .groups()
                        .get(0)
                        .initialExecutors())
                .isEqualTo(4);
    }

    @Test
    void refusesANumberOutsideOfTheRange() {
        assertThat(problemsOf("--dynamic-executors", "3..20", "--num-executors", "2"))
                .containsExactly(
                        "--num-executors is 2, which is outside of --dynamic-executors 3..20; choose an initial"
                                + " number within it, or leave it out to begin with 3");
    }

    @Test
    void bringsANumberOfAFileIntoTheRange(@TempDir Path conf) throws IOException {
        Files.writeString(conf.resolve("yarn-submit.properties"), "executor.instances=50\nretryDriver=true\n");

        SubmitRequest request =
                Parsing.request(new Surroundings(Map.of(), conf), "--dynamic-executors", "3..20", "app.jar");

        assertThat(request.groups().get(0).initialExecutors()).isEqualTo(20);
    }

    @Test
    void refusesAGangThatIsLargerThanAll() {
        assertThat(problemsOf("--min-executors-to-start", "3"))
                .containsExactly(
                        "--min-executors-to-start is 3, but yarnsubmit.executor.instances allows no more than 2,"
                                + " so that none would ever start; lower the one or raise the other");
        assertThat(problemsOf("--min-executors-to-start=9", "--dynamic-executors=1..8"))
                .singleElement()
                .asString()
                .contains("--dynamic-executors allows no more than 8");
        assertThat(problemsOf("--min-executors-to-start=4", "--num-executors=3", "--dynamic-executors=1..8"))
                .singleElement()
                .asString()
                .contains("begins with 3");
    }

    @Test
    void refusesToHoldContainersForTooLong() {
        assertThat(problemsOf("-c", "executor.minToStartTimeout=9min"))
                .containsExactly(
                        "--conf yarnsubmit.executor.minToStartTimeout is 9min, but YARN takes back containers that"
                                + " are not used within 10 minutes; make it shorter than 9min");
    }

    @Test
    void refusesStrictnessAboutNothing() {
        assertThat(problemsOf("--executor-locality", "strict"))
                .singleElement()
                .asString()
                .contains("no machine or rack is named")
                .contains("--executor-hosts");
        assertThat(problemsOf("--executor-locality", "strict", "--executor-hosts", ","))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--executor-hosts", "--executor-racks"})
    void refusesNamesWithLabelsAndRules(String option) {
        assertThat(problemsOf(option, "a", "--executor-label", "ssd"))
                .containsExactly("--executor-label does not go with " + option
                        + ": YARN chooses by label or by name, not by both; leave out one of the two");
        assertThat(problemsOf(option, "a", "--executor-placement", "one-per-host"))
                .singleElement()
                .asString()
                .contains("--executor-placement does not go with " + option)
                .contains("attribute:NAME=VALUE");
    }

    @ParameterizedTest
    @CsvSource({
        "--executor-label, ssd, only to machines without a label",
        "--executor-execution, opportunistic, only to guaranteed containers",
        "--executor-execution, promoted, only to guaranteed containers",
    })
    void refusesRulesThatYarnDoesNotApply(String option, String value, String reason) {
        assertThat(problemsOf("--executor-placement", "one-per-host", option, value))
                .singleElement()
                .asString()
                .contains(option)
                .contains(reason);
    }

    @Test
    void refusesRulesThatCannotBeRead() {
        assertThat(problemsOf("--executor-placement", "one-per-hots"))
                .singleElement()
                .asString()
                .startsWith("Option --executor-placement: 'one-per-hots' is not a placement; write one-per-host,");
        assertThat(problemsOf("--executor-placement", "near=web"))
                .singleElement()
                .asString()
                .contains("executor group 'web'");
        assertThat(problemsOf("--executor-placement", "max-per-host=1", "--executor-placement", "max-per-host=2"))
                .singleElement()
                .asString()
                .contains("contradict each other");
    }

    @Test
    void refusesMachinesThatAreWantedAndExcluded() {
        assertThat(problemsOf("--executor-hosts", "a,b", "--exclude-nodes", "b,c"))
                .containsExactly("b is both wanted by --executor-hosts and excluded by --exclude-nodes;"
                        + " take it out of one of the two");
    }

    @Test
    void addsUpResources() {
        SubmitRequest request = options(
                "--executor-resource",
                "yarn.io/gpu=1",
                "--executor-resource=disk=4Gi",
                "--executor-resource",
                "disk=5Gi");

        assertThat(request.settings().get(ConfigKeys.EXECUTOR_RESOURCES))
                .extracting(Object::toString)
                .containsExactly("yarn.io/gpu=1", "disk=5Gi");
    }

    @Test
    void refusesToRetryADriverThatCannotBeRetried() {
        assertThat(problemsOf("--retry-driver"))
                .containsExactly(
                        "--retry-driver is for cluster mode: in client mode the driver runs in this command, and is"
                                + " not started again. Drop it, or add --deploy-mode cluster");
        assertThat(problemsOf("--deploy-mode", "cluster", "--retry-driver", "--max-attempts", "1"))
                .containsExactly("--retry-driver has no further attempt: --max-attempts is 1; set it to 2 or more");
        assertThat(options("--deploy-mode", "cluster", "--retry-driver")
                        .settings()
                        .get(ConfigKeys.RETRY_DRIVER))
                .isTrue();
    }

    @Test
    void reportsAllAtOnce() {
        List<String> found = problems(
                null,
                "--num-executors=2",
                "--min-executors-to-start=3",
                "--executor-locality=strict",
                "--executor-label=ssd",
                "--executor-placement=one-per-host",
                "--executor-execution=promoted",
                "--executor-resource=memory=1G",
                "--dynamic-executors=4-8",
                "app.jar");

        assertThat(found).hasSize(6);
    }
}
