package io.yarnsubmit.driver.context;

import com.google.protobuf.ByteString;
import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.driver.jobs.SuccessfulAttempt;
import io.yarnsubmit.protocol.v1.KeptOutput;
import io.yarnsubmit.protocol.v1.TaskError;
import org.jspecify.annotations.Nullable;

/** How a task ended. Values are not deserialized yet, because user code must not run on the loop. */
public sealed interface TaskOutcome {
    /** How large the value is. */
    default long bytes() {
        return 0;
    }

    record Value(ByteString value, SuccessfulAttempt attempt) implements TaskOutcome {
        @Override
        public long bytes() {
            return value.size();
        }
    }

    /** The output stays on the executor. Outside a job this means that the driver has no room for it. */
    record Kept(KeptOutput output, SuccessfulAttempt attempt) implements TaskOutcome {
        @Override
        public long bytes() {
            return output.getBytes();
        }
    }

    /** An input, the output of another task, could not be fetched; the task is no longer ready. */
    record InputLost(KeptOutput input) implements TaskOutcome {}

    /**
     * @param attempts how often it was tried; may be 0
     * @param error what the task threw; null if it threw nothing
     */
    record Failure(
            ErrorCode code,
            String message,
            int attempts,
            @Nullable TaskError error) implements TaskOutcome {}
}
