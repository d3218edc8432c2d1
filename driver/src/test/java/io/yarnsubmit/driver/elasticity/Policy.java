package io.yarnsubmit.driver.elasticity;

import java.time.Instant;
import java.util.List;

/** Decides the size of a {@link ModelCluster}'s group. */
interface Policy {
    /**
     * Looked at every {@link ModelCluster#STEP}.
     *
     * @return how many executors there are to be, those on their way included
     */
    int target(ModelCluster cluster, Instant now);

    /** Of the executors that are more than the target, or idle for too long: those to be given back now. */
    List<ModelExecutor> leaving(ModelCluster cluster, Instant now);

    default void registered(Instant now) {}
}
