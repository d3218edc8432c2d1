package io.yarnsubmit.client.yarn.logs;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.client.yarn.cluster.Cluster;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.yarn.api.records.ApplicationAttemptReport;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.ContainerId;
import org.apache.hadoop.yarn.exceptions.YarnException;

/**
 * One attempt of an application, as the ResourceManager knows it.
 *
 * @param container of its ApplicationMaster; empty before it has one
 * @param nodeHttpAddress {@code host:port} of that container's NodeManager, while the container is known
 * @param state YARN's, such as RUNNING or FAILED
 * @param diagnostics empty if there are none
 */
public record ReportedAttempt(
        int number,
        String container,
        String nodeHttpAddress,
        String state,
        Optional<Instant> started,
        Optional<Instant> finished,
        String diagnostics) {

    /** All of them, in the order of their numbers. */
    public static List<ReportedAttempt> of(Cluster cluster, String application) throws InterruptedException {
        return cluster.patience().bounded(ErrorCode.RESOURCE_MANAGER_UNREACHABLE, cluster.resourceManager(), () -> {
            List<ReportedAttempt> attempts = new ArrayList<>();
            for (ApplicationAttemptReport report :
                    cluster.yarn().getApplicationAttempts(ApplicationId.fromString(application))) {
                attempts.add(read(cluster, report));
            }
            attempts.sort(Comparator.comparingInt(ReportedAttempt::number));
            return attempts;
        });
    }

    private static ReportedAttempt read(Cluster cluster, ApplicationAttemptReport report) {
        ContainerId container = report.getAMContainerId();
        return new ReportedAttempt(
                report.getApplicationAttemptId().getAttemptId(),
                container == null ? "" : container.toString(),
                container == null ? "" : nodeHttpAddress(cluster, container),
                report.getYarnApplicationAttemptState().name(),
                instant(report.getStartTime()),
                instant(report.getFinishTime()),
                Optional.ofNullable(report.getDiagnostics()).orElse("").strip());
    }

    private static Optional<Instant> instant(long millis) {
        return millis > 0 ? Optional.of(Instant.ofEpochMilli(millis)) : Optional.empty();
    }

    private static String nodeHttpAddress(Cluster cluster, ContainerId container) {
        try {
            String address = cluster.yarn().getContainerReport(container).getNodeHttpAddress();
            return address == null ? "" : address.replaceFirst("^https?://", "");
        } catch (YarnException | IOException e) {
            // The ResourceManager forgets a container with its end.
            return "";
        }
    }
}
