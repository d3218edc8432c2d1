package io.yarnsubmit.client.run;

import io.yarnsubmit.client.plan.PlanMaker;
import io.yarnsubmit.protocol.v1.TlsIdentity;
import java.util.concurrent.CompletableFuture;

/** Where an application runs: what is different on a cluster and on this machine. */
sealed interface Place permits ClusterPlace, LocalPlace {

    /** Finds the files that the user named, and uploads nothing. */
    FoundFiles find();

    /** Starts the application; returns when it is accepted. */
    StartedApplication start(FoundFiles found, PlanMaker planMaker, CompletableFuture<TlsIdentity> identity)
            throws InterruptedException;
}
