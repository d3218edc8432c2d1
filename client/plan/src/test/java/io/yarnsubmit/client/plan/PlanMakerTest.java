package io.yarnsubmit.client.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.client.options.CommandLine;
import io.yarnsubmit.client.options.Invocation;
import io.yarnsubmit.client.options.Surroundings;
import io.yarnsubmit.protocol.v1.ExecutorGroupPlan;
import io.yarnsubmit.protocol.v1.ExecutorGroupPlan.Elasticity;
import io.yarnsubmit.protocol.v1.ExecutorGroupPlan.ExecutionType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanMakerTest {
    private static ExecutorGroupPlan group(String... options) {
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.add("app.jar");
        Invocation.Submit submit = (Invocation.Submit) CommandLine.parse(arguments, new Surroundings(Map.of(), null));
        return new PlanMaker(submit.request(), "acme.Main", List.of())
                .groups(List.of(), List.of())
                .get(0);
    }

    @Test
    void defaultGroup_withoutOptions_runsAnywhere() {
        ExecutorGroupPlan group = group();

        assertThat(group.getName()).isEqualTo("default");
        assertThat(group.getInitialTotal()).isEqualTo(2);
        assertThat(group.hasElasticity()).isFalse();
        assertThat(group.getMinToStart()).isZero();
        assertThat(group.getExecutionType()).isEqualTo(ExecutionType.EXECUTION_TYPE_GUARANTEED);
        assertThat(group.getStrictLocality()).isFalse();
        assertThat(group.getResourcesMap()).isEmpty();
        assertThat(group.getPlacement()).isEmpty();
    }

    @Test
    void defaultGroup_withRange_beginsWithItsLeast() {
        ExecutorGroupPlan group = group("--dynamic-executors", "3..9", "--min-executors-to-start", "2");

        assertThat(group.getElasticity())
                .isEqualTo(Elasticity.newBuilder().setMin(3).setMax(9).build());
        assertThat(group.getInitialTotal()).isEqualTo(3);
        assertThat(group.getMinToStart()).isEqualTo(2);
    }

    @Test
    void defaultGroup_withPlaces_namesThem() {
        ExecutorGroupPlan group = group(
                "--executor-hosts=a, b",
                "--executor-hosts=c",
                "--executor-racks=/r1",
                "--executor-locality=strict",
                "--executor-execution=promoted",
                "--executor-resource=yarn.io/gpu=1,disk=4Gi");

        assertThat(group.getHostsList()).containsExactly("a", "b", "c");
        assertThat(group.getRacksList()).containsExactly("/r1");
        assertThat(group.getStrictLocality()).isTrue();
        assertThat(group.getExecutionType()).isEqualTo(ExecutionType.EXECUTION_TYPE_PROMOTED);
        assertThat(group.getResourcesMap()).containsOnly(Map.entry("yarn.io/gpu", "1"), Map.entry("disk", "4Gi"));
    }

    @Test
    void defaultGroup_withLabelOrRules_passesThemOn() {
        assertThat(group("--executor-label", "ssd").getNodeLabel()).isEqualTo("ssd");
        assertThat(group("--executor-placement", "one-per-host", "--executor-placement", "attribute:os=linux")
                        .getPlacement())
                .isEqualTo("one-per-host,attribute:os=linux");
    }
}
