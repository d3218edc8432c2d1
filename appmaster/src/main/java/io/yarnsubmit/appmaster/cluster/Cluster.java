package io.yarnsubmit.appmaster.cluster;

import io.yarnsubmit.appmaster.allocation.ClusterContainers;
import io.yarnsubmit.appmaster.lifecycle.ApplicationEnd;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/** Where the application runs. Methods return at once; what comes of them is told to {@link ClusterEvents}. */
public interface Cluster extends ClusterContainers {
    /** Tells the cluster where the driver and the clients find the ApplicationMaster. */
    default void register(String host, int port) throws IOException {}

    /** Makes ready what launching needs, while nothing waits for it yet. */
    default void prepareLaunches() {}

    /** How far the driver is, from 0 to 1. */
    void progress(double fraction);

    /** Containers are about to end. */
    void expectCompletions();

    /** Something may have happened that has not been told yet. */
    void pollSoon();

    /** Ends the application for the cluster. */
    void unregister(ApplicationEnd ending);

    /** The queue that the application is in; empty when there is none. */
    String queue();

    /** For how long the cluster has not answered. */
    Duration silence();

    /** Compares what the allocation waits for with what is asked for; says it loudly when they differ. */
    void checkAsks(Map<String, Integer> outstanding);
}
