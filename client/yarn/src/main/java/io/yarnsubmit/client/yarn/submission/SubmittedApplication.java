package io.yarnsubmit.client.yarn.submission;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.client.follow.ApplicationPort;
import io.yarnsubmit.client.summary.FinalReport;
import io.yarnsubmit.client.yarn.cluster.Cluster;
import io.yarnsubmit.client.yarn.cluster.Patience;
import java.time.Duration;
import java.util.Optional;
import org.apache.hadoop.yarn.api.records.ApplicationReport;

/** An application that the ResourceManager has accepted. Used by one thread. */
public final class SubmittedApplication {
    private static final Duration REPORT_LIMIT = Duration.ofSeconds(3);

    private final OnCluster onCluster;

    SubmittedApplication(OnCluster onCluster) {
        this.onCluster = onCluster;
    }

    public String id() {
        return onCluster.id().toString();
    }

    /** Whom the cluster runs it for. */
    public String user() {
        return onCluster.cluster().user();
    }

    /** For a follower. */
    public ApplicationPort port() {
        return onCluster.application();
    }

    /** The address of the application's web page, through YARN's proxy; empty if the ResourceManager does not tell. */
    public Optional<String> trackingUrl() throws InterruptedException {
        return report().map(ApplicationReport::getTrackingUrl).filter(url -> !url.isEmpty() && !url.equals("N/A"));
    }

    /** How it ended; empty if the ResourceManager does not tell. */
    public Optional<FinalReport> ending() throws InterruptedException {
        return report().map(FinalReportReader::read);
    }

    /** For facts that are useful, but not worth waiting for. */
    private Optional<ApplicationReport> report() throws InterruptedException {
        Cluster cluster = onCluster.cluster();
        try {
            return Optional.of(new Patience(REPORT_LIMIT, line -> {})
                    .bounded(
                            ErrorCode.RESOURCE_MANAGER_UNREACHABLE,
                            cluster.resourceManager(),
                            () -> cluster.yarn().getApplicationReport(onCluster.id())));
        } catch (YarnSubmitException e) {
            return Optional.empty();
        }
    }

    /** The application is detached. */
    public void detach() {
        onCluster.reaches(OnCluster.Extent.DETACHED);
    }

    /** The application is over. */
    public void ended() {
        onCluster.reaches(OnCluster.Extent.ENDED);
    }
}
