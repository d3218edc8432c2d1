package io.yarnsubmit.driver.jobs;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Changes the states of a job's tasks when outputs arrive, are read or are lost. Changes propagate from stage to stage
 * recursively; the number of stages is limited.
 */
final class TaskTransitions {
    private final StageTable[] tables;
    private final HeldBytes held;
    private final Admission admission;
    private List<JobAction> actions = new ArrayList<>();
    private @Nullable StageTable spentStage;
    private int spentTask;

    TaskTransitions(JobPlan plan, HeldBytes held, Admission admission) {
        this.held = held;
        this.admission = admission;
        this.tables = new StageTable[plan.stages().size()];
        for (int place = 0; place < tables.length; place++) {
            StagePlan stage = plan.stages().get(place);
            tables[place] = new StageTable(place, stage);
            for (StagePlan.Dependency dependency : stage.dependencies()) {
                tables[dependency.stage()].readers.add(new StageTable.Reader(tables[place], dependency.gathered()));
            }
        }
        for (StageTable table : tables) {
            table.expectReaders(table.readers.size());
        }
        // The driver is the reader of the results.
        last().expectReaders(plan.results() == JobPlan.ResultMode.DROPPED ? 0 : 1);
    }

    StageTable table(int place) {
        return tables[place];
    }

    StageTable[] tables() {
        return tables;
    }

    StageTable last() {
        return tables[tables.length - 1];
    }

    void emit(JobAction action) {
        actions.add(action);
    }

    List<JobAction> takeActions() {
        List<JobAction> taken = actions;
        actions = new ArrayList<>();
        return taken;
    }

    /** The stage of a needed output that was lost too often; null if there is none. */
    @Nullable
    StageTable spentStage() {
        return spentStage;
    }

    int spentTask() {
        return spentTask;
    }

    void start() {
        for (StageTable table : tables) {
            for (int task = 0; task < table.tasks(); task++) {
                prepare(table, task);
            }
        }
    }

    /** Adds the tasks that may run now that the frontier has moved. */
    void admit(int before, int frontier) {
        for (StageTable table : tables) {
            if (admission.concerns(table.place)) {
                for (int task = before; task < Math.min(frontier, table.tasks()); task++) {
                    if (table.is(task, StageTable.READY)) {
                        add(table, task);
                    }
                }
            }
        }
    }

    /** A task has succeeded. */
    void succeeded(StageTable table, int task, TaskOutput output) {
        table.added--;
        table.unfinished--;
        releaseInputs(table, task);
        if (table.readersLeft(task) == 0) {
            table.become(task, StageTable.GONE);
            if (output instanceof TaskOutput.Kept kept) {
                emit(new JobAction.DropOutput(table.place, task, kept));
            }
            return;
        }
        table.hold(task, output);
        countHeld(table, output, 1);
        for (StageTable.Reader reader : table.readers) {
            arrived(reader.stage(), table.readerOf(task, reader));
        }
    }

    /** An output that an executor kept is in the driver now. */
    void replace(StageTable table, int task, TaskOutput.Inline here) {
        table.drop(task);
        table.hold(task, here);
        countHeld(table, here, 1);
    }

    private void arrived(StageTable later, int task) {
        if (later.is(task, StageTable.WAITING)) {
            int missing = later.missing(task) - 1;
            later.setMissing(task, missing);
            if (missing == 0) {
                ready(later, task);
            }
        }
    }

    /** The task does not need its inputs any more. */
    private void releaseInputs(StageTable table, int task) {
        for (StagePlan.Dependency dependency : table.plan.dependencies()) {
            StageTable earlier = tables[dependency.stage()];
            int end = table.to(dependency, task, earlier);
            for (int input = table.from(dependency, task, earlier); input < end; input++) {
                release(earlier, input);
            }
        }
    }

    /** One reader less for the output of a task. */
    void release(StageTable table, int task) {
        if (table.removeReader(task) > 0) {
            return;
        }
        if (table.isUnfinished(task)) {
            // A first run continues: it was asked for, and its effects or its failure may matter.
            if (table.isRecorded(task)) {
                withdraw(table, task);
                table.unfinished--;
                table.drop(task);
                releaseInputs(table, task);
            }
        } else if (!table.is(task, StageTable.FAILED)) {
            drop(table, task);
        }
    }

    private void drop(StageTable table, int task) {
        TaskOutput output = table.output(task);
        if (output != null && table.is(task, StageTable.AVAILABLE)) {
            countHeld(table, output, -1);
            if (output instanceof TaskOutput.Kept kept) {
                emit(new JobAction.DropOutput(table.place, task, kept));
            }
        }
        table.drop(task);
    }

    private void withdraw(StageTable table, int task) {
        if (table.is(task, StageTable.ADDED)) {
            flush(table);
            table.added--;
            if (table.open) {
                emit(new JobAction.CancelTask(table.place, task, true));
            }
        }
    }

