package io.yarnsubmit.client.yarn.applications;

import io.yarnsubmit.client.yarn.applications.ApplicationFacts.Spent;
import io.yarnsubmit.client.yarn.applications.ApplicationFacts.Used;
import io.yarnsubmit.client.yarn.cluster.EndCauses;
import io.yarnsubmit.protocol.ExitCode;
import io.yarnsubmit.protocol.cause.EndCause;
import io.yarnsubmit.protocol.cause.EndCode;
import io.yarnsubmit.protocol.cause.ExitMark;
import io.yarnsubmit.protocol.rpc.AmAddress;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.ApplicationResourceUsageReport;
import org.apache.hadoop.yarn.api.records.FinalApplicationStatus;
import org.apache.hadoop.yarn.api.records.Resource;
import org.apache.hadoop.yarn.api.records.YarnApplicationState;
import org.jspecify.annotations.Nullable;

/** Reads YARN's report of an application. */
final class FactsReader {
    /** What YARN writes if a value is unknown, or if this user may not read it. */
    private static final String NOTHING = "N/A";

    private FactsReader() {}

    static ApplicationFacts read(ApplicationReport report) {
        String diagnostics = text(report.getDiagnostics()).orElse("");
        Optional<EndCause> cause = EndCauses.of(report);
        return new ApplicationFacts(
                report.getApplicationId().toString(),
                report.getName(),
                report.getUser(),
                report.getQueue(),
                report.getApplicationType(),
                report.getYarnApplicationState().name(),
                report.getFinalApplicationStatus().name(),
                ExitMark.without(diagnostics).strip(),
                exitCode(report, diagnostics, cause),
                cause,
                report.getCurrentApplicationAttemptId().getAttemptId(),
                report.getCurrentApplicationAttemptId().toString(),
                am(report),
                text(report.getTrackingUrl()),
                report.getProgress(),
                Objects.requireNonNullElse(report.getApplicationTags(), Set.of()),
                Instant.ofEpochMilli(report.getStartTime()),
                instant(report.getLaunchTime()),
                instant(report.getFinishTime()),
                used(report.getApplicationResourceUsageReport()),
                spent(report.getApplicationResourceUsageReport()),
                Optional.ofNullable(report.getLogAggregationStatus()).map(Enum::name));
    }

    /** The exit status that the ApplicationMaster left; without it, the command's exit status for such an end. */
    private static OptionalInt exitCode(ApplicationReport report, String diagnostics, Optional<EndCause> cause) {
        OptionalInt left = ExitMark.in(diagnostics);
        YarnApplicationState state = report.getYarnApplicationState();
        if (left.isPresent()) {
            return left;
        }
        return switch (state) {
            case KILLED -> OptionalInt.of(isLifetimeOver(cause) ? ExitCode.TIMED_OUT : ExitCode.KILLED);
            case FAILED -> OptionalInt.of(ExitCode.APPLICATION_FAILED);
            case FINISHED -> OptionalInt.of(finished(report.getFinalApplicationStatus()));
            default -> OptionalInt.empty();
        };
    }

    private static boolean isLifetimeOver(Optional<EndCause> cause) {
        return cause.filter(ended -> ended.code() == EndCode.RUN_TIMEOUT).isPresent();
    }

    private static int finished(FinalApplicationStatus status) {
        return switch (status) {
            case SUCCEEDED -> ExitCode.SUCCESS;
            case KILLED -> ExitCode.KILLED;
            default -> ExitCode.APPLICATION_FAILED;
        };
    }

    private static Optional<AmAddress> am(ApplicationReport report) {
        return text(report.getHost())
                .filter(host -> report.getRpcPort() > 0)
                .map(host -> new AmAddress(
                        host,
                        report.getRpcPort(),
                        report.getCurrentApplicationAttemptId().getAttemptId()));
    }

    private static Optional<String> text(@Nullable String value) {
        return Optional.ofNullable(value).filter(text -> !text.isEmpty() && !text.equals(NOTHING));
    }

    private static Optional<Instant> instant(long millis) {
        return millis > 0 ? Optional.of(Instant.ofEpochMilli(millis)) : Optional.empty();
    }

    private static Used used(ApplicationResourceUsageReport usage) {
        Resource held = usage == null ? null : usage.getUsedResources();
        // YARN reports -1 for an application that is over, or that this user may not see.
        return held == null
                ? new Used(0, 0, 0)
                : new Used(
                        Math.max(0, usage.getNumUsedContainers()),
                        Math.max(0, held.getMemorySize()),
                        Math.max(0, held.getVirtualCores()));
    }

    private static Spent spent(ApplicationResourceUsageReport usage) {
        return usage == null
                ? new Spent(0, 0)
                : new Spent(Math.max(0, usage.getMemorySeconds()), Math.max(0, usage.getVcoreSeconds()));
    }
}
