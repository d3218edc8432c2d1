package io.yarnsubmit.driver.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TaskPreferencesTest extends TaskSchedulerFixture {
    @Test
    void aTaskGoesWhereItPrefersToRun_andElsewhereAfterAMoment() {
        core.executorRegistered(1, "a", 1);
        core.executorRegistered(2, "b", 1);
        readyOnes(preferring("b", "b", "a", "b"));

        assertThat(core.runningOn(1)).as("the third before the second").isEqualTo(1);
        assertThat(core.result(1, value(2, 1, LONG)))
                .as("it waits for one that prefers it")
                .hasSize(1);
        core.tick();
        core.tick();
        assertThat(core.tick()).containsExactly(send(1, 1, 1, 7));
        assertThat(core.result(1, value(1, 1, LONG)))
                .as("it goes on with what there is")
                .contains(send(1, 3, 1, 7));
        assertThat(core.result(2, value(0, 1, LONG)))
                .as("although b is free now")
                .hasSize(1);
    }

    @Test
    void anExecutorThatNoTaskPrefersIsNotIdleWhileOthersAreBusyWithWhatPrefersThem() {
        core.executorRegistered(1, "a", 1);
        core.executorRegistered(2, "b", 1);
        readyOnes(preferring("a", "a", "a", "a", "a", "a", "a", "a"));
        for (int tick = 0; tick < 3; tick++) {
            core.tick();
            core.result(1, value(tick, 1, LONG));
        }
        assertThat(core.runningOn(2)).isEqualTo(1);
    }

    @Test
    void aTaskThatPrefersNothingGoesAnywhereAtOnce() {
        core.executorRegistered(1, "a", 1);
        core.executorRegistered(2, "b", 1);
        readyOnes(preferring("c", ""));

        assertThat(core.running()).isEqualTo(1);
        assertThat(core.unended()).isEqualTo(2);
    }

    private void readyOnes(TaskSetSpec set) {
        core.submitted(set);
        for (int i = 0; i < set.tasks(); i++) {
            core.ready(set.functionId(), i);
        }
    }

    /** An open set; each task prefers one machine, or none. */
    private TaskSetSpec preferring(String... hosts) {
        TaskInputs inputs = new TaskInputs() {
            @Override
            public TaskInput input(int index) {
                return TaskSchedulerFixture.input(index);
            }

            @Override
            public boolean hasPreferences() {
                return true;
            }

            @Override
            public boolean prefers(int index, int executorId, String host) {
                return hosts[index].isEmpty() || hosts[index].equals(host);
            }
        };
        TaskSetSpec set = new TaskSetSpec(
                7,
                FUNCTION,
                "",
                0,
                hosts.length,
                inputs,
                new TaskSettings(1, 1, 0, false, 0, false, true),
                new TaskSetSpec.SchedulingKey(7, "default"));
        sets.put(7L, set);
        return set;
    }
}
