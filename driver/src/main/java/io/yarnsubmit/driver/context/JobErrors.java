package io.yarnsubmit.driver.context;

import io.yarnsubmit.api.JobException;
import io.yarnsubmit.api.TaskFailure;
import io.yarnsubmit.driver.jobs.JobOutcome;
import io.yarnsubmit.driver.jobs.JobSpec;
import io.yarnsubmit.driver.jobs.StageFailure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns the outcome of a failed job into an exception. */
final class JobErrors {
    private JobErrors() {}

    /** Deserializes what tasks threw, on the calling thread. Null if the job did not fail. */
    static @Nullable JobException of(JobSpec job, JobOutcome outcome, OutcomeReader reader) {
        if (outcome instanceof JobOutcome.Refused refused) {
            return new JobException(
                    refused.code(),
                    job.name(),
                    "Job '" + job.name() + "' failed. " + refused.message(),
                    List.of(),
                    0,
                    null);
        } else if (outcome instanceof JobOutcome.TasksFailed failed) {
            List<TaskFailure> failures = failed.failures().stream()
                    .map(failure -> failure(job, failure, reader))
                    .toList();
            TaskFailure first = failures.get(0);
            String more = failed.count() > 1 ? "; " + failed.count() + " tasks failed in all" : "";
            return new JobException(
                    first.code(), job.name(), first.message() + more, failures, failed.count(), first.cause());
        }
        return null;
    }

    private static TaskFailure failure(JobSpec job, StageFailure failure, OutcomeReader reader) {
        String stage = job.plan().stages().get(failure.stage()).name();
        String message = failure.message();
        // The scheduler's messages begin with the name of the task already.
        if (failure.attempts() == 0) {
            String what = failure.task() < 0 ? "Stage '" : "Task " + failure.task() + " of stage '";
            message = what + stage + "' of job '" + job.name() + "' failed: " + message;
        }
        return new TaskFailure(
                stage, failure.task(), failure.attempts(), failure.code(), message, reader.cause(failure.error()));
    }
}
