package io.yarnsubmit.driver.context;

/** Hears how the tasks of a set end. On the loop. */
@FunctionalInterface
public interface TaskListener {
    /** Once for each time that a task became ready; not of one that was cancelled. */
    void ended(long taskId, TaskOutcome outcome);

    /** What messages call a task. */
    default String nameOf(long taskId) {
        return "Task " + taskId;
    }

    /** What tasks are told of the stage that they are part of. */
    default StageLabel stage() {
        return StageLabel.NONE;
    }

    /**
     * The stage of a job.
     *
     * @param jobId 0 for tasks that are no part of a job
     * @param firstTaskId of its task with index 0
     */
    record StageLabel(long jobId, String stage, long firstTaskId) {
        /** Of tasks that are no part of a job. */
        public static final StageLabel NONE = new StageLabel(0, "", 0);
    }
}
