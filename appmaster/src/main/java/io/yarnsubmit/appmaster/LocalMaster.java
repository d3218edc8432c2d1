package io.yarnsubmit.appmaster;

import io.yarnsubmit.appmaster.allocation.Grant;
import io.yarnsubmit.appmaster.cluster.AmContainer;
import io.yarnsubmit.appmaster.cluster.Cluster;
import io.yarnsubmit.appmaster.cluster.ClusterEvents;
import io.yarnsubmit.appmaster.loop.Inbox;
import io.yarnsubmit.protocol.v1.ApplicationPlan;
import io.yarnsubmit.protocol.v1.ExecutorLaunch;
import io.yarnsubmit.protocol.v1.TlsIdentity;
import io.yarnsubmit.protocol.v1.UserSecrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.BiFunction;

/**
 * The ApplicationMaster of an application without YARN, in the process of its client: it is the same as that of an
 * application in client mode, on the given cluster. It ends with the process, or by {@link #close}.
 */
public final class LocalMaster implements AutoCloseable {
    private final ApplicationMaster master;
    private final int port;

    private LocalMaster(ApplicationMaster master, int port) {
        this.master = master;
        this.port = port;
    }

    /** Makes the cluster. */
    @FunctionalInterface
    public interface ClusterMaker {
        /**
         * Makes it.
         *
         * @param launches makes an executor's launch document, on any thread
         * @param events the cluster's events are posted there
         */
        Cluster make(BiFunction<Grant, Integer, ExecutorLaunch> launches, Inbox<ClusterEvents> events);
    }

    /**
     * Begins to serve the driver and the client.
     *
     * @param hubPort where the driver's hub is going to listen
     * @param secrets of the user, for executors; the driver has them from its host
     */
    public static LocalMaster start(
            ApplicationPlan plan,
            AmContainer container,
            int hubPort,
            TlsIdentity identity,
            UserSecrets secrets,
            ClusterMaker maker)
            throws IOException {
        try {
            ApplicationMaster master = new ApplicationMaster(
                    new PlanView(plan, container), new LocalPlace(container.host(), hubPort, identity, secrets, maker));
            int port = master.port();
            master.begin(lifecycle -> {
                lifecycle.registered();
                // The client does so at the same time; only the driver is waited for.
                lifecycle.driverStarted();
            });
            return new LocalMaster(master, port);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** The address for driver and client, on this machine. */
    public int port() {
        return port;
    }

    /** Ends its threads and its port; the cluster ends processes. */
    @Override
    public void close() {
        master.close();
    }
}
