package io.yarnsubmit.appmaster;

import io.yarnsubmit.appmaster.allocation.Grant;
import io.yarnsubmit.appmaster.cluster.Cluster;
import io.yarnsubmit.appmaster.cluster.ClusterEvents;
import io.yarnsubmit.appmaster.cluster.Staging;
import io.yarnsubmit.appmaster.loop.Inbox;
import io.yarnsubmit.appmaster.tokens.TokenEvents;
import io.yarnsubmit.appmaster.tokens.TokenHolder;
import io.yarnsubmit.protocol.v1.ExecutorLaunch;
import io.yarnsubmit.protocol.v1.TlsIdentity;
import io.yarnsubmit.protocol.v1.UserSecrets;
import java.io.IOException;
import java.lang.Thread.UncaughtExceptionHandler;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** The parts of an {@link ApplicationMaster} that differ between YARN and one machine without it. */
interface Place extends TokenHolder {
    /** When this attempt began. */
    Instant started();

    /** When the application was submitted, in milliseconds since 1970; 0 if nobody tells. */
    default long submittedMillis() {
        return 0;
    }

    TlsIdentity identity();

    /** The user's secrets. */
    UserSecrets userSecrets();

    /** The tokens that a driver gets now, in the form of Hadoop's files; empty where none are needed. */
    Optional<byte[]> driverTokens() throws IOException;

    /** The address that driver and clients connect to; empty for all addresses of the machine. */
    String listenAddress();

    /**
     * The port of the driver's hub, if it is known before the driver process has started; 0 otherwise. The driver is then on
     * the machine of this attempt's container.
     */
    int hubPort() throws IOException;

    /** How many attempts there are at most. */
    int mostAttempts();

    /** The application's web page. */
    Optional<String> page();

    Staging staging();

    /**
     * Makes the cluster, ready to be used.
     *
     * @param launches makes an executor's launch document, on any thread
     * @param events the cluster's events are posted there
     * @param onDefect is told of defects, on any thread
     */
    Cluster cluster(
            BiFunction<Grant, Integer, ExecutorLaunch> launches,
            Inbox<ClusterEvents> events,
            Consumer<Throwable> onDefect)
            throws IOException;

    /** Begins to replace the tokens, if this attempt does that. Called once, when the cluster knows it. */
    void renewTokens(Inbox<TokenEvents> events, UncaughtExceptionHandler onDefect);

    /** Prepares for an end that leaves no time. Called on the event loop, once registered. */
    void prepareForKill();

    /** Ends the process: the life cycle is over. */
    void exit(int status);

    /** Ends the process at once: it is broken. */
    void halt();
}
