package io.yarnsubmit.driver.tasks;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.yarnsubmit.protocol.v1.TaskError;
import io.yarnsubmit.protocol.v1.TaskProgress;
import io.yarnsubmit.protocol.v1.TaskResult;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TaskSchedulerCoreTest {
    private static final ByteString FUNCTION = ByteString.copyFromUtf8("f");
    private static final ByteString VALUE = ByteString.copyFromUtf8("v");
    private static final TaskError ERROR =
            TaskError.newBuilder().setDescription("bad").build();

    /** So long that none is sent ahead. */
    private static final long LONG = 10 * TaskSet.AHEAD_MICROS;

    private final Map<Long, TaskSetSpec> sets = new HashMap<>();
    private final TaskSchedulerCore core = new TaskSchedulerCore(2, Scheduling.FIFO);

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
        core.submitted(set(7, 0, 5));
        core.executorRegistered(1, "a", 2);
        core.result(1, value(0, 1, LONG));
        core.result(1, error(1, 1));
        core.cancelled(4, false);
        assertThat(core.census()).isEqualTo(new TaskCensus(0, 2, 1, 1, 0, 0));

        core.executorLost(1, "gone", true);
        assertThat(core.census()).isEqualTo(new TaskCensus(2, 0, 1, 1, 2, 0));

        core.executorRegistered(2, "b", 2);
        core.executorLost(2, "gone", true);
        assertThat(core.census()).as("given up").isEqualTo(new TaskCensus(0, 0, 1, 3, 2, 0));
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

        assertThat(core.cancelled(0, true)).containsExactly(new TaskAction.CancelOn(1, 0, 1));
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
        core.executorAway(1);

        assertThat(core.submitted(set(8, 1, 1))).isEmpty();
        assertThat(core.executorBack(1, Set.of(new TaskKey(0, 1))))
                .containsExactly(sendFunction(1, 8), send(1, 1, 1, 8));
    }

    @Test
    void aTaskThatWasLostOnTheWayIsSentAgain() {
        core.executorRegistered(1, "a", 1);
        core.submitted(set(7, 0, 1));
        core.executorAway(1);

        assertThat(core.executorBack(1, Set.of())).containsExactly(sendFunction(1, 7), send(1, 0, 2, 7));
    }

    @Test
    void whatAnExecutorHoldsUnwantedIsCancelledWhenItIsBack() {
        core.executorRegistered(1, "a", 1);
        core.submitted(set(7, 0, 1));
        core.executorAway(1);
        core.cancelled(0, true);

        assertThat(core.executorBack(1, Set.of(new TaskKey(0, 1), new TaskKey(99, 1))))
                .containsExactly(new TaskAction.CancelOn(1, 0, 1), new TaskAction.CancelOn(1, 99, 1));
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
        assertThat(core.executorKept(1)).contains(send(1, 1, 1, 8));
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
        assertThat(core.census().retried()).isZero();
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
        TaskRules rules = new TaskRules(2, 1, 0, false, 0, false, false);
        core.submitted(set(7, 0, 1, rules, "default"));

        assertThat(core.result(1, error(0, 1))).containsExactly(sendFunction(2, 7), send(2, 0, 2, 7));
        assertThat(core.result(2, error(0, 2))).startsWith(new TaskAction.Fail(0, 2, "b", ERROR, 2));
    }

    @Test
    void anExecutorWhereTasksThrowThatSucceedElsewhereGetsNoMore() {
        core.executorRegistered(1, "a", 3);
        core.submitted(set(7, 0, 4, new TaskRules(2, 1, 0, false, 0, false, false), "default"));
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
                2, FUNCTION, "", 10, 1, TaskInputs.NONE, TaskRules.PLAIN, new TaskSetSpec.Turn(2, "default", 1)));

        assertThat(core.executorRegistered(1, "a", 1))
                .last()
                .extracting(action -> ((TaskAction.SendTask) action).taskId())
                .isEqualTo(10L);
    }

    @Test
    void jobsThatShareFairlyRunSideBySide() {
        TaskSchedulerCore fair = new TaskSchedulerCore(2, new Scheduling(true, Map.of("large", 3)));
        fair.submitted(set(1, 0, 10));
        fair.submitted(set(2, 10, 10));
        fair.submitted(set(3, 20, 10, TaskRules.PLAIN, "large"));

        assertThat(fair.executorRegistered(1, "a", 8))
                .filteredOn(TaskAction.SendTask.class::isInstance)
                .extracting(action -> ((TaskAction.SendTask) action).set().functionId())
                .containsExactlyInAnyOrder(1L, 2L, 3L, 3L, 3L, 3L, 3L, 3L);
    }

    @Test
    void aTaskOfSeveralSlotsIsNotPassedByOthers() {
        core.executorRegistered(1, "a", 4);
        core.submitted(set(1, 0, 3));
        TaskRules large = new TaskRules(1, 4, 0, false, 0, false, false);
        assertThat(core.submitted(set(2, 10, 1, large, "default"))).hasSize(2);
        assertThat(core.submitted(set(3, 20, 1))).isEmpty();
    }

    @Test
    void theTasksOfAnOpenSetRunWhenTheyAreReady_andAgain() {
        core.executorRegistered(1, "a", 2);
        TaskRules open = new TaskRules(1, 1, 0, false, 0, false, true);
        core.submitted(set(7, 0, 3, open, "default"));

        assertThat(core.ready(7, 2)).contains(send(1, 2, 1, 7));
        core.result(1, value(2, 1, LONG));
        assertThat(core.ready(7, 2)).containsExactly(send(1, 2, 2, 7));
        assertThat(core.closed(7, true)).containsExactly(new TaskAction.CancelOn(1, 2, 2));
        assertThat(core.result(1, value(2, 2, LONG))).containsExactly(new TaskAction.ForgetFunction(1, 7));
        assertThat(core.ready(7, 1)).isEmpty();
    }

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
        assertThat(core.census().partial()).isEqualTo(0.65);

        core.result(1, value(0, 1, LONG));
        assertThat(core.partial(7)).isEqualTo(0.4);
        core.executorLost(1, "gone", false);
        assertThat(core.partial(7)).as("it begins again").isZero();
        assertThat(core.census().partial()).isZero();
    }

    private void readyOnes(TaskSetSpec set) {
        core.submitted(set);
        for (int i = 0; i < set.tasks(); i++) {
            core.ready(set.functionId(), i);
        }
    }

    /** An open set; each task prefers one machine, or none. */
    private TaskSetSpec preferring(String... hosts) {
        TaskInputs source = new TaskInputs() {
            @Override
            public TaskInput input(int index) {
                return TaskSchedulerCoreTest.input(index);
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
                source,
                new TaskRules(1, 1, 0, false, 0, false, true),
                new TaskSetSpec.Turn(7, "default"));
        sets.put(7L, set);
        return set;
    }

    private static TaskProgress progress(long taskId, int attempt, int permille) {
        return TaskProgress.newBuilder()
                .setTaskId(taskId)
                .setAttempt(attempt)
                .setPermille(permille)
                .build();
    }

    private TaskSetSpec set(long functionId, long firstTaskId, int tasks) {
        return set(functionId, firstTaskId, tasks, TaskRules.PLAIN, "default");
    }

    private TaskSetSpec set(long functionId, long firstTaskId, int tasks, TaskRules rules, String pool) {
        TaskSetSpec set = new TaskSetSpec(
                functionId,
                FUNCTION,
                "",
                firstTaskId,
                tasks,
                index -> input(firstTaskId + index),
                rules,
                new TaskSetSpec.Turn(functionId, pool));
        sets.put(functionId, set);
        return set;
    }

    private static TaskInput input(long taskId) {
        return TaskInput.of(ByteString.copyFromUtf8("input " + taskId));
    }

    private TaskAction sendFunction(int executorId, long functionId) {
        return new TaskAction.SendFunction(executorId, requireNonNull(sets.get(functionId)));
    }

    private TaskAction send(int executorId, long taskId, int attempt, long functionId) {
        return send(executorId, taskId, attempt, 0, functionId);
    }

    private TaskAction send(int executorId, long taskId, int attempt, int givenBack, long functionId) {
        TaskSetSpec set = sets.get(functionId);
        return new TaskAction.SendTask(
                executorId, set, (int) (taskId - set.firstTaskId()), attempt, givenBack, input(taskId));
    }

    private static TaskResult value(long taskId, int attempt, long micros) {
        return of(taskId, attempt).setValue(VALUE).setMicros(micros).build();
    }

    private static TaskResult error(long taskId, int attempt) {
        return of(taskId, attempt).setError(ERROR).build();
    }

    private static TaskResult givenBack(long taskId, int attempt) {
        return of(taskId, attempt).setGivenBack(true).build();
    }

    private static TaskResult.Builder of(long taskId, int attempt) {
        return TaskResult.newBuilder().setTaskId(taskId).setAttempt(attempt);
    }
}
