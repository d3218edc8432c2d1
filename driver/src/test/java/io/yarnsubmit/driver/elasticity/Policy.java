package io.yarnsubmit.driver.elasticity;

import java.time.Instant;
import java.util.List;

/** Decides the size of a {@link ModelCluster}'s group. */
interface Policy {
    /**
     * Looked at every {@link ModelCluster#STEP}.
     *
     * @return the target, including executors that are starting
     */
    int target(ModelCluster cluster, Instant now);

    /** The executors to release now, because there are too many, or they were idle for too long. */
    List<ModelExecutor> leaving(ModelCluster cluster, Instant now);

    default void registered(Instant now) {}
}
