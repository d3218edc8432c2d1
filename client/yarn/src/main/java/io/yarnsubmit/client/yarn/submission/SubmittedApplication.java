package io.yarnsubmit.client.yarn.submission;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.client.follow.ApplicationPort;
import io.yarnsubmit.client.follow.Follower;
import io.yarnsubmit.client.summary.FinalReport;
import io.yarnsubmit.client.yarn.cluster.Cluster;
import io.yarnsubmit.client.yarn.cluster.Patience;
import java.time.Duration;
import java.util.Optional;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.jspecify.annotations.Nullable;

/** An application that the ResourceManager has accepted. Used by one thread. */
public final class SubmittedApplication {
    private static final Duration REPORT_LIMIT = Duration.ofSeconds(3);

    private final OnCluster onCluster;
    private final @Nullable SecuredSubmission secured;

    /** @param secured null on a cluster that is not */
    SubmittedApplication(OnCluster onCluster, @Nullable SecuredSubmission secured) {
        this.onCluster = onCluster;
        this.secured = secured;
    }

    /** The tokens that a driver on this machine gets if it cannot log in by itself; empty if none are needed. */
    public Optional<byte[]> driverTokens() {
        return secured == null ? Optional.empty() : Optional.of(secured.tokens().forDriver());
    }

    /** It is followed from now on. */
    public void followed(Follower follower) {
        if (secured != null) {
            secured.followed(follower);
        }
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
        if (secured != null) {
            secured.left();
        }
        onCluster.reaches(OnCluster.Extent.DETACHED);
    }

    /** The application is over. */
    public void ended() {
        if (secured != null) {
            secured.ended();
        }
        onCluster.reaches(OnCluster.Extent.ENDED);
    }
}
