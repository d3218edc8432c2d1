package io.yarnsubmit.driver.jobs;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.protocol.v1.TaskError;
import org.jspecify.annotations.Nullable;

/**
 * Why a task failed for good, or all tasks of a stage that had not ended.
 *
 * @param stage the index of the stage in the plan
 * @param task the index of the task; -1 for a failure of the whole stage
 * @param attempts how often the task was tried
 * @param message what happened, and where
 * @param error what the task threw; null if it threw nothing
 */
public record StageFailure(
        int stage,
        int task,
        int attempts,
        ErrorCode code,
        String message,
        @Nullable TaskError error) {}
