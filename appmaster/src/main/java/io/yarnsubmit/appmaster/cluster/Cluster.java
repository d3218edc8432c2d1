package io.yarnsubmit.appmaster.cluster;

import io.yarnsubmit.appmaster.allocation.ClusterContainers;
import io.yarnsubmit.appmaster.lifecycle.ApplicationEnd;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/** Where the application runs. Methods return at once; results go to {@link ClusterEvents}. */
public interface Cluster extends ClusterContainers {
    /** Tells the cluster the ApplicationMaster's address for the driver and the clients. */
    default void register(String host, int port) throws IOException {}

    /** Prepares launching, while nothing waits for it yet. */
    default void prepareLaunches() {}

    /** The driver's progress, from 0 to 1. */
    void progress(double fraction);

    /** Containers are about to end. */
    void expectCompletions();

    /** Something may have happened that was not reported yet. */
    void pollSoon();

    /** Ends the application for the cluster. */
    void unregister(ApplicationEnd ending);

    /** The queue that the application is in; empty if there is none. */
    String queue();

    /** For how long the cluster has not answered. */
    Duration silence();

    /** Compares what the allocation waits for with what is requested, and logs an error if they differ. */
    void checkAsks(Map<String, Integer> outstanding);
}
