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
}
