package io.yarnsubmit.appmaster;

import io.yarnsubmit.appmaster.allocation.Grant;
import io.yarnsubmit.appmaster.cluster.Cluster;
import io.yarnsubmit.appmaster.cluster.ClusterEvents;
import io.yarnsubmit.appmaster.cluster.Staging;
import io.yarnsubmit.appmaster.loop.Inbox;
import io.yarnsubmit.appmaster.tokens.TokenEvents;
import io.yarnsubmit.protocol.v1.ExecutorLaunch;
import io.yarnsubmit.protocol.v1.Outcome;
import io.yarnsubmit.protocol.v1.TlsIdentity;
import io.yarnsubmit.protocol.v1.UserSecrets;
import java.io.IOException;
import java.lang.Thread.UncaughtExceptionHandler;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** This machine without YARN: this process is the client's, so its end is not decided here. */
final class LocalPlace implements Place {
    private final Instant started = Instant.now();
    private final String host;
    private final TlsIdentity identity;
    private final UserSecrets secrets;
    private final int hubPort;
    private final LocalMaster.ClusterMaker maker;

    LocalPlace(String host, int hubPort, TlsIdentity identity, UserSecrets secrets, LocalMaster.ClusterMaker maker) {
        this.host = host;
        this.hubPort = hubPort;
        this.identity = identity;
        this.secrets = secrets;
        this.maker = maker;
    }

    @Override
    public Instant started() {
        return started;
    }

    @Override
    public TlsIdentity identity() {
        return identity;
    }

    @Override
    public UserSecrets userSecrets() {
        return secrets;
    }

    @Override
    public Optional<byte[]> driverTokens() {
        return Optional.empty();
    }

    @Override
    public String listenAddress() {
        return host;
    }

    @Override
    public int hubPort() {
        return hubPort;
    }

    @Override
    public int mostAttempts() {
        return 1;
    }

    @Override
    public Optional<String> page() {
        return Optional.empty();
    }

    @Override
    public Staging staging() {
        return new NoStaging();
    }

    @Override
    public Cluster cluster(
            BiFunction<Grant, Integer, ExecutorLaunch> launches,
            Inbox<ClusterEvents> events,
            Consumer<Throwable> onDefect) {
        return maker.make(launches, events);
    }

    @Override
    public void renewTokens(Inbox<TokenEvents> events, UncaughtExceptionHandler onDefect) {}

    @Override
    public byte[] take(byte[] storage) throws IOException {
        throw new IOException("there are no tokens without a cluster");
    }

    @Override
    public void prepareForKill() {}

    @Override
    public void exit(int status) {}

    /** The cluster reports a defect to the client, which ends the driver. */
    @Override
    public void halt() {}

    /** There is no next attempt, and the client receives everything, or is gone. */
    private static final class NoStaging implements Staging {
        @Override
        public void delete() {}

        @Override
        public boolean leaveToClient(Outcome outcome) {
            return false;
        }

        @Override
        public void keepEnding(Outcome outcome) {}
    }
}
