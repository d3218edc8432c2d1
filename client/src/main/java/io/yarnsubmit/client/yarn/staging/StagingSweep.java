package io.yarnsubmit.client.yarn.staging;

import io.yarnsubmit.client.yarn.cluster.Cluster;
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
 * Removes the staging directories that nobody could: of applications whose client and whose last ApplicationMaster were both
 * killed at once. Each submission looks once, beside its own work.
 */
public final class StagingSweep {
    /** Younger ones may belong to a client that is just coming to it. */
    private static final Duration LEAST_AGE = Duration.ofMinutes(10);

    private static final int MOST_A_TIME = 20;

    private StagingSweep() {}

    /** Sweeps on a thread of its own; what goes wrong is left for the next submission. */
    public static void inBackground(Cluster cluster, StagingArea area) {
        Thread thread = new Thread(() -> sweep(cluster, area), "staging-sweep");
        thread.setDaemon(true);
        thread.start();
    }

    private static void sweep(Cluster cluster, StagingArea area) {
        Instant old = Instant.now().minus(LEAST_AGE);
        int looked = 0;
        try {
            for (FileStatus entry : area.fileSystem().listStatus(area.staging())) {
                if (entry.getModificationTime() < old.toEpochMilli()
                        && ++looked <= MOST_A_TIME
                        && isOver(cluster, entry.getPath().getName())) {
                    area.remove(entry.getPath().getName());
                }
            }
        } catch (FileNotFoundException e) {
            // Nothing was ever staged.
        } catch (IOException | YarnException | InterruptedException | IllegalArgumentException e) {
            // The next submission sweeps.
        }
    }

    private static boolean isOver(Cluster cluster, String applicationId) throws IOException, YarnException {
        try {
            YarnApplicationState state = cluster.yarn()
                    .getApplicationReport(ApplicationId.fromString(applicationId))
                    .getYarnApplicationState();
            return state == YarnApplicationState.FINISHED
                    || state == YarnApplicationState.FAILED
                    || state == YarnApplicationState.KILLED;
        } catch (ApplicationNotFoundException e) {
            return true;
        }
    }
}
