package io.yarnsubmit.driver.jobs;

import io.yarnsubmit.api.ErrorCode;
import java.util.List;

/** How a job ended. */
public sealed interface JobOutcome {
    /** All is done. */
    record Succeeded() implements JobOutcome {}

    /**
     * Tasks failed for good.
     *
     * @param faults the first of them, the first one first; one or more
     * @param count of all of them
     */
    record TasksFailed(List<StageFailure> failures, int count) implements JobOutcome {}

    /** The job itself cannot go on. */
    record Refused(ErrorCode code, String message) implements JobOutcome {}

    /** The driver wanted it no more. */
    record Cancelled() implements JobOutcome {}
}
