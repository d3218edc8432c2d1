package io.yarnsubmit.driver.context;

/** Is told how the tasks of a set end. On the loop. */
@FunctionalInterface
public interface TaskListener {
    /** Called once each time a task became ready, unless it was cancelled. */
    void ended(long taskId, TaskOutcome outcome);

    /** Whether the driver fetches a large output, which the executor keeps, before the task has ended. */
    default boolean hasRoomFor(long bytes) {
        return true;
    }

    /** The name of a task in messages. */
    default String nameOf(long taskId) {
        return "Task " + taskId;
    }
}
