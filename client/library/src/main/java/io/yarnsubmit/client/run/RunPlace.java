package io.yarnsubmit.client.run;

import io.yarnsubmit.client.plan.PlanMaker;
import io.yarnsubmit.protocol.v1.TlsIdentity;
import java.util.concurrent.CompletableFuture;

/** Where an application runs: what is different on a cluster and on this machine. */
sealed interface RunPlace permits ClusterRunPlace, LocalRunPlace {

    /** Finds the files that the user named, and uploads nothing. */
    FoundFiles find();

    /**
     * Starts the application; returns when it is accepted.
     *
     * @param driver to be begun as soon as the application has an id
     */
    StartedApplication start(
            FoundFiles found, PlanMaker planMaker, CompletableFuture<TlsIdentity> identity, DriverStart driver)
            throws InterruptedException;
}
