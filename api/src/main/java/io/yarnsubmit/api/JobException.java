package io.yarnsubmit.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A job failed. The message names the job, the stage, the task, its attempts and where it ran. The cause is what the
 * task threw, with its stack trace from the executor. With {@link FailurePolicy#COLLECT_ALL} there may be more
 * failures.
 */
public final class JobException extends YarnSubmitException {
    private static final long serialVersionUID = 1;

    private final String job;
    private final List<TaskFailure> failures;
    private final int failureCount;

    public JobException(
            ErrorCode code,
            String job,
            String message,
            List<TaskFailure> failures,
            int failureCount,
            @Nullable Throwable cause) {
        super(code, message, cause);
        this.job = job;
        this.failures = List.copyOf(failures);
        this.failureCount = failureCount;
    }

    /** The name of the job. */
    public String job() {
        return job;
    }

    /**
     * The tasks that failed, in the order in which they did: one with {@link FailurePolicy#FAIL_FAST}, up to a hundred
     * with {@link FailurePolicy#COLLECT_ALL}. Empty when the job failed for another reason.
     */
    public List<TaskFailure> failures() {
        return failures;
    }

    /** How many tasks failed, listed or not. Tasks that could not run because another failed do not count. */
    public int failureCount() {
        return failureCount;
    }
}
