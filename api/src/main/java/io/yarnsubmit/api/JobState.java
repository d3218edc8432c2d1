package io.yarnsubmit.api;

/** The state of a {@link Job}. */
public enum JobState {
    /** Tasks wait or run, or results have not been read yet. */
    RUNNING,
    /** It has its result. */
    SUCCEEDED,
    /** A task failed for good, the results were too large, or the code that reads them threw. */
    FAILED,
    /** The driver cancelled it. */
    CANCELLED
}
