package io.yarnsubmit.driver.context;

import io.yarnsubmit.api.JobException;
import io.yarnsubmit.api.TaskFailure;
import io.yarnsubmit.driver.jobs.Fault;
import io.yarnsubmit.driver.jobs.JobOutcome;
import io.yarnsubmit.driver.jobs.JobSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes of a job's outcome what the program catches. */
final class JobErrors {
    private JobErrors() {}

    /** Reads what tasks threw, on the calling thread. Null if the job did not fail. */
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
            List<TaskFailure> failures = failed.faults().stream()
                    .map(fault -> failure(job, fault, reader))
                    .toList();
            TaskFailure first = failures.get(0);
            String more = failed.count() > 1 ? "; " + failed.count() + " tasks failed in all" : "";
            return new JobException(
                    first.code(), job.name(), first.message() + more, failures, failed.count(), first.cause());
        }
        return null;
    }

    private static TaskFailure failure(JobSpec job, Fault fault, OutcomeReader reader) {
        String stage = job.plan().stages().get(fault.stage()).name();
        String message = fault.message();
        // What the scheduler says begins with the task's name already.
        if (fault.attempts() == 0) {
            String what = fault.task() < 0 ? "Stage '" : "Task " + fault.task() + " of stage '";
            message = what + stage + "' of job '" + job.name() + "' failed: " + message;
        }
        return new TaskFailure(
                stage, fault.task(), fault.attempts(), fault.code(), message, reader.cause(fault.error()));
    }
}
