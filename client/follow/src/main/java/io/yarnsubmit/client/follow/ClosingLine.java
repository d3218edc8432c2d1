package io.yarnsubmit.client.follow;

import io.yarnsubmit.client.follow.ApplicationView.State;
import io.yarnsubmit.protocol.ExitCode;
import io.yarnsubmit.protocol.cause.CauseFigure;
import io.yarnsubmit.protocol.cause.CauseMessages;
import io.yarnsubmit.protocol.cause.EndCause;
import io.yarnsubmit.protocol.cause.EndCode;
import io.yarnsubmit.protocol.cause.ExitMark;
import io.yarnsubmit.protocol.v1.Outcome;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The last line about an application: why it ended. Pure.
 *
 * @param driverTellsItsExit whether the driver's output was shown, which says how the driver ended
 */
record ClosingLine(String applicationId, FollowLimits limits, boolean driverTellsItsExit) {
    /** Of Hadoop's daemons: the lines between them say what happened. */
    private static final Pattern STACK_FRAMES =
            Pattern.compile("^\\s+(?:at \\S+\\(.*\\)|\\.\\.\\. \\d+ more)\\R?", Pattern.MULTILINE);

    /** Empty if there is nothing to add: it succeeded, this command ended it, or the driver's output explains its end. */
    Optional<String> of(FollowPhase last) {
        if (last.stop().isPresent()) {
            return Optional.empty();
        }
        Optional<String> words = last.outcome().isPresent()
                ? of(last.outcome().get())
                : last.end().flatMap(this::of);
        return words.map(applicationId::concat);
    }

    private Optional<String> of(Outcome said) {
        return said.getDiagnostics().isEmpty() || said.getExitCode() == ExitCode.SUCCESS || isToldByDriver(said)
                ? Optional.empty()
                : Optional.of(": " + said.getDiagnostics());
    }

    private boolean isToldByDriver(Outcome said) {
        return driverTellsItsExit
                && CauseMessages.read(said.getCause())
                        .filter(cause -> cause.code() == EndCode.DRIVER_EXITED)
                        .isPresent();
    }

    private Optional<String> of(ApplicationView end) {
        if (end.isLifetimeOver()) {
            return Optional.of(" was " + lifetimeOver().sentence());
        }
        if (end.state() == State.SUCCEEDED) {
            return Optional.empty();
        }
        String why = STACK_FRAMES
                .matcher(ExitMark.without(end.diagnostics()))
                .replaceAll("")
                .strip();
        return Optional.of(
                (end.state() == State.KILLED ? " was killed" : " failed") + (why.isEmpty() ? "" : ": " + why));
    }

    private EndCause lifetimeOver() {
        EndCause cause = EndCause.of(EndCode.RUN_TIMEOUT);
        return limits.run() == null
                ? cause
                : cause.with(CauseFigure.LIMIT_MILLIS, limits.run().toMillis());
    }
}
