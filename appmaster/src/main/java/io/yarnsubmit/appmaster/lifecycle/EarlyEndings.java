package io.yarnsubmit.appmaster.lifecycle;

import static java.util.Objects.requireNonNull;

import io.yarnsubmit.protocol.ExitCode;
import io.yarnsubmit.protocol.cause.CauseFigure;
import io.yarnsubmit.protocol.cause.EndCause;
import io.yarnsubmit.protocol.cause.EndCode;
import io.yarnsubmit.protocol.v1.Outcome.Verdict;

/** The ends of an application that do not come from its driver. */
final class EarlyEndings {
    private EarlyEndings() {}

    /** @param reason empty if none was given */
    static ApplicationEnd killedByUser(String reason) {
        EndCause cause = EndCause.of(EndCode.ENDED_BY_USER).quoting(reason);
        return new ApplicationEnd(ExitCode.KILLED, Verdict.VERDICT_KILLED, cause);
    }

    static ApplicationEnd failuresSpent(EndCause cause) {
        return new ApplicationEnd(ExitCode.APPLICATION_FAILED, Verdict.VERDICT_FAILED, cause);
    }

    static ApplicationEnd clientGone(PhaseContext context) {
        EndCause cause = EndCause.of(EndCode.CLIENT_GONE)
                .with(CauseFigure.LIMIT_MILLIS, context.settings().leash().toMillis());
        return new ApplicationEnd(ExitCode.APPLICATION_FAILED, Verdict.VERDICT_FAILED, cause);
    }

    static ApplicationEnd executorsLate(PhaseContext context) {
        EndCause cause = EndCause.of(EndCode.EXECUTORS_TIMEOUT)
                .with(
                        CauseFigure.LIMIT_MILLIS,
                        requireNonNull(context.settings().executorsTimeout()).toMillis())
                .quoting(context.missingExecutors());
        return new ApplicationEnd(ExitCode.TIMED_OUT, Verdict.VERDICT_FAILED, cause);
    }
}
