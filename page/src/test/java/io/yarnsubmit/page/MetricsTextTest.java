package io.yarnsubmit.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.protocol.v1.ApplicationDescription.ExecutorDescription;
import io.yarnsubmit.protocol.v1.ApplicationDescription.State;
import io.yarnsubmit.protocol.v1.ApplicationStatus;
import io.yarnsubmit.protocol.v1.ApplicationStatus.ExecutorTotals;
import io.yarnsubmit.protocol.v1.ApplicationStatus.GroupStatus;
import io.yarnsubmit.protocol.v1.ApplicationStatus.LossCount;
import io.yarnsubmit.protocol.v1.ApplicationStatus.Phase;
import io.yarnsubmit.protocol.v1.InstanceName;
import io.yarnsubmit.protocol.v1.InstanceStatus;
import io.yarnsubmit.protocol.v1.LossClass;
import io.yarnsubmit.protocol.v1.TaskCounts;
import io.yarnsubmit.protocol.v1.TokenStatus;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MetricsTextTest {
    private static final Pattern SAMPLE = Pattern.compile(
            "[a-z_]+(\\{[a-z]+=\"([^\"\\\\\n]|\\\\.)*\"(,[a-z]+=\"([^\"\\\\\n]|\\\\.)*\")*})? [0-9.-]+");

    private final KnownContent content = new KnownContent();

    /** With everything that there can be. */
    private String text() {
        content.description
                .setWaitedMillis(2_500)
                .addExecutors(
                        ExecutorDescription.newBuilder().setGroup("default").setState(State.STATE_REGISTERED))
                .addInstances(InstanceStatus.newBuilder()
                        .setInstance(InstanceName.newBuilder().setRole("web"))
                        .setPhase(InstanceStatus.Phase.PHASE_READY))
                .setStatus(ApplicationStatus.newBuilder()
                        .setPhase(Phase.PHASE_RUNNING)
                        .setWaitingFor("waiting for 1 executor")
                        .addGroups(GroupStatus.newBuilder().setName("default").setTarget(2))
                        .setExecutors(ExecutorTotals.newBuilder()
                                .setStarted(3)
                                .addLosses(LossCount.newBuilder()
                                        .setLossClass(LossClass.LOSS_CLASS_MEMORY)
                                        .setCount(2)))
                        .setTasks(
                                TaskCounts.newBuilder().setDone(12_000_000_000L).setRunning(4))
                        .setTokens(TokenStatus.newBuilder().setRenewals(1).setEndMillis(9_500))
                        .putFigures("rows", 7)
                        .putProcessorMillis("driver", 2_100));
        return MetricsText.of(content.facts(), content.description.build());
    }

    @Test
    void figuresAreThere() {
        assertThat(text())
                .contains(
                        "yarnsubmit_application_info{name=\"nightly\",user=\"ann\",queue=\"root.default\",mode=\"cluster\","
                                + "version=\"0.1.0\"} 1\n",
                        "yarnsubmit_application_phase{phase=\"running\"} 1\n",
                        "yarnsubmit_executors{group=\"default\",state=\"registered\"} 1\n",
                        "yarnsubmit_executors{group=\"default\",state=\"starting\"} 0\n",
                        "yarnsubmit_executors_target{group=\"default\"} 2\n",
                        "yarnsubmit_executors_ended_total{class=\"memory\"} 2\n",
                        "yarnsubmit_executors_ended_total{class=\"preempted\"} 0\n",
                        "yarnsubmit_instances{role=\"web\",phase=\"ready\"} 1\n",
                        "yarnsubmit_tasks_total{state=\"done\"} 12000000000\n",
                        "yarnsubmit_tasks_pending{state=\"running\"} 4\n",
                        "yarnsubmit_waiting 1\n",
                        "yarnsubmit_waiting_seconds_total 2.5\n",
                        "yarnsubmit_process_cpu_seconds_total{process=\"driver\"} 2.1\n");
    }

    @Test
    void everyMetricIsWritten_onceWithItsType() {
        String text = text();
        assertThat(Arrays.stream(Metric.values()))
                .allSatisfy(metric -> assertThat(text)
                        .containsOnlyOnce(
                                "# TYPE " + metric.label() + " " + metric.type().word() + "\n"));
        assertThat(text.lines().filter(line -> !line.startsWith("#")))
                .allMatch(line -> SAMPLE.matcher(line).matches());
    }

    @Test
    void namesFollowPrometheus() {
        assertThat(Metric.values())
                .allMatch(metric -> metric.label().matches("yarnsubmit_[a-z_]+"))
                .allMatch(metric -> metric.label().endsWith("_total") == (metric.type() == Metric.Type.COUNTER));
    }

    @Test
    void whatOthersWroteStaysWithinItsLabel() {
        content.plan.setName("a\"} 1\nevil_metric 666 \\");
        assertThat(text())
                .contains("name=\"a\\\"} 1\\nevil_metric 666 \\\\\",user")
                .doesNotContain("\nevil_metric");
    }
}
