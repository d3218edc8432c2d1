package io.yarnsubmit.appmaster;

import io.yarnsubmit.appmaster.allocation.Grant;
import io.yarnsubmit.appmaster.cluster.Cluster;
import io.yarnsubmit.appmaster.cluster.ClusterEvents;
import io.yarnsubmit.appmaster.cluster.Staging;
import io.yarnsubmit.appmaster.lifecycle.ApplicationEnd;
import io.yarnsubmit.appmaster.loop.Inbox;
import io.yarnsubmit.appmaster.tokens.TokenEvents;
import io.yarnsubmit.appmaster.yarn.AmCredentials;
import io.yarnsubmit.appmaster.yarn.AmRenewal;
import io.yarnsubmit.appmaster.yarn.ContainerEnvironment;
import io.yarnsubmit.appmaster.yarn.KilledApplicationCleanup;
import io.yarnsubmit.appmaster.yarn.StagingDirectory;
import io.yarnsubmit.appmaster.yarn.YarnCluster;
import io.yarnsubmit.appmaster.yarn.YarnSettings;
import io.yarnsubmit.launch.ReservedPort;
import io.yarnsubmit.protocol.config.ConfigKeys;
import io.yarnsubmit.protocol.v1.ExecutorLaunch;
import io.yarnsubmit.protocol.v1.TlsIdentity;
import io.yarnsubmit.protocol.v1.UserSecrets;
import java.io.IOException;
import java.lang.Thread.UncaughtExceptionHandler;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** YARN: this process is the first container of the application. */
final class YarnPlace implements Place {
    private static final Logger log = LoggerFactory.getLogger(YarnPlace.class);

    private final PlanView view;
    private final YarnSettings yarn = YarnSettings.read();
    private final AmCredentials credentials = AmCredentials.read();
    // By keytab; null if this attempt does not replace its tokens.
    private final @Nullable AmRenewal renewal;
    private final StagingDirectory staging;
    private final KilledApplicationCleanup cleanup;
    // Kept, because the port is given to others when it is forgotten.
    private @Nullable ReservedPort reserved;

    YarnPlace(PlanView view) throws IOException {
        this.view = view;
        renewal = credentials.isSecure()
                        && !view.plan().getTokens().getKeytabLink().isEmpty()
                ? AmRenewal.prepare(yarn, view.plan(), view.container(), credentials)
                : null;
        staging = new StagingDirectory(yarn, view.plan().getStagingDirectory());
        cleanup = new KilledApplicationCleanup(
                yarn, credentials, staging, view.container().applicationId());
    }

    @Override
    public Instant started() {
        return ProcessHandle.current().info().startInstant().orElseGet(Instant::now);
    }

    @Override
    public long submittedMillis() {
        return ContainerEnvironment.submittedMillis(System.getenv());
    }

    @Override
    public TlsIdentity identity() {
        return credentials.identity();
    }

    @Override
    public UserSecrets userSecrets() {
        return credentials.userSecrets();
    }

    @Override
    public Optional<byte[]> driverTokens() throws IOException {
        return credentials.forDriver();
    }

    @Override
    public String listenAddress() {
        return "";
    }

    /** In client mode the driver is elsewhere, and has long begun. */
    @Override
    public int hubPort() throws IOException {
        if (!view.hostsDriver()) {
            return 0;
        }
        int configured = view.settings().get(ConfigKeys.DRIVER_PORT);
        if (configured > 0) {
            return configured;
        }
        reserved = ReservedPort.any();
        return reserved.number();
    }

    @Override
    public int mostAttempts() {
        return yarn.attempts(view.settings().find(ConfigKeys.MAX_ATTEMPTS));
    }

    @Override
    public Optional<String> page() {
        return yarn.applicationPage(view.container().applicationId());
    }

    @Override
    public Staging staging() {
        return staging;
    }

    /** How the application ended, if an earlier attempt saw that. */
    Optional<ApplicationEnd> keptEnding() throws IOException {
        if (view.container().attempt() == 1) {
            return Optional.empty();
        }
        if (!view.hostsDriver() && credentials.isSecure() && submissionTokensHaveEnded()) {
            // The client brings new ones, but not before it can find this attempt. It tells of its driver, too.
            return Optional.empty();
        }
        try {
            return staging.keptEnding().map(ApplicationEnd::of);
        } catch (IOException e) {
            if (view.hostsDriver() || !credentials.isSecure()) {
                throw e;
            }
            // Tokens that nobody renews any more die before their end.
            log.warn("an earlier attempt's ending cannot be read; the client tells of it", e);
            return Optional.empty();
        }
    }

    private boolean submissionTokensHaveEnded() {
        long end = view.plan().getTokens().getFirstEndMillis();
        return end > 0 && end <= System.currentTimeMillis();
    }

    @Override
    public Cluster cluster(
            BiFunction<Grant, Integer, ExecutorLaunch> launches,
            Inbox<ClusterEvents> events,
            Consumer<Throwable> onDefect) {
        return new YarnCluster(
                yarn,
                view.settings(),
                view.plan(),
                view.container().attempt(),
                credentials,
                launches,
                events,
                onDefect);
    }

    @Override
    public void renewTokens(Inbox<TokenEvents> events, UncaughtExceptionHandler onDefect) {
        if (renewal != null) {
            renewal.start(events, onDefect);
        }
    }

    @Override
    public byte[] take(byte[] storage) throws IOException {
        byte[] given = credentials.renew(storage);
        // It may not have been possible with the old ones.
        cleanup.prepare();
        return given;
    }

    @Override
    public void prepareForKill() {
        cleanup.prepare();
    }

    /** This process was told to end, maybe because the application was killed. */
    void cleanUpIfKilled() {
        cleanup.run();
    }

    @Override
    public void exit(int status) {
        if (status == 0) {
            // The end was orderly; the shutdown hook is only for an interrupted one.
            Runtime.getRuntime().halt(status);
        }
        Runtime.getRuntime().exit(status);
    }

    @Override
    public void halt() {
        Runtime.getRuntime().halt(1);
    }
}
