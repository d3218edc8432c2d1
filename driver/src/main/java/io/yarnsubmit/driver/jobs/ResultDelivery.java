package io.yarnsubmit.driver.jobs;

import java.util.BitSet;

/** Brings the outputs of the last stage to the consumer: fetches those that executors keep, and puts them in order. */
final class ResultDelivery {
    private final StageTable last;
    private final JobPlan.ResultMode mode;
    private final TaskTransitions transitions;
    private final HeldBytes held;
    private final Admission admission;
    /** On an executor, for want of room here. */
    private final BitSet toFetch = new BitSet();
    /** On their way; their size counts as held. */
    private final BitSet fetching = new BitSet();
    /** In order: the one that the consumer gets next. */
    private int next;
    /** There, and not delivered. */
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

    /** The task that the consumer waits for, whatever else he could have; -1 when anyone will do. */
    int wanted() {
        return mode == JobPlan.ResultMode.STREAMED_IN_ORDER ? next : -1;
    }

    /** A task of the last stage was successful. */
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

    /** The result that was asked for. @return false if it is not any more */
    boolean fetched(int task, TaskOutput.Inline here) {
        if (!fetching.get(task)) {
            return false;
        }
        TaskOutput.Kept there = unreserve(task);
        transitions.want(new JobAction.DropOutput(last.place, task, there));
        transitions.replace(last, task, here);
        if (mode != JobPlan.ResultMode.STREAMED_IN_ORDER) {
            deliver(task);
        }
        return true;
    }

    /** Its executor is gone, and it with it. */
    void lost(int task, long size) {
        if (fetching.get(task)) {
            unreserve(task);
        }
        toFetch.clear(task);
        admission.unsettled(size);
        pending--;
    }

    /** Nothing of it is held. */
    private TaskOutput.Kept unreserve(int task) {
        fetching.clear(task);
        TaskOutput.Kept there = (TaskOutput.Kept) last.output(task);
        if (there == null) {
            throw new IllegalStateException("result " + task + " is nowhere");
        }
        count(-there.size());
        return there;
    }

    boolean isFetching(int task) {
        return fetching.get(task);
    }

    /** Delivers what is next in order, and fetches what there is room for. */
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
                transitions.want(new JobAction.FetchOutput(task, there));
            }
        }
    }

    private boolean isHere(int task) {
        return last.is(task, StageTable.AVAILABLE) && last.output(task) instanceof TaskOutput.Inline;
    }

    /** A consumer who keeps all gets all, or the job fails; the others get what there is room for, one at least. */
    private boolean hasRoomFor(int task, long size) {
        return !mode.isStreamed() || task == wanted() || held.streaming() == 0 || size <= held.roomToStream();
    }

    private void deliver(int task) {
        TaskOutput.Inline here = (TaskOutput.Inline) last.output(task);
        if (here == null) {
            throw new IllegalStateException("result " + task + " is not here");
        }
        pending--;
        transitions.release(last, task);
        count(here.size());
        transitions.want(new JobAction.Deliver(task, here.bytes()));
    }

    /** The consumer has taken so much. */
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
