package io.yarnsubmit.driver.jobs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tasks of a stage, as columns: one byte for the state, four for the inputs that are missing, one for the readers of the
 * output, and what is made only when there is something to put into it: the outputs, and how often these were lost.
 */
final class StageTable {
    /** Some of its inputs are not there. */
    static final byte WAITING = 0;
    /** Its inputs are there; it is held back, because the driver holds enough. */
    static final byte READY = 1;
    /** The scheduler has it. */
    static final byte ADDED = 2;
    /** Its output is there, and somebody is yet to read it. */
    static final byte AVAILABLE = 3;
    /** It was successful. Its output was read by all, or was lost. */
    static final byte GONE = 4;
    /** It failed for good, or what it needs did. */
    static final byte FAILED = 5;

    private static final int STATE = 0x0f;
    private static final int RECORDED = 0x10;

    final int place;
    final StagePlan plan;
    /** The stages that need this one, once for each need. */
    final List<Reader> readers = new ArrayList<>();
    /** To be added at the end of the event. */
    IntList toAdd = new IntList();
    /** How many have not ended; among them those that run again. */
    int unfinished;
    /** How many have failed for good, or were not run because others have. */
    int failed;
    /** How many the scheduler has. */
    int added;
    /** How many outputs executors keep for somebody. */
    int kept;
    /** Whether the scheduler knows the stage. */
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

    /** Before the first event, when all stages know their readers. */
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

    /** Whether it has neither failed nor been successful, or is to be run again. */
    boolean isUnfinished(int task) {
        return (states[task] & STATE) <= ADDED;
    }

    /** Whether it was successful once. */
    boolean isRecorded(int task) {
        return (states[task] & RECORDED) != 0;
    }

    void setRecorded(int task) {
        states[task] |= RECORDED;
    }

    /** How many inputs are yet to come. */
    int missing(int task) {
        return missing == null ? 0 : missing[task];
    }

    void setMissing(int task, int count) {
        if (missing != null) {
            missing[task] = count;
        }
    }

    /** How many tasks, or the driver, are yet to read its output. */
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

    /** Its output is there. */
    void hold(int task, TaskOutput output) {
        if (outputs == null) {
            outputs = new TaskOutput[states.length];
        }
        outputs[task] = output;
        kept += output instanceof TaskOutput.Kept ? 1 : 0;
        become(task, AVAILABLE);
    }

    /** Its output is needed no more. */
    void drop(int task) {
        leaveKept(task);
        become(task, GONE);
        if (outputs != null) {
            outputs[task] = null;
        }
    }

    /**
     * Its output is gone with its executor. Where it was is still told: a task that was added may be on its way there, and is
     * to find out.
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

    /** Whether its output was lost more often than is allowed. */
    boolean isSpent(int task) {
        return losses != null && losses[task] > plan.maxOutputLosses();
    }

    /** Those of its tasks whose output this executor keeps. */
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

    /** Where the inputs that a task has through one of its needs begin in the earlier stage; they end before {@link #to}. */
    int from(StagePlan.Dependency dependency, int task, StageTable earlier) {
        return dependency.gathered() ? Shares.start(task, tasks(), earlier.tasks()) : task;
    }

    int to(StagePlan.Dependency dependency, int task, StageTable earlier) {
        return dependency.gathered() ? Shares.start(task + 1, tasks(), earlier.tasks()) : task + 1;
    }

    /** The task of a later stage that reads an output of this one. */
    int readerOf(int task, Reader reader) {
        return reader.gathered() ? Shares.of(task, reader.stage().tasks(), tasks()) : task;
    }
}
