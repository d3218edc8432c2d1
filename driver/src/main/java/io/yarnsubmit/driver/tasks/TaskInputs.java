package io.yarnsubmit.driver.tasks;

/**
 * Has the inputs of a set's tasks. Asked when a task is sent, so that a million tasks that wait need not be a million
 * messages; and again when it is sent again.
 */
public interface TaskInputs {
    /** Of tasks that take no input. */
    TaskInputs NONE = index -> TaskInput.NONE;

    /** The input of the set's task with this index. */
    TaskInput input(int index);

    /** Whether some places are better than others for some tasks. */
    default boolean hasPreferences() {
        return false;
    }

    /** Whether the task had better run there: its input is on that executor, or near it; or it does not matter where. */
    default boolean prefers(int index, int executorId, String host) {
        return false;
    }
}
