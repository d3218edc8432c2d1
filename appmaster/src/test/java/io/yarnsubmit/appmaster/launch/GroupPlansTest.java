package io.yarnsubmit.appmaster.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.protocol.v1.DriverMessage.GroupLaunch;
import io.yarnsubmit.protocol.v1.ExecutorGroupPlan;
import io.yarnsubmit.protocol.v1.LocalFile;
import java.util.List;
import org.junit.jupiter.api.Test;

class GroupPlansTest {
    private static final ExecutorGroupPlan DEFAULT = ExecutorGroupPlan.newBuilder()
            .setName("default")
            .setMemoryMib(1024)
            .setHeapMib(832)
            .setCores(1)
            .setPriority(1)
            .putEnvironment("A", "a")
            .addFiles(LocalFile.newBuilder().setLink("app.jar"))
            .addUserJars("app.jar")
            .addHosts("node1")
            .setMinToStart(3)
            .build();

    private final GroupPlans plans = new GroupPlans(List.of(DEFAULT));

    private static GroupLaunch.Builder launch(String group) {
        return GroupLaunch.newBuilder()
                .setGroup(group)
                .setMemoryMib(1024)
                .setHeapMib(832)
                .setCores(1);
    }

    @Test
    void variablesAreAdded_toThoseOfThePlan() {
        ExecutorGroupPlan plan =
                plans.with(launch("default").putEnvironment("B", "b").build());

        assertThat(plan).isEqualTo(DEFAULT.toBuilder().putEnvironment("B", "b").build());
        assertThat(plans.changesContainers(plan)).isFalse();
        plans.changed(plan);
        assertThat(plans.with(launch("default").build()))
                .as("each launch begins with the plan")
                .isEqualTo(DEFAULT);
    }

    @Test
    void aCommand_isForExecutorsThatStartLater_andEndsWithTheNextLaunch() {
        ExecutorGroupPlan plan =
                plans.with(launch("default").addCommand("redis-server").build());

        assertThat(plan.getCommandList()).containsExactly("redis-server");
        assertThat(plans.changesContainers(plan)).isFalse();
        plans.changed(plan);
        assertThat(plans.with(launch("default").build())).isEqualTo(DEFAULT);
    }

    @Test
    void anotherSize_meansOtherContainers() {
        ExecutorGroupPlan plan = plans.with(launch("default").setCores(2).build());

        assertThat(plans.changesContainers(plan)).isTrue();
        plans.changed(plan);
        assertThat(plans.changesContainers(plan)).isFalse();
        assertThat(plans.changesContainers(DEFAULT)).isTrue();
    }

    @Test
    void aNewGroup_hasTheFilesOfTheDefaultOne_butNotItsPlaces() {
        ExecutorGroupPlan plan = plans.with(launch("late").build());

        assertThat(plan)
                .isEqualTo(DEFAULT.toBuilder()
                        .setName("late")
                        .clearHosts()
                        .clearMinToStart()
                        .build());
        assertThat(plans.changesContainers(plan)).isTrue();
    }
}
