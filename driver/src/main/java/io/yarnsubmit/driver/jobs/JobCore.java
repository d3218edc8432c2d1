package io.yarnsubmit.driver.jobs;

import io.yarnsubmit.api.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides which tasks of one job run when, where its outputs go, and how it ends. Pure: one thread, no I/O, no clock.
 * The task scheduler decides where tasks run, and how often a task that throws is tried. A task costs about ten bytes,
 * plus its output if the driver holds it.
 *
 * <table>
 * <caption>A task's states</caption>
 * <tr><th>state</th><th>event</th><th>next</th><th>actions</th></tr>
 * <tr><td>waiting</td><td>its last input is available</td><td>added; ready if there is no room for its result</td>
 *     <td>OpenSet, AddTasks</td></tr>
 * <tr><td>waiting</td><td>a task that it depends on failed for good</td><td>failed</td><td></td></tr>
 * <tr><td>ready</td><td>there is room</td><td>added</td><td>AddTasks</td></tr>
 * <tr><td>ready</td><td>one of its inputs is lost</td><td>waiting</td><td></td></tr>
 * <tr><td>added</td><td>succeeded, the output is needed</td><td>available</td>
 *     <td>RecordAttempt; in the last stage Deliver, or FetchOutput</td></tr>
 * <tr><td>added</td><td>succeeded, the output is not needed</td><td>gone</td><td>RecordAttempt, DropOutput</td></tr>
 * <tr><td>added</td><td>failed</td><td>failed</td><td>JobEnded, or none if failures are collected</td></tr>
 * <tr><td>added</td><td>an input was lost</td><td>waiting; the input is computed again</td><td></td></tr>
 * <tr><td>available</td><td>all have read the output</td><td>gone</td><td>DropOutput if an executor keeps it</td></tr>
 * <tr><td>available</td><td>lost, a task waits for it</td><td>waiting, for the inputs it had</td><td>AddTasks</td></tr>
 * <tr><td>available</td><td>lost, no task waits for it</td><td>gone</td><td></td></tr>
 * <tr><td>gone</td><td>the output is needed again</td><td>waiting, for the inputs it had</td><td>AddTasks</td></tr>
 * <tr><td>again waiting, ready or added</td><td>the output is no longer needed</td><td>gone</td>
 *     <td>CancelTask if added</td></tr>
 * <tr><td>waiting, ready, added</td><td>cancelled</td><td>failed</td>
 *     <td>CancelTask or CloseSet; JobEnded as above</td></tr>
 * </table>
 *
 * <p>Events about a task that is not added are ignored, so they may come twice or late. The counters of a task count
 * once, and its result is delivered once, however often it ran. A stage's task set is closed when none of its tasks
 * waits or runs and no executor keeps a needed output of it. It is opened again when a task has to run again. The job
 * ends when all tasks have ended and all results are delivered, at the first failure unless failures are collected,
 * when the driver would hold too much, when its tasks use too many counters, or when it is cancelled. JobEnded is the last action.
 *
 * <p>{@link Admission} holds tasks back while nobody takes their results.
 */
public final class JobCore {
    private final JobPlan plan;
    private final HeldBytes held;
    private final Admission admission;
    private final TaskTransitions transitions;
    private final ResultDelivery results;
    private final JobFailures failures = new JobFailures();
    private final UsedCounters counters = new UsedCounters();
    private boolean ended;

    public JobCore(JobPlan plan) {
        this.plan = plan;
        this.held = new HeldBytes(plan.maxHeldBytes());
        this.admission = new Admission(plan);
        this.transitions = new TaskTransitions(plan, held, admission);
        this.results = new ResultDelivery(plan, transitions, held, admission);
    }

    /** The first event of a job. */
    public List<JobAction> started() {
        admission.advance(held, results.wanted());
        transitions.start();
        return decide();
    }

    /** A task that was added has succeeded. */
    public List<JobAction> succeeded(int stage, int task, TaskOutput output, SuccessfulAttempt attempt) {
        StageTable table = transitions.table(stage);
        if (isOver(table, task)) {
            return List.of();
        }
        boolean first = !table.isRecorded(task);
        if (first) {
            Optional<String> tooMany = counters.oneTooMany(attempt.counters().keySet());
            if (tooMany.isPresent()) {
                return refuse(JobLimitMessages.tooManyCounters(table.plan, task, tooMany.get()));
            }
        }
        transitions.emit(new JobAction.RecordAttempt(stage, task, attempt, first));
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
     * A task that was added was not run, because one of its inputs could not be fetched.
     *
     * @param from the stage of the input
     * @param input the task whose output the input is
     * @param executorId the executor that should have had it
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
        // Missing inputs were counted on the way; prepare() counts all of them again.
        transitions.prepare(table, task);
        return decide();
    }

    /** All outputs kept on an executor are lost. The task scheduler handles the tasks that ran there. */
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

    /** A result was fetched. */
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

    /** A result did not fit into the driver's heap while it was fetched, and would not fit again. */
    public List<JobAction> fetchFilledHeap(int task, String why) {
        TaskOutput output = transitions.last().output(task);
        return ended || !results.isFetching(task) || output == null
                ? List.of()
                : refuse(JobLimitMessages.heapFull(plan, task, output.size(), why));
    }

    private boolean lose(StageTable table, int task) {
        TaskOutput output = table.output(task);
        if (table == transitions.last() && output != null) {
            results.lost(task, output.size());
        }
        return transitions.lose(table, task);
    }

    /** The consumer has taken results of this size. */
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

    /** The driver cancels the tasks of a stage that have not ended. */
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

    /**
     * The inputs of a task that was added, in the order of its dependencies. May be called until the task has ended.
     */
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
                            "output " + input + " of stage " + dependency.stage() + " does not exist");
                }
                inputs.add(output);
            }
        }
        return inputs;
    }

    /** How many tasks of a stage are in which state. */
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
                transitions.emit(new JobAction.CloseSet(table.place, interrupt));
            }
        }
        transitions.emit(new JobAction.JobEnded(outcome));
        return transitions.takeActions();
    }
}
