package io.yarnsubmit.api;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A task that failed for good.
 *
 * @param stage the name of its stage
 * @param task its index within the stage
 * @param attempts how often it was tried
 * @param code the class of the failure
 * @param message what happened, and where the last attempt ran
 * @param cause what the last attempt threw, with its stack trace from the executor; null if nothing was thrown
 */
public record TaskFailure(
        String stage,
        int task,
        int attempts,
        ErrorCode code,
        String message,
        @Nullable Throwable cause) implements Serializable {}
