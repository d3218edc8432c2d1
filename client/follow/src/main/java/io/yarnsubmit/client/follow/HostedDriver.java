package io.yarnsubmit.client.follow;

import io.yarnsubmit.protocol.v1.DriverFailure;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The driver process on this machine, in client mode. */
sealed interface HostedDriver {
    /** Its exit status, if it has ended. */
    default Optional<Integer> exit() {
        return Optional.empty();
    }

    /** It was not started, or is not on this machine. */
    record NotStarted() implements HostedDriver {}

    /** It runs. */
    record Running() implements HostedDriver {}

    /** @param failure the reason that it left; null if it left none */
    record Ended(int exitCode, @Nullable DriverFailure failure) implements HostedDriver {
        @Override
        public Optional<Integer> exit() {
            return Optional.of(exitCode);
        }
    }
}
