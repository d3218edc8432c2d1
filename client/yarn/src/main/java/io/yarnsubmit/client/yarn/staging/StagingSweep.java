package io.yarnsubmit.client.yarn.staging;

import io.yarnsubmit.client.yarn.cluster.Cluster;
import io.yarnsubmit.protocol.failure.OwnThreads;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.YarnApplicationState;
import org.apache.hadoop.yarn.exceptions.ApplicationNotFoundException;
import org.apache.hadoop.yarn.exceptions.YarnException;

/**
 * Removes staging directories of applications whose client and last ApplicationMaster were killed at the same time, so that
 * neither could. Each submission looks once, beside its own work.
 */
public final class StagingSweep {
    /** Younger ones may belong to a client that is about to use it. */
    private static final Duration LEAST_AGE = Duration.ofMinutes(10);

    /** An upload may take long, and until it is done the ResourceManager knows nothing of the application. */
    private static final Duration UPLOADING = Duration.ofDays(1);
    /**
     * Several YARNs may share a file system, as the embedded ones of one machine do. An application that this YARN does not know
     * may run in another, or a restart without recovery forgot it; the two cases look the same.
     */
    private static final Duration OF_ANOTHER_CLUSTER = Duration.ofDays(30);

    private static final int MOST_A_TIME = 20;

    private StagingSweep() {}

    /**
     * Sweeps on a thread of its own; after an error the next submission tries again.
     *
     * @param own an application of this ResourceManager
     */
    public static void inBackground(Cluster cluster, StagingArea area, ApplicationId own) {
        OwnThreads.start("staging-sweep", OwnThreads.NOT_MISSED, () -> sweep(cluster, area, own));
    }

    private static void sweep(Cluster cluster, StagingArea area, ApplicationId own) {
        Instant now = Instant.now();
        int looked = 0;
        try {
            for (FileStatus entry : area.fileSystem().listStatus(area.staging())) {
                Duration age = Duration.between(Instant.ofEpochMilli(entry.getModificationTime()), now);
                if (age.compareTo(LEAST_AGE) > 0
                        && ++looked <= MOST_A_TIME
                        && isOver(
                                cluster,
                                area,
                                ApplicationId.fromString(entry.getPath().getName()),
                                age,
                                own)) {
                    area.remove(entry.getPath().getName());
                }
            }
        } catch (FileNotFoundException e) {
            // Nothing was ever staged.
        } catch (IOException | YarnException | InterruptedException | IllegalArgumentException e) {
            // The next submission sweeps.
        }
    }

    private static boolean isOver(
            Cluster cluster, StagingArea area, ApplicationId application, Duration age, ApplicationId own)
            throws IOException, YarnException {
        try {
            YarnApplicationState state =
                    cluster.yarn().getApplicationReport(application).getYarnApplicationState();
            return state == YarnApplicationState.FINISHED
                    || state == YarnApplicationState.FAILED
                    || state == YarnApplicationState.KILLED;
        } catch (ApplicationNotFoundException e) {
            return age.compareTo(patienceWithUnknown(area, application, own)) > 0;
        }
    }

    /** How long an application may be unknown to this ResourceManager before it counts as gone. */
    private static Duration patienceWithUnknown(StagingArea area, ApplicationId application, ApplicationId own)
            throws IOException {
        if (application.getClusterTimestamp() != own.getClusterTimestamp()) {
            return OF_ANOTHER_CLUSTER;
        }
        return area.hasPlan(application.toString()) ? LEAST_AGE : UPLOADING;
    }
}
