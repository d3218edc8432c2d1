package io.yarnsubmit.api;

import java.util.OptionalInt;

/**
 * Why an executor is gone.
 *
 * @param id of the executor
 * @param group the name of its group
 * @param host the machine it ran on
 * @param cause the class of the failure
 * @param exitStatus of its container as YARN reported it, if it did
 * @param message for people: what happened, and what to change
 */
public record ExecutorLoss(int id, String group, String host, Cause cause, OptionalInt exitStatus, String message) {

    /**
     * The classes of failure. A task that was running counts it as one of its attempts if it may have been the reason: with
     * {@link #MEMORY}, {@link #PROGRAM} and {@link #START}.
     */
    public enum Cause {
        /** Released or stopped by this application. */
        OURS,
        /** Taken back by the cluster for somebody else. */
        PREEMPTED,
        /** The machine failed: lost, disks full, files could not be fetched, container could not be started. */
        NODE,
        /** It used more memory than its container has. */
        MEMORY,
        /** It ended by itself with a non-zero exit status. */
        PROGRAM,
        /** It was granted, but did not register in time. */
        START
    }
}
