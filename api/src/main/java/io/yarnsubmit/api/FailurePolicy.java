package io.yarnsubmit.api;

/** What becomes of a job when a task has failed for good. */
public enum FailurePolicy {
    /** The job ends at once, and its other tasks are interrupted. */
    FAIL_FAST,
    /**
     * Whatever does not need the task's output runs to its end; then the job fails, and its {@link JobException} has all
     * failures. The outputs there are can be had from {@link Stage#results()} or {@link Stage#forEach}, which give them
     * before they throw.
     */
    COLLECT_ALL
}
