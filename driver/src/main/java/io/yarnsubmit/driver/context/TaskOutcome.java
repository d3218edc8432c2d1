package io.yarnsubmit.driver.context;

import com.google.protobuf.ByteString;
import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.driver.jobs.SuccessfulAttempt;
import io.yarnsubmit.protocol.v1.KeptOutput;
import io.yarnsubmit.protocol.v1.TaskError;
import org.jspecify.annotations.Nullable;

/** How a task ended, not yet deserialized: that is for a thread of the user's, not for the loop. */
public sealed interface TaskOutcome {

    record Value(ByteString bytes, SuccessfulAttempt attempt) implements TaskOutcome {}

    /** An output that the executor keeps. */
    record Kept(KeptOutput output, SuccessfulAttempt attempt) implements TaskOutcome {}

    /** An output of another task, which it needs, could not be fetched: it is not ready any more. */
    record InputLost(KeptOutput input) implements TaskOutcome {}

    /**
     * @param attempts how often it was tried; 0 if it did not come to that
     * @param error what the task threw; null if it did not come to that
     */
    record Failure(
            ErrorCode code,
            String message,
            int attempts,
            @Nullable TaskError error) implements TaskOutcome {}
}
