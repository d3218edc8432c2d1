package io.yarnsubmit.driver.context;

import com.google.protobuf.ByteString;
import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.JobException;
import io.yarnsubmit.api.TaskException;
import io.yarnsubmit.driver.jobs.JobSpec;
import io.yarnsubmit.driver.jobs.StagePlan;
import io.yarnsubmit.protocol.failure.OutOfMemory;
import io.yarnsubmit.protocol.failure.ThrownText;
import io.yarnsubmit.protocol.serialization.TaskSerializer;
import io.yarnsubmit.protocol.v1.TaskError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns the outcome of a task into its value or its exception. */
final class OutcomeReader {
    private final TaskSerializer serializer;

    OutcomeReader(TaskSerializer serializer) {
        this.serializer = serializer;
    }

    /** @throws TaskException when the task failed, or its result cannot be deserialized */
    @Nullable
    Object read(long taskId, TaskOutcome outcome) {
        if (outcome instanceof TaskOutcome.Value value) {
            try {
                return serializer.read(value.value());
            } catch (Throwable e) {
                throw new TaskException(
                        ErrorCode.TASK_FAILED, taskId, unreadable("The result of task " + taskId, value.value(), e), e);
            }
        }
        if (!(outcome instanceof TaskOutcome.Failure failure)) {
            throw new IllegalStateException("task " + taskId + " has no readable outcome: " + outcome);
        }
        throw new TaskException(failure.code(), taskId, failure.message(), cause(failure.error()));
    }

    /** @throws JobException when the result cannot be deserialized */
    @Nullable
    Object result(JobSpec job, int task, ByteString bytes) {
        try {
            return serializer.read(bytes);
        } catch (Throwable e) {
            List<StagePlan> stages = job.plan().stages();
            String what = "The result of task " + task + " of stage '"
                    + stages.get(stages.size() - 1).name() + "'";
            throw new JobException(ErrorCode.TASK_FAILED, job.name(), unreadable(what, bytes, e), List.of(), 0, e);
        }
    }

    /** Whatever reading throws is the result's failure: classes of results are user code, and results can be too large. */
    private static String unreadable(String what, ByteString bytes, Throwable failure) {
        return what + " (" + bytes.size() + " bytes as it was sent) cannot be read in the driver: "
                + ThrownText.line(failure)
                + (OutOfMemory.isIn(failure) ? "; raise --driver-memory, or return less" : "");
    }

    @Nullable
    Throwable cause(@Nullable TaskError error) {
        if (error == null) {
            return null;
        }
        if (!error.getException().isEmpty()) {
            try {
                if (serializer.read(error.getException()) instanceof Throwable original) {
                    return original;
                }
            } catch (Throwable e) {
                // The exception's class is missing or cannot be deserialized, so its text is used.
            }
        }
        return RemoteStackTrace.parse(error.getExceptionClass(), error.getDescription(), error.getStackTrace());
    }
}
