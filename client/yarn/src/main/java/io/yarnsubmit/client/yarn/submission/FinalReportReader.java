package io.yarnsubmit.client.yarn.submission;

import io.yarnsubmit.client.summary.FinalReport;
import io.yarnsubmit.client.summary.Usage;
import io.yarnsubmit.client.yarn.cluster.EndCauses;
import io.yarnsubmit.protocol.cause.ExitMark;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.ApplicationResourceUsageReport;
import org.apache.hadoop.yarn.api.records.YarnApplicationState;

/** Reads from YARN's report how an application ended. */
final class FinalReportReader {
    private FinalReportReader() {}

    static FinalReport read(ApplicationReport report) {
        YarnApplicationState state = report.getYarnApplicationState();
        return new FinalReport(
                state == YarnApplicationState.FINISHED
                        ? report.getFinalApplicationStatus().name()
                        : state.name(),
                between(report.getStartTime(), report.getFinishTime()),
                ExitMark.without(Objects.requireNonNullElse(report.getDiagnostics(), ""))
                        .strip(),
                Optional.of(usage(report)),
                EndCauses.of(report));
    }

    private static Usage usage(ApplicationReport report) {
        Optional<Duration> wait = between(report.getStartTime(), report.getLaunchTime());
        ApplicationResourceUsageReport used = report.getApplicationResourceUsageReport();
        return used == null
                ? new Usage(wait, 0, 0, 0, 0)
                : new Usage(
                        wait,
                        used.getMemorySeconds(),
                        used.getVcoreSeconds(),
                        used.getPreemptedMemorySeconds(),
                        used.getPreemptedVcoreSeconds());
    }

    private static Optional<Duration> between(long beginMillis, long endMillis) {
        return beginMillis > 0 && endMillis >= beginMillis
                ? Optional.of(Duration.ofMillis(endMillis - beginMillis))
                : Optional.empty();
    }
}
