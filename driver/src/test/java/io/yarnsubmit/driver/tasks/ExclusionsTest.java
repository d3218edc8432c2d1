package io.yarnsubmit.driver.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExclusionsTest {
    private static final int A_MINUTE = 600;

    private final ExecutorTable executors = new ExecutorTable();
    private final Exclusions exclusions = new Exclusions(executors);

    @Test
    void threeTasksThatSucceededElsewhereExcludeAnExecutorForAMinute() {
        executors("a", "b");

        assertThat(blame(1, 2)).containsExactly(1);
        assertThat(executors.loads().inOrder())
                .extracting(executor -> executor.id)
                .containsExactly(2);
        exclusions.readmit(A_MINUTE - 1);
        assertThat(executors.loads().inOrder()).hasSize(1);
        exclusions.readmit(A_MINUTE);
        assertThat(executors.loads().inOrder()).hasSize(2);
        assertThat(exclusions.succeededElsewhere(Set.of(1), executors.get(2), A_MINUTE))
                .as("it begins anew")
                .isEmpty();
    }

    @Test
    void whatSucceedsThereItselfLaterIsNoBlame() {
        executors("a", "b");
        assertThat(blame(1, 1)).isEmpty();
    }

    @Test
    void twoExecutorsOfAMachineExcludeItAll() {
        executors("a", "a", "a", "b", "b", "b");
        assertThat(blame(1, 4)).containsExactly(1);
        assertThat(blame(2, 5)).containsExactly(2, 3);
    }

    @Test
    void whatSucceedsOnAnotherExecutorOfTheMachineDoesNotSpeakAgainstTheMachine() {
        executors("a", "a", "a", "b", "b", "b");
        assertThat(blame(1, 3)).containsExactly(1);
        assertThat(blame(2, 3)).containsExactly(2);
    }

    @Test
    void halfOfTheExecutorsAreLeft() {
        executors("a", "b", "c", "d");
        assertThat(blame(1, 4)).containsExactly(1);
        assertThat(blame(2, 4)).containsExactly(2);
        assertThat(blame(3, 4)).isEmpty();
        assertThat(executors.loads().inOrder()).hasSize(2);
    }

    private void executors(String... hosts) {
        for (String host : hosts) {
            executors.add(new ExecutorSlots(executors.all().size() + 1, host, 1));
        }
    }

    /** Three tasks throw on one executor and succeed on the other. */
    private List<Integer> blame(int threwOn, int succeededOn) {
        List<Integer> excluded = new ArrayList<>();
        for (int task = 0; task < 3; task++) {
            exclusions
                    .succeededElsewhere(Set.of(threwOn), executors.get(succeededOn), 0)
                    .forEach(executor -> excluded.add(executor.id));
        }
        return excluded;
    }
}
