package io.yarnsubmit.client.yarn.cluster;

import io.yarnsubmit.protocol.cause.EndCause;
import io.yarnsubmit.protocol.diagnostics.YarnDiagnostics;
import io.yarnsubmit.protocol.v1.Outcome.Verdict;
import java.util.Objects;
import java.util.Optional;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.FinalApplicationStatus;

/** Why an application ended, according to YARN's report. */
public final class EndCauses {
    private EndCauses() {}

    /** Empty while it has not ended. */
    public static Optional<EndCause> of(ApplicationReport report) {
        return verdict(report)
                .map(verdict -> YarnDiagnostics.ofEnd(
                        verdict,
                        Objects.requireNonNullElse(report.getDiagnostics(), ""),
                        report.getCurrentApplicationAttemptId().getAttemptId() > 0));
    }

    private static Optional<Verdict> verdict(ApplicationReport report) {
        return switch (report.getYarnApplicationState()) {
            case KILLED -> Optional.of(Verdict.VERDICT_KILLED);
            case FAILED -> Optional.of(Verdict.VERDICT_FAILED);
            case FINISHED -> Optional.of(of(report.getFinalApplicationStatus()));
            default -> Optional.empty();
        };
    }

    private static Verdict of(FinalApplicationStatus status) {
        return switch (status) {
            case SUCCEEDED -> Verdict.VERDICT_SUCCEEDED;
            case KILLED -> Verdict.VERDICT_KILLED;
            default -> Verdict.VERDICT_FAILED;
        };
    }
}
