package io.yarnsubmit.client.options;

import static io.yarnsubmit.client.options.Parsing.problems;
import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.api.DeployMode;
import io.yarnsubmit.protocol.config.ConfigKeys;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalRulesTest {
    private static final Origin FILE = new Origin.FileLine(Path.of("x.properties"), 1);
    private static final Origin JOB = new Origin.SpecLine(Path.of("job.yaml"), 1, "some.path");

    private final Problems problems = new Problems();

    private static Origin option(String name) {
        return new Origin.Option("--" + name);
    }

    private static Map<String, ResolvedValue> values(ResolvedValue... all) {
        Map<String, ResolvedValue> values = new LinkedHashMap<>();
        for (ResolvedValue value : all) {
            values.put(value.key(), value);
        }
        return values;
    }

    private static ResolvedValue master(String text) {
        return new ResolvedValue(ConfigKeys.MASTER.name(), text, option("master"));
    }

    private static ResolvedValue instances(String text, Origin origin) {
        return new ResolvedValue(ConfigKeys.EXECUTOR_INSTANCES.name(), text, origin);
    }

    private String count(Map<String, ResolvedValue> values) {
        ResolvedValue count = LocalRules.applied(values, 8, problems).get(ConfigKeys.EXECUTOR_INSTANCES.name());
        problems.throwIfAny();
        return count == null ? "open" : count.text();
    }

    @ParameterizedTest
    @CsvSource({"local, 1", "local[3], 3", "local[*], 8", "yarn, open", "embedded, open"})
    void theMaster_saysHowManyExecutors(String master, String count) {
        assertThat(count(values(master(master)))).isEqualTo(count);
    }

    @Test
    void whatIsForTheClusterMode_isNotAdvisedToChangeToIt() {
        assertThat(problems(null, "--master", "local[2]", "--no-wait", "--retry-driver", "app.jar"))
                .hasSize(2)
                .allSatisfy(problem -> assertThat(problem)
                        .endsWith("Drop it; --master local has no other mode")
                        .doesNotContain("--deploy-mode cluster"));
    }

    @Test
    void aFilesNumber_countsLessThanThatOfTheMaster() {
        assertThat(count(values(instances("5", FILE), master("local[3]")))).isEqualTo("3");
        assertThat(count(values(instances("5", JOB), master("local[3]")))).isEqualTo("3");
        assertThat(count(values(instances("5", JOB), master("local")))).isEqualTo("5");
    }

    @Test
    void dynamicExecutors_beginAsElsewhere() {
        ResolvedValue range =
                new ResolvedValue(ConfigKeys.EXECUTOR_DYNAMIC.name(), "2..6", option("dynamic-executors"));
        assertThat(count(values(range, master("local")))).isEqualTo("open");
        assertThat(count(values(range, master("local[4]")))).isEqualTo("4");
    }

    @Test
    void twoTypedNumbers_mustBeOne() {
        assertThat(problems(null, "--master", "local[2]", "--num-executors", "3", "app.jar"))
                .containsExactly("--master local[2] is 2 executors, but --num-executors is 3; drop one of the two");
        assertThat(problems(null, "--master", "local[2]", "--dynamic-executors", "3..4", "app.jar"))
                .singleElement()
                .asString()
                .startsWith("--master is 2, which is outside of --dynamic-executors 3..4");
        assertThat(count(values(instances(" 2", option("num-executors")), master("local[2]"))))
                .isEqualTo("2");
    }

    @Test
    void clusterMode_isRefused_unlessAFileSaysIt() {
        assertThat(problems(null, "--master", "local[2]", "--deploy-mode", "cluster", "app.jar"))
                .containsExactly("--deploy-mode cluster does not go with --master local[2]: the driver runs on this"
                        + " machine, as a part of this command. Drop one of the two");
        ResolvedValue mode = new ResolvedValue(ConfigKeys.DEPLOY_MODE.name(), "cluster", JOB);
        assertThat(CommandLine.settings(LocalRules.applied(values(mode, master("local")), 8, problems))
                        .get(ConfigKeys.DEPLOY_MODE))
                .isEqualTo(DeployMode.CLIENT);
        problems.throwIfAny();
    }

    @Test
    void withGroups_theNumberIsOfNone() {
        assertThat(problems(
                        null,
                        "--master",
                        "local[4]",
                        "--set",
                        "executors.groups.small.instances=2",
                        "--set",
                        "executors.groups.large.instances=1",
                        "app.jar"))
                .containsExactly(
                        "--master local[4] does not say for which executor group; there are small, large. Write"
                                + " --master local, and for one of them --set executors.groups.small.instances=4");
    }
}
