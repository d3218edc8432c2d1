package io.yarnsubmit.driver.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.yarnsubmit.protocol.v1.TaskError;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TaskSchedulerCoreTest {
    private static final ByteString FUNCTION = ByteString.copyFromUtf8("f");
    private static final ByteString VALUE = ByteString.copyFromUtf8("v");
    private static final TaskError ERROR =
            TaskError.newBuilder().setDescription("bad").build();

    private final TaskSchedulerCore core = new TaskSchedulerCore(2);

    @Test
    void tasksWaitForAnExecutorAndAreServedInTheirOrder() {
        assertThat(core.submitted(7, FUNCTION, tasks(0, 1, 2))).isEmpty();

        assertThat(core.executorRegistered(1, "a", 2))
                .containsExactly(
                        new TaskAction.SendFunction(1, 7, FUNCTION),
                        new TaskAction.SendTask(1, task(0), 1, 7),
                        new TaskAction.SendTask(1, task(1), 1, 7));
        assertThat(core.succeeded(1, new TaskKey(0, 1), VALUE))
                .containsExactly(new TaskAction.Succeed(0, 1, VALUE), new TaskAction.SendTask(1, task(2), 1, 7));
    }

    @Test
    void theExecutorWithTheMostFreeSlotsIsServedFirst() {
        core.executorRegistered(1, "a", 1);
        core.executorRegistered(2, "b", 3);

        assertThat(core.submitted(7, FUNCTION, tasks(0, 1, 2)))
                .containsExactly(
                        new TaskAction.SendFunction(2, 7, FUNCTION),
                        new TaskAction.SendTask(2, task(0), 1, 7),
                        new TaskAction.SendTask(2, task(1), 1, 7),
                        new TaskAction.SendFunction(1, 7, FUNCTION),
                        new TaskAction.SendTask(1, task(2), 1, 7));
    }

    @Test
    void aTaskThatThrowsIsNotRunAgain() {
        core.executorRegistered(1, "a", 1);
        core.submitted(7, FUNCTION, tasks(0));

        assertThat(core.failed(1, new TaskKey(0, 1), ERROR))
                .containsExactly(new TaskAction.Fail(0, 1, "a", ERROR), new TaskAction.ForgetFunction(1, 7));
        assertThat(core.unended()).isZero();
    }

    @Test
    void theTasksOfALostExecutorRunElsewhereBeforeOthers() {
        core.executorRegistered(1, "a", 2);
        core.submitted(7, FUNCTION, tasks(0, 1, 2));
        core.executorLost(1, "gone", true);

        assertThat(core.executorRegistered(2, "b", 3))
                .containsExactly(
                        new TaskAction.SendFunction(2, 7, FUNCTION),
                        new TaskAction.SendTask(2, task(0), 2, 7),
                        new TaskAction.SendTask(2, task(1), 2, 7),
                        new TaskAction.SendTask(2, task(2), 1, 7));
    }

    @Test
    void aTaskThatLosesItsExecutorTooOftenIsGivenUp() {
        core.submitted(7, FUNCTION, tasks(0));
        core.executorRegistered(1, "a", 1);
        core.executorLost(1, "exited with 9", true);
        core.executorRegistered(2, "b", 1);

        assertThat(core.executorLost(2, "exited with 9", true))
                .containsExactly(new TaskAction.GiveUp(
                        0, List.of("executor 1 (a): exited with 9", "executor 2 (b): exited with 9"), true));
        assertThat(core.unended()).isZero();
    }

    @Test
    void lossesThatATaskDidNotCauseAreNoAttempts() {
        core.submitted(7, FUNCTION, tasks(0));
        for (int id = 1; id < 2 * TaskSchedulerCore.PATIENCE; id++) {
            core.executorRegistered(id, "a", 1);
            assertThat(core.executorLost(id, "preempted", false)).isEmpty();
        }
        core.executorRegistered(99, "a", 1);

        List<TaskAction> actions = core.executorLost(99, "preempted", false);
        assertThat(actions).as("but not for ever").hasSize(1);
        TaskAction.GiveUp giveUp = (TaskAction.GiveUp) actions.get(0);
        assertThat(giveUp.losses()).hasSize(10).endsWith("executor 99 (a): preempted");
        assertThat(giveUp.blamed()).isFalse();
        assertThat(core.unended()).isZero();
    }

    @Test
    void countsWhereTasksAre() {
        core.submitted(7, FUNCTION, tasks(0, 1, 2, 3, 4));
        core.executorRegistered(1, "a", 2);
        core.succeeded(1, new TaskKey(0, 1), VALUE);
        core.failed(1, new TaskKey(1, 1), ERROR);
        core.cancelled(4, false);
        assertThat(core.census()).isEqualTo(new TaskCensus(0, 2, 1, 1, 0));

        core.executorLost(1, "gone", true);
        assertThat(core.census()).isEqualTo(new TaskCensus(2, 0, 1, 1, 2));

        core.executorRegistered(2, "b", 2);
        core.executorLost(2, "gone", true);
        assertThat(core.census()).as("given up").isEqualTo(new TaskCensus(0, 0, 1, 3, 2));
    }

    @Test
    void aResultIsAcceptedOnce() {
        core.executorRegistered(1, "a", 1);
        core.submitted(7, FUNCTION, tasks(0));
        core.succeeded(1, new TaskKey(0, 1), VALUE);

        assertThat(core.succeeded(1, new TaskKey(0, 1), VALUE)).isEmpty();
        assertThat(core.failed(1, new TaskKey(0, 1), ERROR)).isEmpty();
    }

    @Test
    void aCancelledTaskKeepsItsSlotUntilItHasEnded() {
        core.executorRegistered(1, "a", 1);
        core.submitted(7, FUNCTION, tasks(0, 1));

        assertThat(core.cancelled(0, true)).containsExactly(new TaskAction.CancelOn(1, 0, 1));
        assertThat(core.failed(1, new TaskKey(0, 1), ERROR)).containsExactly(new TaskAction.SendTask(1, task(1), 1, 7));
    }

    @Test
    void aTaskThatIsCancelledWithoutInterruptionEndsUnheard() {
        core.executorRegistered(1, "a", 1);
        core.submitted(7, FUNCTION, tasks(0));

        assertThat(core.cancelled(0, false)).isEmpty();
        assertThat(core.succeeded(1, new TaskKey(0, 1), VALUE)).containsExactly(new TaskAction.ForgetFunction(1, 7));
    }

    @Test
    void aTaskThatIsCancelledInTheQueueNeverRuns() {
        core.submitted(7, FUNCTION, tasks(0));
        core.cancelled(0, true);

        assertThat(core.executorRegistered(1, "a", 1)).isEmpty();
    }

    @Test
    void anExecutorThatIsAwayKeepsItsTasksAndGetsNoNewOnes() {
        core.executorRegistered(1, "a", 2);
        core.submitted(7, FUNCTION, tasks(0));
        core.executorAway(1);

        assertThat(core.submitted(8, FUNCTION, tasks(1))).isEmpty();
        assertThat(core.executorBack(1, Set.of(new TaskKey(0, 1))))
                .containsExactly(
                        new TaskAction.SendFunction(1, 8, FUNCTION), new TaskAction.SendTask(1, task(1), 1, 8));
    }

    @Test
    void aTaskThatWasLostOnTheWayIsSentAgain() {
        core.executorRegistered(1, "a", 1);
        core.submitted(7, FUNCTION, tasks(0));
        core.executorAway(1);

        assertThat(core.executorBack(1, Set.of()))
                .containsExactly(
                        new TaskAction.SendFunction(1, 7, FUNCTION), new TaskAction.SendTask(1, task(0), 2, 7));
    }

    @Test
    void whatAnExecutorHoldsUnwantedIsCancelledWhenItIsBack() {
        core.executorRegistered(1, "a", 1);
        core.submitted(7, FUNCTION, tasks(0));
        core.executorAway(1);
        core.cancelled(0, true);

        assertThat(core.executorBack(1, Set.of(new TaskKey(0, 1), new TaskKey(99, 1))))
                .containsExactly(new TaskAction.CancelOn(1, 0, 1), new TaskAction.CancelOn(1, 99, 1));
    }

    @Test
    void aDrainingExecutorEndsItsTasksAndGoes() {
        core.executorRegistered(1, "a", 2);
        core.submitted(7, FUNCTION, tasks(0));

        assertThat(core.executorDraining(1)).isEmpty();
        assertThat(core.submitted(8, FUNCTION, tasks(1))).isEmpty();
        assertThat(core.succeeded(1, new TaskKey(0, 1), VALUE))
                .containsExactly(
                        new TaskAction.Drained(1),
                        new TaskAction.Succeed(0, 1, VALUE),
                        new TaskAction.ForgetFunction(1, 7));
    }

    @Test
    void anExecutorThatIsKeptTakesTasksAgain() {
        core.executorRegistered(1, "a", 1);
        core.submitted(7, FUNCTION, tasks(0));
        core.executorDraining(1);
        core.succeeded(1, new TaskKey(0, 1), VALUE);

        core.submitted(8, FUNCTION, tasks(1));
        assertThat(core.executorKept(1)).contains(new TaskAction.SendTask(1, task(1), 1, 8));
    }

    private static TaskSpec task(long id) {
        return new TaskSpec(id, ByteString.copyFromUtf8("input " + id));
    }

    private static List<TaskSpec> tasks(long... ids) {
        return LongStream.of(ids).mapToObj(TaskSchedulerCoreTest::task).toList();
    }
}
