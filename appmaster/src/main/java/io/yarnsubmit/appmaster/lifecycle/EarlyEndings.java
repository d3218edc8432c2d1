package io.yarnsubmit.appmaster.lifecycle;

import static java.util.Objects.requireNonNull;

import io.yarnsubmit.protocol.DurationText;
import io.yarnsubmit.protocol.ExitCode;
import io.yarnsubmit.protocol.v1.Outcome.Verdict;

/** How an application ends that does not end with its driver. */
final class EarlyEndings {
    private EarlyEndings() {}

    /** @param reason empty when none was given */
    static Ending killedByUser(String reason) {
        String diagnostics = reason.isEmpty() ? "killed by its user" : "killed by its user: " + reason;
        return new Ending(ExitCode.KILLED, Verdict.VERDICT_KILLED, diagnostics);
    }

    static Ending failuresSpent(String reason) {
        return new Ending(ExitCode.APPLICATION_FAILED, Verdict.VERDICT_FAILED, reason);
    }

    static Ending clientGone(PhaseContext context) {
        return new Ending(
                ExitCode.APPLICATION_FAILED,
                Verdict.VERDICT_FAILED,
                "the client has been gone for " + context.settings().leash().toSeconds()
                        + " s (yarnsubmit.client.leash), and the driver with it");
    }

    static Ending executorsLate(PhaseContext context) {
        String limit = DurationText.of(requireNonNull(context.settings().executorsTimeout()));
        String missing = context.missingExecutors();
        return new Ending(
                ExitCode.TIMED_OUT,
                Verdict.VERDICT_FAILED,
                "the executors were not there within " + limit + " (yarnsubmit.executorsTimeout)"
                        + (missing.isEmpty() ? "" : ": " + missing));
    }
}