    /** A task has failed for good, and with it the tasks that depend on it. */
    void fail(StageTable table, int task) {
        if (table.is(task, StageTable.ADDED)) {
            table.added--;
        }
        table.unfinished--;
        table.failed++;
        table.become(task, StageTable.FAILED);
        if (table == last()) {
            admission.settled(0);
        }
        releaseInputs(table, task);
        for (StageTable.Reader reader : table.readers) {
            int needing = table.readerOf(task, reader);
            if (reader.stage().is(needing, StageTable.WAITING)) {
                fail(reader.stage(), needing);
            }
        }
    }

    /** The driver cancels a task, which counts as failed for good. */
    void cancel(StageTable table, int task, boolean interrupt) {
        if (table.is(task, StageTable.ADDED)) {
            flush(table);
            emit(new JobAction.CancelTask(table.place, task, interrupt));
        }
        fail(table, task);
    }

    /** Cancels all tasks that have not ended, by closing the task set unless it has needed outputs. */
    void cancelAll(StageTable table, boolean interrupt) {
        flush(table);
        if (table.open && table.kept == 0) {
            table.open = false;
            emit(new JobAction.CloseSet(table.place, interrupt));
        }
        for (int task = 0; task < table.tasks(); task++) {
            if (table.isUnfinished(task)) {
                if (table.open) {
                    cancel(table, task, interrupt);
                } else {
                    fail(table, task);
                }
            }
        }
    }

    /** The output of a task is lost. @return whether a task still waits for it */
    boolean lose(StageTable table, int task) {
        TaskOutput output = table.output(task);
        if (output != null) {
            countHeld(table, output, -1);
        }
        table.lose(task);
        boolean needed = table == last();
        for (StageTable.Reader reader : table.readers) {
            StageTable later = reader.stage();
            int needing = table.readerOf(task, reader);
            if (later.is(needing, StageTable.READY)) {
                later.become(needing, StageTable.WAITING);
                later.setMissing(needing, 0);
            }
            if (later.is(needing, StageTable.WAITING)) {
                later.setMissing(needing, later.missing(needing) + 1);
                needed = true;
            }
        }
        return needed;
    }

    /** Lets a task run again, and those that it needs for that. */
    void revive(StageTable table, int task) {
        if (!table.is(task, StageTable.GONE)) {
            return;
        }
        if (table.isSpent(task) && spentStage == null) {
            spentStage = table;
            spentTask = task;
        }
        table.unfinished++;
        table.become(task, StageTable.WAITING);
        for (StagePlan.Dependency dependency : table.plan.dependencies()) {
            StageTable earlier = tables[dependency.stage()];
            int end = table.to(dependency, task, earlier);
            for (int input = table.from(dependency, task, earlier); input < end; input++) {
                earlier.addReader(input);
            }
        }
        prepare(table, task);
    }

    /** The task scheduler returns a task because an input could not be fetched. */
    void returned(StageTable table, int task) {
        table.added--;
        table.become(task, StageTable.WAITING);
        table.setMissing(task, 0);
    }

    /** Counts the missing inputs of a waiting task, and lets them be computed again if necessary. */
    void prepare(StageTable table, int task) {
        int missing = 0;
        boolean hopeless = false;
        for (StagePlan.Dependency dependency : table.plan.dependencies()) {
            StageTable earlier = tables[dependency.stage()];
            int end = table.to(dependency, task, earlier);
            for (int input = table.from(dependency, task, earlier); input < end; input++) {
                missing += earlier.is(input, StageTable.AVAILABLE) ? 0 : 1;
                hopeless |= earlier.is(input, StageTable.FAILED);
            }
        }
        table.setMissing(task, missing);
        if (hopeless) {
            fail(table, task);
        } else if (missing == 0) {
            ready(table, task);
        } else {
            reviveInputs(table, task);
        }
    }

    private void reviveInputs(StageTable table, int task) {
        for (StagePlan.Dependency dependency : table.plan.dependencies()) {
            StageTable earlier = tables[dependency.stage()];
            int end = table.to(dependency, task, earlier);
            for (int input = table.from(dependency, task, earlier); input < end; input++) {
                revive(earlier, input);
            }
        }
    }

    private void ready(StageTable table, int task) {
        if (admission.allows(table.place, task)) {
            add(table, task);
        } else {
            table.become(task, StageTable.READY);
        }
    }

    private static void add(StageTable table, int task) {
        table.become(task, StageTable.ADDED);
        table.added++;
        table.toAdd.push(task);
    }

    /** Emits the pending AddTasks of a stage, and closes its task set when it is not needed any more. */
    void flush(StageTable table) {
        if (!table.toAdd.isEmpty()) {
            if (!table.open) {
                table.open = true;
                emit(new JobAction.OpenSet(table.place));
            }
            emit(new JobAction.AddTasks(table.place, table.takeToAdd()));
        }
        if (table.open && table.unfinished == 0 && table.kept == 0) {
            table.open = false;
            emit(new JobAction.CloseSet(table.place, false));
        }
    }

    private void countHeld(StageTable table, TaskOutput output, int sign) {
        if (output instanceof TaskOutput.Inline inline) {
            if (admission.concerns(table.place)) {
                held.addStreaming(sign * inline.size());
            } else {
                held.addInside(sign * inline.size());
            }
        }
    }
}
