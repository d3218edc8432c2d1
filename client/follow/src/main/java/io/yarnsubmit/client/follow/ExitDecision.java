package io.yarnsubmit.client.follow;

import io.yarnsubmit.protocol.ExitCode;
import io.yarnsubmit.protocol.v1.Outcome;
import java.util.Optional;
import java.util.OptionalInt;

/** Decides the exit status by what is known at the end. Pure. */
final class ExitDecision {
    private ExitDecision() {}

    /**
     * What is known.
     *
     * @param stop whether this command was asked to end
     * @param outcome what the ApplicationMaster said
     * @param driverExit how the driver process on this machine ended
     * @param end what YARN said
     * @param everAttached whether the ApplicationMaster was ever reached
     */
    record Facts(
            Optional<StopSignal> stop,
            Optional<Outcome> outcome,
            Optional<Integer> driverExit,
            Optional<ApplicationView> end,
            boolean everAttached) {}

    static int of(Facts facts) {
        if (facts.stop().isPresent()) {
            return facts.stop().get().exitCode();
        }
        if (facts.outcome().isPresent()) {
            return facts.outcome().get().getExitCode();
        }
        if (facts.end().isEmpty()) {
            return facts.driverExit().orElse(ExitCode.APPLICATION_FAILED);
        }
        ApplicationView end = facts.end().get();
        OptionalInt left = end.exitCode();
        if (left.isPresent()) {
            return left.getAsInt();
        }
        return switch (end.state()) {
            case SUCCEEDED -> facts.driverExit().orElse(ExitCode.SUCCESS);
            case KILLED -> end.isLifetimeOver() ? ExitCode.TIMED_OUT : ExitCode.KILLED;
            default -> facts.everAttached() ? ExitCode.APPLICATION_FAILED : ExitCode.NOT_STARTED;
        };
    }
}
