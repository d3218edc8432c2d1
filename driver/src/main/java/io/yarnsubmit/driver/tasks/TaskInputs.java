package io.yarnsubmit.driver.tasks;

/**
 * The inputs of a task set. An input is requested each time its task is sent, so that waiting tasks need no messages in
 * memory.
 */
public interface TaskInputs {
    /** The inputs of tasks that take none. */
    TaskInputs NONE = index -> TaskInput.NONE;

    /** The input of the task with this index. */
    TaskInput input(int index);

    /** Whether some tasks prefer certain executors. */
    default boolean hasPreferences() {
        return false;
    }

    /** Whether an executor is a good place for a task: its input is there or near, or the task has no preference. */
    default boolean prefers(int index, int executorId, String host) {
        return false;
    }
}
