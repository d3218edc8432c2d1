package io.yarnsubmit.api;

import org.jspecify.annotations.Nullable;

/**
 * A task failed for good. The message says where it ran; the cause is the task's own exception, with its stack trace from
 * the executor.
 */
public final class TaskException extends YarnSubmitException {
    private static final long serialVersionUID = 1;

    private final long taskId;

    public TaskException(ErrorCode code, long taskId, String message, @Nullable Throwable cause) {
        super(code, message, cause);
        this.taskId = taskId;
    }

    /** The id of the task, see {@link TaskFuture#taskId()}. */
    public long taskId() {
        return taskId;
    }
}
