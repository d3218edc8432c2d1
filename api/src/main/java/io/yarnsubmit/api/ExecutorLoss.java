package io.yarnsubmit.api;

import java.util.OptionalInt;

/**
 * Why an executor is gone.
 *
 * @param id of the executor
 * @param group the name of its group
 * @param host the machine it ran on
 * @param cause the class of the failure
 * @param exitStatus the exit status of its container, if YARN reported one
 * @param message for people: what happened, and what to change
 */
public record ExecutorLoss(int id, String group, String host, Cause cause, OptionalInt exitStatus, String message) {

    /**
     * The classes of failure. {@link #MEMORY}, {@link #PROGRAM} and {@link #START} count as an attempt of the tasks
     * that were running, because one of them may be the reason.
     */
    public enum Cause {
        /** Released or stopped by this application. */
        OURS,
        /** Taken back by the cluster for somebody else. */
        PREEMPTED,
        /** The machine failed: lost, disks full, files could not be fetched, container could not be started. */
        NODE,
        /** It used more memory than its container may use. */
        MEMORY,
        /** Its process ended with a non-zero exit status. */
        PROGRAM,
        /** Its container was granted, but it did not register in time. */
        START
    }
}
