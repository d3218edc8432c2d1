package io.yarnsubmit.driver.jobs;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.protocol.v1.TaskError;
import org.jspecify.annotations.Nullable;

/**
 * Why a task, or all of a stage that had not ended, failed for good.
 *
 * @param stage its place in the plan
 * @param task its index; -1 if it is about the stage
 * @param attempts how often it was tried
 * @param message what happened, and where
 * @param error what it threw; null if it did not come to that
 */
public record StageFailure(
        int stage,
        int task,
        int attempts,
        ErrorCode code,
        String message,
        @Nullable TaskError error) {}
