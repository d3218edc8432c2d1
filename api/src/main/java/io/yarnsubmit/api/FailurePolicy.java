package io.yarnsubmit.api;

/** What happens to a job when a task has failed for good. */
public enum FailurePolicy {
    /** The job ends at once, and its other tasks are interrupted. */
    FAIL_FAST,
    /**
     * Everything that does not need the task's output still runs. Then the job fails, and its {@link JobException} has
     * all failures. {@link Stage#results()} and {@link Stage#forEach} give the outputs that exist before they throw.
     */
    COLLECT_ALL
}
