package io.yarnsubmit.api;

/** Where a {@link Job} stands. */
public enum JobState {
    /** It has tasks that wait or run, or results that were not read yet. */
    RUNNING,
    /** It has its result. */
    SUCCEEDED,
    /** A task failed for good, or the results were too large, or what reads them threw. */
    FAILED,
    /** The driver cancelled it. */
    CANCELLED
}
