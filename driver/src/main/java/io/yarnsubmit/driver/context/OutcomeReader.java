package io.yarnsubmit.driver.context;

import com.google.protobuf.ByteString;
import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.JobException;
import io.yarnsubmit.api.TaskException;
import io.yarnsubmit.driver.jobs.JobSpec;
import io.yarnsubmit.driver.jobs.StagePlan;
import io.yarnsubmit.protocol.serialization.TaskSerializer;
import io.yarnsubmit.protocol.v1.TaskError;
import java.io.IOException;
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
            } catch (IOException | ClassNotFoundException | RuntimeException | LinkageError e) {
                throw new TaskException(
                        ErrorCode.TASK_FAILED,
                        taskId,
                        "The result of task " + taskId + " cannot be read in the driver: " + e,
                        e);
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
        } catch (IOException | ClassNotFoundException | RuntimeException | LinkageError e) {
            List<StagePlan> stages = job.plan().stages();
            throw new JobException(
                    ErrorCode.TASK_FAILED,
                    job.name(),
                    "The result of task " + task + " of stage '"
                            + stages.get(stages.size() - 1).name() + "' cannot be read in the driver: " + e,
                    List.of(),
                    0,
                    e);
        }
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
            } catch (IOException | ClassNotFoundException | RuntimeException | LinkageError e) {
                // The exception's class is missing or cannot be deserialized, so its text is used.
            }
        }
        return RemoteStackTrace.parse(error.getExceptionClass(), error.getDescription(), error.getStackTrace());
    }
}
