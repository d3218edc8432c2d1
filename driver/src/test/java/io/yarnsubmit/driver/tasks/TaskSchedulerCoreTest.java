package io.yarnsubmit.driver.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TaskSchedulerCoreTest extends TaskSchedulerFixture {
    @Test
    void tasksWaitForAnExecutorAndAreServedInTheirOrder() {
        assertThat(core.submitted(set(7, 0, 3))).isEmpty();

        assertThat(core.executorRegistered(1, "a", 2))
                .containsExactly(sendFunction(1, 7), send(1, 0, 1, 7), send(1, 1, 1, 7));
        assertThat(core.result(1, value(0, 1, LONG)))
                .containsExactly(new TaskAction.Succeed(0, 1, "a", 1, value(0, 1, LONG)), send(1, 2, 1, 7));
    }

    @Test
    void theExecutorWithTheMostFreeSlotsIsServedFirst() {
        core.executorRegistered(1, "a", 1);
        core.executorRegistered(2, "b", 3);

        assertThat(core.submitted(set(7, 0, 3)))
                .containsExactly(
                        sendFunction(2, 7), send(2, 0, 1, 7), send(2, 1, 1, 7), sendFunction(1, 7), send(1, 2, 1, 7));
    }

    @Test
    void aTaskThatThrowsIsNotRunAgain() {
        core.executorRegistered(1, "a", 1);
        core.submitted(set(7, 0, 1));

        assertThat(core.result(1, error(0, 1)))
                .containsExactly(new TaskAction.Fail(0, 1, "a", ERROR, 1), new TaskAction.ForgetFunction(1, 7));
        assertThat(core.unended()).isZero();
    }

    @Test
    void theTasksOfALostExecutorRunElsewhereBeforeOthers() {
        core.executorRegistered(1, "a", 2);
        core.submitted(set(7, 0, 3));
        core.executorLost(1, "gone", true);

        assertThat(core.executorRegistered(2, "b", 3))
                .containsExactly(sendFunction(2, 7), send(2, 0, 2, 7), send(2, 1, 2, 7), send(2, 2, 1, 7));
    }

    @Test
    void aTaskThatLosesItsExecutorTooOftenIsGivenUp() {
        core.submitted(set(7, 0, 1));
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
        core.submitted(set(7, 0, 1));
        for (int id = 1; id < 2 * TaskSchedulerCore.LOSSES_PER_ATTEMPT; id++) {
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
        core.submitted(set(7, 0, 5));
        core.executorRegistered(1, "a", 2);
        core.result(1, value(0, 1, LONG));
        core.result(1, error(1, 1));
        core.cancelled(4, false);
        assertThat(core.totals()).isEqualTo(new TaskTotals(0, 2, 1, 1, 0, 0));

        core.executorLost(1, "gone", true);
        assertThat(core.totals()).isEqualTo(new TaskTotals(2, 0, 1, 1, 2, 0));

        core.executorRegistered(2, "b", 2);
        core.executorLost(2, "gone", true);
        assertThat(core.totals()).as("given up").isEqualTo(new TaskTotals(0, 0, 1, 3, 2, 0));
    }

    @Test
    void aResultIsAcceptedOnce() {
        core.executorRegistered(1, "a", 1);
        core.submitted(set(7, 0, 1));
        core.result(1, value(0, 1, LONG));

        assertThat(core.result(1, value(0, 1, LONG))).isEmpty();
        assertThat(core.result(1, error(0, 1))).isEmpty();
    }

    @Test
    void aCancelledTaskKeepsItsSlotUntilItHasEnded() {
        core.executorRegistered(1, "a", 1);
        core.submitted(set(7, 0, 2));

        assertThat(core.cancelled(0, true)).containsExactly(new TaskAction.CancelAttempt(1, 0, 1));
        assertThat(core.result(1, error(0, 1))).containsExactly(send(1, 1, 1, 7));
    }

    @Test
    void aTaskThatIsCancelledWithoutInterruptionEndsUnheard() {
        core.executorRegistered(1, "a", 1);
        core.submitted(set(7, 0, 1));

        assertThat(core.cancelled(0, false)).isEmpty();
        assertThat(core.result(1, value(0, 1, LONG))).containsExactly(new TaskAction.ForgetFunction(1, 7));
    }

    @Test
    void aTaskThatIsCancelledInTheQueueNeverRuns() {
        core.submitted(set(7, 0, 1));
        core.cancelled(0, true);

        assertThat(core.executorRegistered(1, "a", 1)).isEmpty();
    }

    @Test
    void anExecutorThatIsAwayKeepsItsTasksAndGetsNoNewOnes() {
        core.executorRegistered(1, "a", 2);
        core.submitted(set(7, 0, 1));
        core.executorDisconnected(1);

        assertThat(core.submitted(set(8, 1, 1))).isEmpty();
        assertThat(core.executorReconnected(1, Set.of(new TaskAttemptId(0, 1))))
                .containsExactly(sendFunction(1, 8), send(1, 1, 1, 8));
    }

    @Test
    void aTaskThatWasLostOnTheWayIsSentAgain() {
        core.executorRegistered(1, "a", 1);
        core.submitted(set(7, 0, 1));
        core.executorDisconnected(1);

        assertThat(core.executorReconnected(1, Set.of())).containsExactly(sendFunction(1, 7), send(1, 0, 2, 7));
    }

    @Test
    void whatAnExecutorHoldsUnwantedIsCancelledWhenItIsBack() {
        core.executorRegistered(1, "a", 1);
        core.submitted(set(7, 0, 1));
        core.executorDisconnected(1);
        core.cancelled(0, true);

        assertThat(core.executorReconnected(1, Set.of(new TaskAttemptId(0, 1), new TaskAttemptId(99, 1))))
                .containsExactly(new TaskAction.CancelAttempt(1, 0, 1), new TaskAction.CancelAttempt(1, 99, 1));
    }

    @Test
    void aDrainingExecutorEndsItsTasksAndGoes() {
        core.executorRegistered(1, "a", 2);
        core.submitted(set(7, 0, 1));

        assertThat(core.executorDraining(1)).isEmpty();
        assertThat(core.submitted(set(8, 1, 1))).isEmpty();
        assertThat(core.result(1, value(0, 1, LONG)))
                .containsExactly(
                        new TaskAction.Succeed(0, 1, "a", 1, value(0, 1, LONG)),
                        new TaskAction.ForgetFunction(1, 7),
                        new TaskAction.Drained(1));
    }

    @Test
    void anExecutorThatIsKeptTakesTasksAgain() {
        core.executorRegistered(1, "a", 1);
        core.submitted(set(7, 0, 1));
        core.executorDraining(1);
        core.result(1, value(0, 1, LONG));

        core.submitted(set(8, 1, 1));
        assertThat(core.executorDrainCancelled(1)).contains(send(1, 1, 1, 8));
    }

    @Test
    void shortTasksAreSentAheadAndLongOnesAreNot() {
        core.executorRegistered(1, "a", 1);
        core.submitted(set(7, 0, 100));
        core.result(1, value(0, 1, LONG));
        assertThat(core.runningOn(1)).as("long ones").isEqualTo(1);

        core.submitted(set(8, 100, 100));
        core.closed(7, false);
        core.result(1, value(1, 1, LONG));
        core.result(1, value(100, 1, TaskSet.AHEAD_MICROS / 10));
        assertThat(core.runningOn(1)).as("ten in the time").isEqualTo(11);
        assertThat(core.running()).as("that run").isEqualTo(1);
    }

    @Test
    void anIdleExecutorGetsWhatIsStuckInTheQueueOfAnother() {
        core.executorRegistered(1, "a", 1);
        core.submitted(set(7, 0, 6));
        core.result(1, value(0, 1, 1_000));
        core.executorRegistered(2, "b", 2);
        assertThat(core.tick()).as("it has just been heard of").isEmpty();
        assertThat(core.tick()).containsExactly(new TaskAction.Recall(1, 2));

        core.result(1, givenBack(5, 1));
        assertThat(core.result(1, givenBack(4, 1))).containsExactly(send(2, 4, 2, 1, 7));
        assertThat(core.totals().retried()).isZero();
    }

    @Test
    void tasksOfTheirOwnAreSentAheadWhenThoseBeforeThemWereShort() {
        core.executorRegistered(1, "a", 1);
        for (int i = 0; i < 4; i++) {
            core.submitted(set(i, i, 1));
        }
        assertThat(core.runningOn(1)).as("nothing is known").isEqualTo(1);

        core.result(1, value(0, 1, TaskSet.AHEAD_MICROS / 2));
        assertThat(core.runningOn(1)).as("two in the time").isEqualTo(3);

        core.result(1, value(1, 1, LONG));
        assertThat(core.runningOn(1)).as("one long task is enough").isEqualTo(2);
    }

    @Test
    void nothingWaitsForLongBehindATaskThatLasts() {
        core.executorRegistered(1, "a", 1);
        core.submitted(set(7, 0, 100));
        core.result(1, value(0, 1, TaskSet.AHEAD_MICROS / 10));
        core.tick();
        assertThat(core.tick()).as("a moment is nothing").isEmpty();
        assertThat(core.tick()).containsExactly(new TaskAction.Recall(1, 10));

        for (int i = 11; i > 1; i--) {
            assertThat(core.result(1, givenBack(i, 1))).as("it gets no more").isEmpty();
        }
        assertThat(core.result(1, value(1, 1, TaskSet.AHEAD_MICROS / 10)))
                .as("until something ends")
                .contains(send(1, 2, 2, 1, 7));
    }

    @Test
    void aTaskThatThrowsIsTriedElsewhereAsOftenAsItsSetAllows() {
        core.executorRegistered(1, "a", 1);
        core.executorRegistered(2, "b", 1);
        TaskSettings settings = new TaskSettings(2, 1, 0, false, 0, false, false);
        core.submitted(set(7, 0, 1, settings, "default"));

        assertThat(core.result(1, error(0, 1))).containsExactly(sendFunction(2, 7), send(2, 0, 2, 7));
        assertThat(core.result(2, error(0, 2))).startsWith(new TaskAction.Fail(0, 2, "b", ERROR, 2));
    }

    @Test
    void anExecutorWhereTasksThrowThatSucceedElsewhereGetsNoMore() {
        core.executorRegistered(1, "a", 3);
        core.submitted(set(7, 0, 4, new TaskSettings(2, 1, 0, false, 0, false, false), "default"));
        core.executorRegistered(2, "b", 3);
        for (int task = 0; task < 3; task++) {
            core.result(1, error(task, 1));
            List<TaskAction> actions = core.result(2, value(task, 2, LONG));
            if (task < 2) {
                assertThat(actions).noneMatch(TaskAction.Exclude.class::isInstance);
            } else {
                assertThat(actions).contains(new TaskAction.Exclude(1, "a", 3));
            }
        }
        core.submitted(set(8, 10, 6));
        assertThat(core.runningOn(1)).isZero();
    }

    @Test
    void whatWaitedInTheQueueOfAnExecutorThatDiedOfATaskRunsByItselfThen() {
        core.executorRegistered(1, "a", 1);
        core.submitted(set(7, 0, 5));
        core.result(1, value(0, 1, 1));
        assertThat(core.runningOn(1)).isEqualTo(4);
        core.executorLost(1, "exited with 9", true);

        core.executorRegistered(2, "b", 1);
        assertThat(core.runningOn(2)).isEqualTo(1);
        core.result(2, value(1, 2, 1));
        assertThat(core.executorLost(2, "exited with 9", true)).isEmpty();
        core.executorRegistered(3, "c", 1);
        assertThat(core.executorLost(3, "exited with 9", true))
                .hasSize(1)
                .first()
                .isInstanceOf(TaskAction.GiveUp.class);
    }

    @Test
    void aJobOfHigherPriorityGoesFirst() {
        core.submitted(set(1, 0, 2));
        core.submitted(new TaskSetSpec(
                2,
                FUNCTION,
                "",
                10,
                1,
                TaskInputs.NONE,
                TaskSettings.PLAIN,
                new TaskSetSpec.SchedulingKey(2, "default", 1)));

        assertThat(core.executorRegistered(1, "a", 1))
                .last()
                .extracting(action -> ((TaskAction.SendTask) action).taskId())
                .isEqualTo(10L);
    }

    @Test
    void jobsThatShareFairlyRunSideBySide() {
        TaskSchedulerCore fair = new TaskSchedulerCore(2, new SchedulingPolicy(true, Map.of("large", 3)));
        fair.submitted(set(1, 0, 10));
        fair.submitted(set(2, 10, 10));
        fair.submitted(set(3, 20, 10, TaskSettings.PLAIN, "large"));

        assertThat(fair.executorRegistered(1, "a", 8))
                .filteredOn(TaskAction.SendTask.class::isInstance)
                .extracting(action -> ((TaskAction.SendTask) action).set().functionId())
                .containsExactlyInAnyOrder(1L, 2L, 3L, 3L, 3L, 3L, 3L, 3L);
    }

    @Test
    void aTaskOfSeveralSlotsIsNotPassedByOthers() {
        core.executorRegistered(1, "a", 4);
        core.submitted(set(1, 0, 3));
        TaskSettings large = new TaskSettings(1, 4, 0, false, 0, false, false);
        assertThat(core.submitted(set(2, 10, 1, large, "default"))).hasSize(2);
        assertThat(core.submitted(set(3, 20, 1))).isEmpty();
    }

    @Test
    void theTasksOfAnOpenSetRunWhenTheyAreReady_andAgain() {
        core.executorRegistered(1, "a", 2);
        TaskSettings open = new TaskSettings(1, 1, 0, false, 0, false, true);
        core.submitted(set(7, 0, 3, open, "default"));

        assertThat(core.ready(7, 2)).contains(send(1, 2, 1, 7));
        core.result(1, value(2, 1, LONG));
        assertThat(core.ready(7, 2)).containsExactly(send(1, 2, 2, 7));
        assertThat(core.closed(7, true)).containsExactly(new TaskAction.CancelAttempt(1, 2, 2));
        assertThat(core.result(1, value(2, 2, LONG))).containsExactly(new TaskAction.ForgetFunction(1, 7));
        assertThat(core.ready(7, 1)).isEmpty();
    }

    @Test
    void whatTasksSayOfTheirProgressCountsWhileTheyRun() {
        core.executorRegistered(1, "a", 2);
        core.submitted(set(7, 0, 3));
        core.progressed(1, progress(0, 1, 250));
        core.progressed(1, progress(1, 1, 500));
        core.progressed(1, progress(1, 1, 400));
        core.progressed(1, progress(1, 2, 900));
        core.progressed(2, progress(0, 1, 900));
        assertThat(core.partial(7)).isEqualTo(0.65);
        assertThat(core.totals().partial()).isEqualTo(0.65);

        core.result(1, value(0, 1, LONG));
        assertThat(core.partial(7)).isEqualTo(0.4);
        core.executorLost(1, "gone", false);
        assertThat(core.partial(7)).as("it begins again").isZero();
        assertThat(core.totals().partial()).isZero();
    }
}
