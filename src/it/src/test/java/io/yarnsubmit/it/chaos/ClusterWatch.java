package io.yarnsubmit.it.chaos;

import io.yarnsubmit.it.daemons.DaemonCluster;
import java.time.Instant;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.YarnApplicationState;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;

/**
 * Asks the cluster again and again whether it and the application are well, on a thread of its own: while the
 * ResourceManager is away, an answer takes as long as that.
 */
final class ClusterWatch {
    private static final long PERIOD_MILLIS = 100;

    private final DaemonCluster cluster;
    private final String applicationId;
    private final int nodes;
    private final Thread thread = new Thread(this::run, "cluster-watch");
    private volatile Health health = new Health(0, Instant.MIN);

    /**
     * When all was well.
     *
     * @param attempt of the application then
     * @param wellAt when it last began to look and found all well
     */
    record Health(int attempt, Instant wellAt) {}

    ClusterWatch(DaemonCluster cluster, String applicationId, int nodes) {
        this.cluster = cluster;
        this.applicationId = applicationId;
        this.nodes = nodes;
        thread.setDaemon(true);
    }

    ClusterWatch start() {
        thread.start();
        return this;
    }

    Health health() {
        return health;
    }

    void end() {
        thread.interrupt();
    }

    private void run() {
        while (!Thread.currentThread().isInterrupted()) {
            look();
            try {
                Thread.sleep(PERIOD_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void look() {
        Instant began = Instant.now();
        try {
            cluster.awaitNodes(nodes);
            ApplicationReport report = cluster.report(applicationId);
            if (report.getYarnApplicationState() == YarnApplicationState.RUNNING) {
                health = new Health(report.getCurrentApplicationAttemptId().getAttemptId(), began);
            }
        } catch (ConditionTimeoutException | TerminalFailureException | IllegalStateException e) {
            // Not well, then; it is asked again.
        }
    }
}
