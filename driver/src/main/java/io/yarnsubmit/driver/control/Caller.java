package io.yarnsubmit.driver.control;

import io.yarnsubmit.protocol.v1.TaskAttempt;

/** Who sends a request. */
sealed interface Caller {
    /** The driver's command. */
    record Driver() implements Caller {}

    /**
     * A command on an executor.
     *
     * @param task that has started it; the default instance if none has
     */
    record Executor(int id, TaskAttempt task) implements Caller {
        boolean isOfTask() {
            return !task.equals(TaskAttempt.getDefaultInstance());
        }
    }
}
