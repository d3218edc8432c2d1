package io.yarnsubmit.driver.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.protobuf.ByteString;
import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.driver.jobs.JobPlan.ResultMode;
import io.yarnsubmit.protocol.CounterNames;
import io.yarnsubmit.protocol.v1.KeptOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JobCoreTest {
    private static final SuccessfulAttempt RAN = new SuccessfulAttempt(1, 1, 10, Map.of("n", 2L));
    private static final StagePlan.Dependency ONE_TO_ONE = new StagePlan.Dependency(0, false);
    private static final StagePlan.Dependency GATHERED = new StagePlan.Dependency(0, true);

    @Test
    void aTaskStartsWhenWhatItNeedsIsReady() {
        JobCore core = core(ResultMode.ALL, stage("a", 2), stage("b", 2, ONE_TO_ONE));

        assertThat(core.started()).containsExactly(new JobAction.OpenSet(0), add(0, 0, 1));
        assertThat(core.succeeded(0, 1, inline("x"), RAN))
                .containsExactly(new JobAction.RecordAttempt(0, 1, RAN, true), new JobAction.OpenSet(1), add(1, 1));
        assertThat(core.inputs(1, 1)).containsExactly(inline("x"));
        assertThat(core.succeeded(1, 1, inline("y"), RAN))
                .containsExactly(new JobAction.RecordAttempt(1, 1, RAN, true), deliver(1, "y"));
        assertThat(core.succeeded(0, 0, inline("x"), RAN))
                .containsExactly(
                        new JobAction.RecordAttempt(0, 0, RAN, true), new JobAction.CloseSet(0, false), add(1, 0));
        assertThat(core.succeeded(1, 0, inline("z"), RAN))
                .containsExactly(
                        new JobAction.RecordAttempt(1, 0, RAN, true),
                        deliver(0, "z"),
                        new JobAction.CloseSet(1, false),
                        new JobAction.JobEnded(new JobOutcome.Succeeded()));
        assertThat(core.succeeded(1, 0, inline("z"), RAN)).isEmpty();
    }

    @Test
    void aShareIsGatheredWhenAllOfItIsThere() {
        JobCore core = core(ResultMode.ALL, stage("a", 5), stage("b", 2, GATHERED));
        core.started();

        core.succeeded(0, 4, inline("4"), RAN);
        core.succeeded(0, 2, inline("2"), RAN);
        assertThat(core.succeeded(0, 3, inline("3"), RAN)).contains(add(1, 1));
        assertThat(core.inputs(1, 1)).containsExactly(inline("2"), inline("3"), inline("4"));
    }

    @Test
    void whatTwoStagesUseIsComputedOnce() {
        JobCore core = core(
                ResultMode.ALL,
                stage("a", 1),
                stage("b", 1, ONE_TO_ONE),
                stage("c", 1, ONE_TO_ONE, new StagePlan.Dependency(1, false)));
        core.started();

        assertThat(core.succeeded(0, 0, inline("x"), RAN)).doesNotContain(add(2, 0));
        assertThat(core.heldBytes()).isEqualTo(1);
        assertThat(core.succeeded(1, 0, inline("y"), RAN)).contains(add(2, 0));
        assertThat(core.inputs(2, 0)).containsExactly(inline("x"), inline("y"));
    }

    @Test
    void anOutputThatSomebodyWaitsForIsMadeAgainWithWhatItNeeds() {
        JobCore core = core(
                ResultMode.ALL,
                stage("a", 2),
                stage("b", 2, ONE_TO_ONE),
                stage("c", 1, new StagePlan.Dependency(1, true)));
        core.started();
        core.succeeded(0, 0, inline("x"), RAN);
        core.succeeded(1, 0, kept(7, 100), RAN);

        // The input of b's task 0 was dropped after it was read.
        assertThat(core.executorLost(7)).containsExactly(add(0, 0));
        assertThat(core.succeeded(0, 0, inline("x"), RAN))
                .containsExactly(new JobAction.RecordAttempt(0, 0, RAN, false), add(1, 0));
    }

    @Test
    void aConsumerThatMayHaveWhatIsLostIsNotDisturbed() {
        JobCore core = core(ResultMode.ALL, stage("a", 1), stage("b", 1, ONE_TO_ONE));
        core.started();
        core.succeeded(0, 0, kept(7, 100), RAN);

        assertThat(core.executorLost(7)).containsExactly(new JobAction.CloseSet(0, false));
        assertThat(core.inputLost(1, 0, 0, 0, 7)).containsExactly(new JobAction.OpenSet(0), add(0, 0));
        assertThat(core.succeeded(0, 0, kept(8, 100), RAN)).contains(add(1, 0));
        assertThat(core.succeeded(1, 0, inline("y"), RAN))
                .contains(new JobAction.DropOutput(0, 0, kept(8, 100)), deliver(0, "y"));
    }

    @Test
    void anOutputThatIsLostTooOftenFailsTheJob() {
        JobCore core = core(ResultMode.ALL, stage("a", 2), stage("b", 1, GATHERED));
        core.started();
        List<JobAction> actions = List.of();
        for (int executor = 1; executor <= 4; executor++) {
            core.succeeded(0, 0, kept(executor, 10), RAN);
            actions = core.executorLost(executor);
        }

        assertThat(((JobOutcome.Refused) outcome(actions)).code()).isEqualTo(ErrorCode.TASK_OUTPUT_LOST);
        assertThat(((JobOutcome.Refused) outcome(actions)).message())
                .startsWith("The output of task 0 of stage 'a' was");
    }

    @Test
    void theFirstFailureEndsAJobAtOnce() {
        JobCore core = core(ResultMode.ALL, stage("a", 3));
        core.started();
        StageFailure failure = failure(0, 1);

        assertThat(core.failed(failure))
                .containsExactly(
                        new JobAction.CloseSet(0, true),
                        new JobAction.JobEnded(new JobOutcome.TasksFailed(List.of(failure), 1)));
        assertThat(core.failed(failure(0, 2))).isEmpty();
    }

    @Test
    void collectedFailuresLetTheRestRun() {
        JobCore core = core(
                ResultMode.ALL,
                new StagePlan("a", 3, List.of(), true, 3),
                new StagePlan("b", 3, List.of(ONE_TO_ONE), true, 3));
        core.started();

        assertThat(core.failed(failure(0, 1))).isEmpty();
        assertThat(core.totals(1).failed()).isEqualTo(1);
        core.succeeded(0, 0, inline("x"), RAN);
        core.succeeded(0, 2, inline("x"), RAN);
        core.succeeded(1, 0, inline("x"), RAN);
        List<JobAction> last = core.succeeded(1, 2, inline("z"), RAN);

        assertThat(last).contains(deliver(2, "z"));
        assertThat(outcome(last)).isEqualTo(new JobOutcome.TasksFailed(List.of(failure(0, 1)), 1));
    }

    @Test
    void resultsThatNobodyTakesHoldTasksBack() {
        JobCore core = new JobCore(new JobPlan(List.of(stage("a", 10_000)), ResultMode.STREAMED, 1_000));
        int added = addedBy(core.started());
        assertThat(added).isEqualTo(64);
        int delivered = 0;
        for (int task = 0; task < added; task++) {
            List<JobAction> actions = core.succeeded(0, task, inline("ten bytes!"), RAN);
            delivered += (int)
                    actions.stream().filter(JobAction.Deliver.class::isInstance).count();
            added += addedBy(actions);
        }

        // Results may use 500 bytes; tasks that ran already when these were full came on top.
        assertThat(delivered).isEqualTo(added).isLessThan(130);
        assertThat(core.hasEnded()).isFalse();
        assertThat(addedBy(core.taken(10L * delivered))).isPositive();
    }

    @Test
    void inOrderTheOneThatIsWaitedForMayAlwaysRun() {
        JobCore core = new JobCore(new JobPlan(
                List.of(stage("a", 1), stage("b", 300, GATHERED), stage("c", 300, new StagePlan.Dependency(1, false))),
                ResultMode.STREAMED_IN_ORDER,
                1_000));
        core.started();
        core.succeeded(0, 0, inline(""), RAN);
        for (int task = 1; task < 64; task++) {
            core.succeeded(1, task, inline("a hundred bytes".repeat(7)), RAN);
        }

        assertThat(core.heldBytes()).isGreaterThan(1_000);
        core.succeeded(1, 0, inline(""), RAN);
        assertThat(core.succeeded(2, 0, inline("x"), RAN)).contains(deliver(0, "x"));
    }

    @Test
    void largeResultsAreFetchedWhenThereIsRoom() {
        JobCore core = new JobCore(new JobPlan(List.of(stage("a", 3)), ResultMode.STREAMED, 1_000));
        core.started();
        assertThat(core.succeeded(0, 0, kept(1, 400), RAN)).contains(new JobAction.FetchOutput(0, kept(1, 400)));
        assertThat(core.succeeded(0, 1, kept(2, 400), RAN)).hasSize(1);
        assertThat(core.fetched(0, inline("a")))
                .startsWith(new JobAction.DropOutput(0, 0, kept(1, 400)))
                .contains(deliver(0, "a"), new JobAction.FetchOutput(1, kept(2, 400)));
        assertThat(core.fetchFailed(1, 2)).contains(add(0, 1));
    }

    @Test
    void aResultThatIsTooLargeFailsTheJobWithoutBeingFetched() {
        JobCore core = new JobCore(new JobPlan(List.of(stage("a", 2)), ResultMode.STREAMED, 3 << 20));
        core.started();
        List<JobAction> actions = core.succeeded(0, 1, kept(1, 5 << 20), RAN);

        assertThat(actions).noneMatch(JobAction.FetchOutput.class::isInstance);
        assertThat(((JobOutcome.Refused) outcome(actions)).message())
                .isEqualTo(
                        "The result of task 1 of stage 'a' takes 5.0 MiB, which is more than the 3.0 MiB that the driver"
                                + " may hold for a job (yarnsubmit.job.maxResultSize). Let the task write it to a file system and"
                                + " return the path, split it into several tasks, or raise yarnsubmit.job.maxResultSize and --driver-memory");
    }

    @Test
    void aMillionTasksCostLittle() {
        JobCore core = core(ResultMode.DROPPED, stage("a", 1_000_000), stage("b", 1_000_000, ONE_TO_ONE));
        core.started();
        for (int task = 0; task < 1_000_000; task++) {
            core.succeeded(0, task, inline("x"), RAN);
            core.succeeded(1, task, inline("y"), RAN);
        }

        assertThat(core.hasEnded()).isTrue();
        assertThat(core.heldBytes()).isZero();
    }

    @Test
    void aPlanMustBeOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> core(ResultMode.ALL, stage("a", 2), stage("b", 3, ONE_TO_ONE)))
                .withMessage("stage 1 depends one to one on stage 0, which has 2 tasks, not 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> core(ResultMode.ALL, stage("a", 2), stage("b", 3)))
                .withMessage("no stage depends on stage 0");
        assertThatIllegalArgumentException().isThrownBy(() -> core(ResultMode.ALL));
    }

    @Test
    void sharesAreContiguousAndAsEqualAsCanBe() {
        for (int outputs = 1; outputs < 40; outputs++) {
            for (int shares = 1; shares < 50; shares++) {
                assertThat(Shares.start(0, shares, outputs)).isZero();
                assertThat(Shares.start(shares, shares, outputs)).isEqualTo(outputs);
                for (int output = 0; output < outputs; output++) {
                    int share = Shares.of(output, shares, outputs);
                    assertThat(output)
                            .isBetween(
                                    Shares.start(share, shares, outputs), Shares.start(share + 1, shares, outputs) - 1);
                }
            }
        }
    }

    @Test
    void durationsAreRememberedToWithinATenth() {
        DurationSketch sketch = new DurationSketch();
        IntStream.rangeClosed(1, 10_001).forEach(n -> sketch.add(n * 100L));

        assertThat(sketch.durations().orElseThrow().median().toNanos() / 1e3).isBetween(450_000.0, 550_000.0);
        assertThat(sketch.durations().orElseThrow().min().toNanos()).isEqualTo(100_000);
        assertThat(sketch.durations().orElseThrow().max().toNanos()).isEqualTo(1_000_100_000L);
    }

    private static JobCore core(ResultMode mode, StagePlan... stages) {
        return new JobCore(new JobPlan(List.of(stages), mode, 1 << 20));
    }

    private static StagePlan stage(String name, int tasks, StagePlan.Dependency... dependencies) {
        return new StagePlan(name, tasks, List.of(dependencies), false, 3);
    }

    private static SuccessfulAttempt counting(int from, int to) {
        Map<String, Long> counters = new TreeMap<>();
        IntStream.range(from, to).forEach(n -> counters.put("record " + n, 1L));
        return new SuccessfulAttempt(1, 1, 10, counters);
    }

    @Test
    void countersWithNamesWithoutEndEndTheJob() {
        JobCore core = core(ResultMode.ALL, stage("a", 5));
        core.started();

        assertThat(core.succeeded(0, 0, inline("x"), counting(0, 600))).isNotEmpty();
        assertThat(core.succeeded(0, 1, inline("x"), counting(0, 600)))
                .as("the same names")
                .isNotEmpty();
        assertThat(core.succeeded(0, 2, inline("x"), counting(600, CounterNames.MOST)))
                .isNotEmpty();
        assertThat(core.hasEnded()).isFalse();

        JobOutcome.Refused refused =
                (JobOutcome.Refused) outcome(core.succeeded(0, 3, inline("x"), counting(5_000, 5_001)));
        assertThat(refused.code()).isEqualTo(ErrorCode.TOO_MANY_COUNTERS);
        assertThat(refused.message())
                .isEqualTo(
                        "Task 3 of stage 'a' belongs to a job that has 1000 counters already, so 'record 5000' cannot be"
                                + " added. Name counters by kinds of things, not by the data");
    }

    private static StageFailure failure(int stage, int task) {
        return new StageFailure(stage, task, 1, ErrorCode.TASK_FAILED, "thrown", null);
    }

    private static TaskOutput.Inline inline(String text) {
        return new TaskOutput.Inline(ByteString.copyFromUtf8(text));
    }

    private static TaskOutput.Kept kept(int executorId, long bytes) {
        return new TaskOutput.Kept(KeptOutput.newBuilder()
                .setExecutorId(executorId)
                .setBytes(bytes)
                .build());
    }

    private static JobAction deliver(int task, String text) {
        return new JobAction.Deliver(task, ByteString.copyFromUtf8(text));
    }

    private static JobAction add(int stage, Integer... tasks) {
        return new JobAction.AddTasks(stage, List.of(tasks));
    }

    private static int addedBy(List<JobAction> actions) {
        List<Integer> added = new ArrayList<>();
        for (JobAction action : actions) {
            if (action instanceof JobAction.AddTasks add) {
                added.addAll(add.tasks());
            }
        }
        return added.size();
    }

    private static JobOutcome outcome(List<JobAction> actions) {
        return ((JobAction.JobEnded) actions.get(actions.size() - 1)).outcome();
    }
}
