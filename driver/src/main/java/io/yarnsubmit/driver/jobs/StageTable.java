package io.yarnsubmit.driver.jobs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tasks of a stage as columns of a table: the state, the number of missing inputs, and the number of readers of the
 * output. Further columns are created when needed: the outputs, and how often they were lost.
 */
final class StageTable {
    /** Some of its inputs are missing. */
    static final byte WAITING = 0;
    /** It has its inputs, but is held back because the driver holds enough results. */
    static final byte READY = 1;
    /** The task scheduler has it. */
    static final byte ADDED = 2;
    /** Its output exists, and somebody still has to read it. */
    static final byte AVAILABLE = 3;
    /** It has succeeded. All have read its output, or it was lost. */
    static final byte GONE = 4;
    /** It failed for good, or depends on a task that did. */
    static final byte FAILED = 5;

    private static final int STATE = 0x0f;
    private static final int RECORDED = 0x10;

    final int place;
    final StagePlan plan;
    /** The stages that depend on this one, once for each dependency. */
    final List<Reader> readers = new ArrayList<>();
    /** Tasks to be added at the end of the event. */
    IntList toAdd = new IntList();
    /** How many tasks have not ended, including those that run again. */
    int unfinished;
    /** How many tasks failed for good, or were not run because others failed. */
    int failed;
    /** How many tasks the task scheduler has. */
    int added;
    /** How many needed outputs executors keep. */
    int kept;
    /** Whether the stage's task set is open. */
    boolean open;

    private final byte[] states;
    private final int @Nullable [] missing;
    private final short[] readersLeft;
    private @Nullable TaskOutput @Nullable [] outputs;
    private byte @Nullable [] losses;

    record Reader(StageTable stage, boolean gathered) {}

    StageTable(int place, StagePlan plan) {
        this.place = place;
        this.plan = plan;
        this.states = new byte[plan.tasks()];
        this.missing = plan.dependencies().isEmpty() ? null : new int[plan.tasks()];
        this.readersLeft = new short[plan.tasks()];
        this.unfinished = plan.tasks();
    }

    /** To be called before the first event, when all readers are known. */
    void expectReaders(int count) {
        Arrays.fill(readersLeft, (short) count);
    }

    int tasks() {
        return states.length;
    }

    byte state(int task) {
        return (byte) (states[task] & STATE);
    }

    boolean is(int task, byte state) {
        return (states[task] & STATE) == state;
    }

    void become(int task, byte state) {
        states[task] = (byte) (states[task] & ~STATE | state);
    }

    /** Whether it has not ended, or is to run again. */
    boolean isUnfinished(int task) {
        return (states[task] & STATE) <= ADDED;
    }

    /** Whether it has succeeded at least once. */
    boolean isRecorded(int task) {
        return (states[task] & RECORDED) != 0;
    }

    void setRecorded(int task) {
        states[task] |= RECORDED;
    }

    /** How many of its inputs are missing. */
    int missing(int task) {
        return missing == null ? 0 : missing[task];
    }

    void setMissing(int task, int count) {
        if (missing != null) {
            missing[task] = count;
        }
    }

    /** How many tasks, including the driver, still have to read its output. */
    int readersLeft(int task) {
        return readersLeft[task];
    }

    void addReader(int task) {
        readersLeft[task]++;
    }

    int removeReader(int task) {
        return --readersLeft[task];
    }

    @Nullable
    TaskOutput output(int task) {
        return outputs == null ? null : outputs[task];
    }

    /** Stores its output. */
    void hold(int task, TaskOutput output) {
        if (outputs == null) {
            outputs = new TaskOutput[states.length];
        }
        outputs[task] = output;
        kept += output instanceof TaskOutput.Kept ? 1 : 0;
        become(task, AVAILABLE);
    }

    /** Its output is no longer needed. */
    void drop(int task) {
        leaveKept(task);
        become(task, GONE);
        if (outputs != null) {
            outputs[task] = null;
        }
    }

    /**
     * Its output was lost with its executor. The location stays known: a task that was added may still try to fetch it
     * there.
     */
    void lose(int task) {
        leaveKept(task);
        become(task, GONE);
        if (losses == null) {
            losses = new byte[states.length];
        }
        losses[task] = (byte) Math.min(Byte.MAX_VALUE, losses[task] + 1);
    }

    private void leaveKept(int task) {
        kept -= is(task, AVAILABLE) && output(task) instanceof TaskOutput.Kept ? 1 : 0;
    }

    /** Whether its output was lost too often. */
    boolean isSpent(int task) {
        return losses != null && losses[task] > plan.maxOutputLosses();
    }

    /** The tasks whose outputs this executor keeps. */
    IntList keptOn(int executorId) {
        IntList found = new IntList();
        for (int task = 0; kept > 0 && task < states.length; task++) {
            if (isKeptOn(task, executorId)) {
                found.push(task);
            }
        }
        return found;
    }

    boolean isKeptOn(int task, int executorId) {
        return is(task, AVAILABLE)
                && output(task) instanceof TaskOutput.Kept output
                && output.executorId() == executorId;
    }

    IntList takeToAdd() {
        IntList taken = toAdd;
        toAdd = new IntList();
        return taken;
    }

    /** The index in the earlier stage where a task's inputs from one dependency begin; they end before {@link #to}. */
    int from(StagePlan.Dependency dependency, int task, StageTable earlier) {
        return dependency.gathered() ? Shares.start(task, tasks(), earlier.tasks()) : task;
    }

    int to(StagePlan.Dependency dependency, int task, StageTable earlier) {
        return dependency.gathered() ? Shares.start(task + 1, tasks(), earlier.tasks()) : task + 1;
    }

    /** The task of a later stage that reads the output of a task of this stage. */
    int readerOf(int task, Reader reader) {
        return reader.gathered() ? Shares.of(task, reader.stage().tasks(), tasks()) : task;
    }
}
