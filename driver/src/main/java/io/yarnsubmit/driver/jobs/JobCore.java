package io.yarnsubmit.driver.jobs;

import io.yarnsubmit.api.ErrorCode;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides what of a job runs when, where its outputs go, and how it ends. Pure: one thread, no I/O, no clock. One for each
 * job; where tasks run, and how often one that throws is tried, is the scheduler's business. A task costs some ten bytes,
 * and what is held of its output.
 *
 * <table>
 * <caption>A task's states</caption>
 * <tr><th>state</th><th>event</th><th>next</th><th>actions</th></tr>
 * <tr><td>waiting</td><td>the last of its inputs is there</td><td>added; ready if there is no room for its result</td><td>OpenSet, AddTasks</td></tr>
 * <tr><td>waiting</td><td>something that it needs failed for good</td><td>failed</td><td></td></tr>
 * <tr><td>ready</td><td>there is room</td><td>added</td><td>AddTasks</td></tr>
 * <tr><td>ready</td><td>one of its inputs is lost</td><td>waiting</td><td></td></tr>
 * <tr><td>added</td><td>succeeded, somebody reads the output</td><td>available</td><td>Record; of the last stage Deliver, or FetchOutput</td></tr>
 * <tr><td>added</td><td>succeeded, nobody does</td><td>gone</td><td>Record, DropOutput</td></tr>
 * <tr><td>added</td><td>failed</td><td>failed</td><td>JobEnded, or none if failures are collected</td></tr>
 * <tr><td>added</td><td>an input could not be had</td><td>waiting; the input is made again</td><td></td></tr>
 * <tr><td>available</td><td>all have read the output</td><td>gone</td><td>DropOutput if an executor keeps it</td></tr>
 * <tr><td>available</td><td>lost, somebody waits for it</td><td>waiting, for the inputs it had</td><td>AddTasks</td></tr>
 * <tr><td>available</td><td>lost, all who need it may have it</td><td>gone</td><td></td></tr>
 * <tr><td>gone</td><td>somebody needs the output again</td><td>waiting, for the inputs it had</td><td>AddTasks</td></tr>
 * <tr><td>again waiting, ready or added</td><td>nobody needs the output any more</td><td>gone</td><td>CancelTask if added</td></tr>
 * <tr><td>waiting, ready, added</td><td>cancelled</td><td>failed</td><td>CancelTask or CloseSet; JobEnded as above</td></tr>
 * </table>
 *
 * <p>An answer about a task that is not added is passed over, so answers may come twice, or late. A task is recorded as the first
 * one when it is successful for the first time, and a result is delivered once, however often the task ran. A stage's set is
 * closed when none of its tasks runs or waits and executors keep nothing of it for anybody, and opened again when something
 * is to be made again. The job ends when all tasks have ended and all results are delivered, or at the first failure that is
 * not to be collected, or when the driver would hold too much, or when it is cancelled. After JobEnded there is no action.
 *
 * <p>{@link Admission} says how results that nobody takes hold tasks back.
 */
public final class JobCore {
    private final JobPlan plan;
    private final HeldBytes held;
    private final Admission admission;
    private final TaskTransitions transitions;
    private final ResultDelivery results;
    private final JobFailures failures = new JobFailures();
    private boolean ended;

    public JobCore(JobPlan plan) {
        this.plan = plan;
        this.held = new HeldBytes(plan.maxHeldBytes());
        this.admission = new Admission(plan);
        this.transitions = new TaskTransitions(plan, held, admission);
        this.results = new ResultDelivery(plan, transitions, held, admission);
    }

    /** The first event. */
    public List<JobAction> started() {
        admission.advance(held, results.wanted());
        transitions.start();
        return decide();
    }

    /** A task that was added has its output. */
    public List<JobAction> succeeded(int stage, int task, TaskOutput output, SuccessfulAttempt attempt) {
        StageTable table = transitions.table(stage);
        if (isOver(table, task)) {
            return List.of();
        }
        transitions.want(new JobAction.Record(stage, task, attempt, !table.isRecorded(task)));
        table.setRecorded(task);
        transitions.succeeded(table, task, output);
        if (table == transitions.last()) {
            if (output.size() > held.most()) {
                return refuse(JobLimitMessages.resultTooLarge(plan, task, output.size()));
            }
            results.arrived(task, output);
        }
        return decide();
    }

    /** A task that was added has failed for good. */
    public List<JobAction> failed(StageFailure failure) {
        StageTable table = transitions.table(failure.stage());
        if (isOver(table, failure.task())) {
            return List.of();
        }
        failures.add(failure, 1);
        transitions.fail(table, failure.task());
        return table.plan.collectAll() ? decide() : end(failures.outcome(), true);
    }

    /**
     * A task that was added could not have one of its inputs, and was not run.
     *
     * @param from the stage that the input comes from
     * @param input the task there
     * @param executorId that was asked for it
     */
    public List<JobAction> inputLost(int stage, int task, int from, int input, int executorId) {
        StageTable table = transitions.table(stage);
        if (isOver(table, task)) {
            return List.of();
        }
        transitions.returned(table, task);
        StageTable earlier = transitions.table(from);
        if (earlier.isKeptOn(input, executorId) && transitions.lose(earlier, input)) {
            transitions.revive(earlier, input);
        }
        // What it waits for was counted by the way; now all of it is.
        transitions.prepare(table, task);
        return decide();
    }

