package io.yarnsubmit.driver.jobs;

import java.util.BitSet;

/** Delivers the outputs of the last stage to the consumer: fetches those that executors keep, and orders them. */
final class ResultDelivery {
    private final StageTable last;
    private final JobPlan.ResultMode mode;
    private final TaskTransitions transitions;
    private final HeldBytes held;
    private final Admission admission;
    /** Results that stay on an executor until there is room. */
    private final BitSet toFetch = new BitSet();
    /** Results that are being fetched; their size counts as held. */
    private final BitSet fetching = new BitSet();
    /** The next task in order to deliver. */
    private int next;
    /** The number of results that exist but are not delivered. */
    private int pending;

    ResultDelivery(JobPlan plan, TaskTransitions transitions, HeldBytes held, Admission admission) {
        this.last = transitions.last();
        this.mode = plan.results();
        this.transitions = transitions;
        this.held = held;
        this.admission = admission;
    }

    boolean isEmpty() {
        return pending == 0;
    }

    /** The task whose result the consumer needs next; -1 if any will do. */
    int wanted() {
        return mode == JobPlan.ResultMode.STREAMED_IN_ORDER ? next : -1;
    }

    /** A task of the last stage has succeeded. */
    void arrived(int task, TaskOutput output) {
        admission.settled(output.size());
        if (mode == JobPlan.ResultMode.DROPPED) {
            return;
        }
        pending++;
        if (output instanceof TaskOutput.Kept) {
            toFetch.set(task);
        } else if (mode != JobPlan.ResultMode.STREAMED_IN_ORDER) {
            deliver(task);
        }
    }

    /** A result was fetched. @return false if it is not needed any more */
    boolean fetched(int task, TaskOutput.Inline here) {
        if (!fetching.get(task)) {
            return false;
        }
        TaskOutput.Kept there = unreserve(task);
        transitions.emit(new JobAction.DropOutput(last.place, task, there));
        transitions.replace(last, task, here);
        if (mode != JobPlan.ResultMode.STREAMED_IN_ORDER) {
            deliver(task);
        }
        return true;
    }

    /** A result was lost with its executor. */
    void lost(int task, long size) {
        if (fetching.get(task)) {
            unreserve(task);
        }
        toFetch.clear(task);
        admission.unsettled(size);
        pending--;
    }

    /** Ends the reservation of a result that was being fetched. */
    private TaskOutput.Kept unreserve(int task) {
        fetching.clear(task);
        TaskOutput.Kept there = (TaskOutput.Kept) last.output(task);
        if (there == null) {
            throw new IllegalStateException("result " + task + " does not exist");
        }
        count(-there.size());
        return there;
    }

    boolean isFetching(int task) {
        return fetching.get(task);
    }

    /** Delivers the results that are next in order, and fetches those that there is room for. */
    void advance() {
        if (mode == JobPlan.ResultMode.STREAMED_IN_ORDER) {
            while (next < last.tasks() && (last.is(next, StageTable.FAILED) || isHere(next))) {
                if (isHere(next)) {
                    deliver(next);
                }
                next++;
            }
        }
        for (int task = toFetch.nextSetBit(0); task >= 0; task = toFetch.nextSetBit(task + 1)) {
            TaskOutput.Kept there = (TaskOutput.Kept) last.output(task);
            if (there != null && hasRoomFor(task, there.size())) {
                toFetch.clear(task);
                fetching.set(task);
                count(there.size());
                transitions.emit(new JobAction.FetchOutput(task, there));
            }
        }
    }

    private boolean isHere(int task) {
        return last.is(task, StageTable.AVAILABLE) && last.output(task) instanceof TaskOutput.Inline;
    }

    /** A consumer that keeps all results gets all, or the job fails. Others get as many as fit, but at least one. */
    private boolean hasRoomFor(int task, long size) {
        return !mode.isStreamed() || task == wanted() || held.streaming() == 0 || size <= held.roomToStream();
    }

    private void deliver(int task) {
        TaskOutput.Inline here = (TaskOutput.Inline) last.output(task);
        if (here == null) {
            throw new IllegalStateException("result " + task + " is not in the driver");
        }
        pending--;
        transitions.release(last, task);
        count(here.size());
        transitions.emit(new JobAction.Deliver(task, here.bytes()));
    }

    /** The consumer has taken results of this size. */
    void taken(long bytes) {
        if (mode.isStreamed()) {
            held.addStreaming(-bytes);
        }
    }

    private void count(long bytes) {
        if (mode.isStreamed()) {
            held.addStreaming(bytes);
        } else {
            held.addCollected(bytes);
        }
    }
}
