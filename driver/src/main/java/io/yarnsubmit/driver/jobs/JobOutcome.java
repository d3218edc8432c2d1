package io.yarnsubmit.driver.jobs;

import io.yarnsubmit.api.ErrorCode;
import java.util.List;

/** How a job ended. */
public sealed interface JobOutcome {
    /** All tasks have succeeded. */
    record Succeeded() implements JobOutcome {}

    /**
     * Tasks have failed for good.
     *
     * @param failures the first failures, in order; one or more
     * @param count the number of all failures
     */
    record TasksFailed(List<StageFailure> failures, int count) implements JobOutcome {}

    /** The job cannot continue, for a reason of its own. */
    record Refused(ErrorCode code, String message) implements JobOutcome {}

    /** The driver cancelled the job. */
    record Cancelled() implements JobOutcome {}
}