    /** All outputs that it kept are gone. The scheduler sees to the tasks that it ran. */
    public List<JobAction> executorLost(int executorId) {
        if (ended) {
            return List.of();
        }
        List<IntList> again = new ArrayList<>();
        for (StageTable table : transitions.tables()) {
            IntList needed = new IntList();
            IntList lost = table.keptOn(executorId);
            for (int i = 0; i < lost.size(); i++) {
                if (lose(table, lost.at(i))) {
                    needed.push(lost.at(i));
                }
            }
            again.add(needed);
        }
        for (StageTable table : transitions.tables()) {
            IntList needed = again.get(table.place);
            for (int i = 0; i < needed.size(); i++) {
                transitions.revive(table, needed.at(i));
            }
        }
        return decide();
    }

    /** The result that was to be fetched. */
    public List<JobAction> fetched(int task, TaskOutput.Inline result) {
        return ended || !results.fetched(task, result) ? List.of() : decide();
    }

    /** A result could not be fetched. */
    public List<JobAction> fetchFailed(int task, int executorId) {
        StageTable last = transitions.last();
        if (ended || !results.isFetching(task) || !last.isKeptOn(task, executorId)) {
            return List.of();
        }
        lose(last, task);
        transitions.revive(last, task);
        return decide();
    }

    private boolean lose(StageTable table, int task) {
        TaskOutput output = table.output(task);
        if (table == transitions.last() && output != null) {
            results.lost(task, output.size());
        }
        return transitions.lose(table, task);
    }

    /** The consumer has taken results of so many bytes. */
    public List<JobAction> taken(long bytes) {
        if (ended) {
            return List.of();
        }
        results.taken(bytes);
        return decide();
    }

    /** The driver cancels the job. */
    public List<JobAction> cancelled(boolean interrupt) {
        return ended ? List.of() : end(new JobOutcome.Cancelled(), interrupt);
    }

    /** The driver cancels what has not ended of a stage. */
    public List<JobAction> stageCancelled(int stage, boolean interrupt) {
        StageTable table = transitions.table(stage);
        int tasks = table.unfinished;
        if (ended || tasks == 0) {
            return List.of();
        }
        failures.add(new StageFailure(stage, -1, 0, ErrorCode.TASK_CANCELLED, "it was cancelled", null), tasks);
        if (!table.plan.collectAll()) {
            return end(failures.outcome(), interrupt);
        }
        transitions.cancelAll(table, interrupt);
        return decide();
    }

    /** The driver cancels a task. */
    public List<JobAction> taskCancelled(int stage, int task, boolean interrupt) {
        StageTable table = transitions.table(stage);
        if (ended || !table.isUnfinished(task)) {
            return List.of();
        }
        failures.add(new StageFailure(stage, task, 0, ErrorCode.TASK_CANCELLED, "it was cancelled", null), 1);
        if (!table.plan.collectAll()) {
            return end(failures.outcome(), interrupt);
        }
        transitions.cancel(table, task, interrupt);
        return decide();
    }

    /** Where the inputs of a task are that was added, one need after the other. Asked until the task has ended. */
    public List<TaskOutput> inputs(int stage, int task) {
        StageTable table = transitions.table(stage);
        List<TaskOutput> inputs = new ArrayList<>();
        for (StagePlan.Dependency dependency : table.plan.dependencies()) {
            StageTable earlier = transitions.table(dependency.stage());
            int end = table.to(dependency, task, earlier);
            for (int input = table.from(dependency, task, earlier); input < end; input++) {
                TaskOutput output = earlier.output(input);
                if (output == null) {
                    throw new IllegalStateException(
                            "output " + input + " of stage " + dependency.stage() + " is not there");
                }
                inputs.add(output);
            }
        }
        return inputs;
    }

    /** How the tasks of a stage stand. */
    public StageTotals totals(int stage) {
        StageTable table = transitions.table(stage);
        return new StageTotals(table.tasks(), table.unfinished - table.added, table.added, table.failed);
    }

    /** How many bytes of outputs the driver holds. */
    public long heldBytes() {
        return held.inside() + held.collected() + held.streaming();
    }

    public boolean hasEnded() {
        return ended;
    }

    private boolean isOver(StageTable table, int task) {
        return ended || !table.is(task, StageTable.ADDED);
    }

    /** At the end of each event. */
    private List<JobAction> decide() {
        StageTable spent = transitions.spentStage();
        if (spent != null) {
            return refuse(JobLimitMessages.lostTooOften(spent.plan, transitions.spentTask()));
        }
        results.advance();
        if (held.isTooMuch()) {
            return refuse(JobLimitMessages.tooMuchHeld(plan, held));
        }
        int before = admission.frontier();
        admission.advance(held, results.wanted());
        transitions.admit(before, admission.frontier());
        boolean all = results.isEmpty();
        for (StageTable table : transitions.tables()) {
            transitions.flush(table);
            all &= table.unfinished == 0;
        }
        return all ? end(failures.outcome(), false) : transitions.takeActions();
    }

    private List<JobAction> refuse(JobOutcome.Refused why) {
        return end(why, true);
    }

    private List<JobAction> end(JobOutcome outcome, boolean interrupt) {
        ended = true;
        for (StageTable table : transitions.tables()) {
            if (table.open) {
                table.open = false;
                transitions.want(new JobAction.CloseSet(table.place, interrupt));
            }
        }
        transitions.want(new JobAction.JobEnded(outcome));
        return transitions.takeActions();
    }
}
