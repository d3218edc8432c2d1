package io.yarnsubmit.client.yarn.submission;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.client.console.RunOutput;
import io.yarnsubmit.client.yarn.cluster.BoundedCall;
import io.yarnsubmit.client.yarn.cluster.Cluster;
import io.yarnsubmit.client.yarn.cluster.Patience;
import io.yarnsubmit.client.yarn.staging.StagingArea;
import java.time.Duration;
import org.apache.hadoop.yarn.api.records.ApplicationId;

/** What one application has on the cluster, and how that is removed in the end. Used by one thread at a time. */
final class OnCluster {
    private static final Duration CLEANUP_LIMIT = Duration.ofSeconds(10);

    private final Cluster cluster;
    private final StagingArea area;
    private final ApplicationId id;
    private final RunOutput output;
    private Extent extent = Extent.NOTHING;

    /** What may be on the cluster. */
    enum Extent {
        NOTHING,
        /** The staging directory may be there. */
        STAGING,
        STAGED,
        SUBMITTED,
        /** The application is over; its staging directory may be there. */
        ENDED,
        /** It is detached. */
        DETACHED
    }

    OnCluster(Cluster cluster, StagingArea area, ApplicationId id, RunOutput output) {
        this.cluster = cluster;
        this.area = area;
        this.id = id;
        this.output = output;
    }

    Cluster cluster() {
        return cluster;
    }

    StagingArea area() {
        return area;
    }

    ApplicationId id() {
        return id;
    }

    /** The application, for a follower. */
    YarnApplication application() {
        return new YarnApplication(cluster, area, id);
    }

    void reaches(Extent now) {
        extent = now;
    }

    /** Removes what is there, within a bounded time. */
    void remove() {
        if (extent == Extent.SUBMITTED) {
            remove(
                    id + " could not be killed",
                    "If the ResourceManager knows it, it fails because its files are missing, or it continues: yarn application"
                            + " -kill " + id + " ends it.",
                    () -> application().killSurely());
        }
        if (extent != Extent.NOTHING && extent != Extent.DETACHED) {
            remove(
                    "The staging directory " + area.directory(id.toString()) + " could not be removed",
                    "A later submission removes it.",
                    () -> {
                        area.remove(id.toString());
                        if (extent == Extent.STAGING || extent == Extent.STAGED) {
                            area.removeIfEmpty();
                        }
                    });
        }
    }

    private void remove(String failure, String consequence, BoundedCall.Work work) {
        try {
            new Patience(CLEANUP_LIMIT, line -> {}).bounded(ErrorCode.FILE_SYSTEM_UNAVAILABLE, "The cluster", work);
        } catch (YarnSubmitException e) {
            if (extent == Extent.STAGING) {
                // The reason why it could not be made was reported; there is hardly anything to remove.
                return;
            }
            output.complain(failure + ": " + Patience.reason(e) + ". " + consequence);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
