package io.yarnsubmit.appmaster.cluster;

import io.yarnsubmit.appmaster.allocation.ClusterContainers;
import io.yarnsubmit.appmaster.lifecycle.ApplicationEnd;
import io.yarnsubmit.page.PageContent;
import io.yarnsubmit.protocol.v1.ExecutorGroupPlan;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Where the application runs. Methods return at once; results go to {@link ClusterEvents}. */
public interface Cluster extends ClusterContainers {
    /** Tells the cluster the ApplicationMaster's address for the driver and the clients. */
    default void register(String host, int port) throws IOException {}

    /** Prepares launching, while nothing waits for it yet. */
    default void prepareLaunches() {}

    /**
     * Executors of a group are to be started otherwise, or there is to be another group. Checks it, and starts executors so from
     * now on. Asks change with {@link #redefine}.
     *
     * @param number grows with each change of the application
     * @return why it cannot be, for the user; nothing has changed then
     */
    Optional<String> prepare(ExecutorGroupPlan plan, int number);

    /** The application's page, of a program of its own; empty for the cluster's. */
    default void page(Optional<String> url) {}

    /** Begins to serve the application's own page, aside. It gives way to {@link #page}. */
    default void servePage(PageContent content) {}

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
