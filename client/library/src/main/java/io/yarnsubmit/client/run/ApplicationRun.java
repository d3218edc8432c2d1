package io.yarnsubmit.client.run;

import io.yarnsubmit.api.DeployMode;
import io.yarnsubmit.client.console.RunOutput;
import io.yarnsubmit.client.directory.PrivateDirectory;
import io.yarnsubmit.client.driverhost.DriverChild;
import io.yarnsubmit.client.files.ContainerFile;
import io.yarnsubmit.client.files.FileRequest;
import io.yarnsubmit.client.files.MainClass;
import io.yarnsubmit.client.follow.FollowLimits;
import io.yarnsubmit.client.follow.FollowObserver;
import io.yarnsubmit.client.follow.Follower;
import io.yarnsubmit.client.follow.Role;
import io.yarnsubmit.client.home.ProductHome;
import io.yarnsubmit.client.identity.IdentityMaker;
import io.yarnsubmit.client.map.MapPreparation;
import io.yarnsubmit.client.options.SubmitRequest;
import io.yarnsubmit.client.plan.PlanMaker;
import io.yarnsubmit.client.summary.Ending;
import io.yarnsubmit.client.timeline.Timeline;
import io.yarnsubmit.client.yarn.cluster.Cluster;
import io.yarnsubmit.client.yarn.cluster.ClusterConfiguration;
import io.yarnsubmit.client.yarn.staging.FileResolver;
import io.yarnsubmit.client.yarn.staging.LocalCopies;
import io.yarnsubmit.client.yarn.submission.ClusterSession;
import io.yarnsubmit.protocol.config.ConfigKeys;
import io.yarnsubmit.protocol.tls.ApplicationTls;
import io.yarnsubmit.protocol.v1.DriverLaunch;
import io.yarnsubmit.protocol.v1.TlsIdentity;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One application from the first look at its files to the removal of its last one. Used once, by one thread. */
public final class ApplicationRun implements FollowedRun {
    private final SubmitRequest request;
    private final ProductHome home;
    private final ClusterConfiguration configuration;
    private final RunOutput console;
    private final Timeline timeline;
    private final PrivateDirectory privateDirectory = PrivateDirectory.make("run");
    private final CompletableFuture<TlsIdentity> identity =
            CompletableFuture.supplyAsync(() -> IdentityMaker.make(Instant.now()));
    private List<ContainerFile> files = List.of();
    private List<Path> localJars = List.of();
    private @Nullable PlanMaker planMaker;
    private @Nullable ClusterSession session;
    private @Nullable DriverChild driver;

    public ApplicationRun(
            SubmitRequest request,
            ProductHome home,
            ClusterConfiguration configuration,
            RunOutput console,
            Timeline timeline) {
        this.request = request;
        this.home = home;
        this.configuration = configuration;
        this.console = console;
        this.timeline = timeline;
    }

    /** Finds the files and the main class, reaches the cluster, and checks the request against it. Uploads nothing. */
    public void prepare() throws InterruptedException {
        Cluster cluster = Cluster.of(configuration, request.settings().get(ConfigKeys.CONNECT_TIMEOUT), console::say);
        ClusterSession opened = new ClusterSession(cluster, request, console, timeline);
        session = opened;
        files = FileResolver.resolve(FileRequest.all(request), configuration.hadoop());
        localJars = LocalCopies.ofJars(files, privateDirectory.path(), configuration.hadoop());
        planMaker = new PlanMaker(request, MainClass.of(request.mainClass(), localJars));
        console.show(
                "connecting to the ResourceManager at " + String.join(", ", configuration.resourceManagerAddresses()));
        opened.connect();
        timeline.mark("connected, checked");
    }

    /** Brings the files to the cluster and submits; returns when the application is accepted. */
    public void submit() throws InterruptedException {
        session().stage(home, files, configuration.directories());
        timeline.mark("uploaded");
        session().submit(planMaker(), identity.join());
        timeline.mark("accepted");
    }

    /** Leaves the application to itself; its id. */
    public String detach() {
        session().detach();
        return session().applicationId();
    }

    @Override
    public String applicationId() {
        return session().applicationId();
    }

    /** Of the application's web page, if it is known. */
    public Optional<String> trackingUrl() throws InterruptedException {
        return session().trackingUrl();
    }

    /** What YARN says of its end, if it can be asked. */
    public Optional<Ending> ending() throws InterruptedException {
        return session().ending();
    }

    @Override
    public int follow(Stopper stopper, FollowObserver observer, @Nullable RunOutput driverOutput)
            throws InterruptedException {
        DriverLaunch launch = DriverLaunches.of(
                planMaker(),
                localJars,
                HadoopForDriver.classPath(request, home, () -> configuration),
                session().applicationId(),
                session().user(),
                identity.join(),
                request.settings().find(ConfigKeys.DRIVER_HOST).orElse(""));
        DriverChild child = new DriverChild(privateDirectory, home.runtime(), launch, driverOutput);
        driver = child;
        Follower follower = new Follower(
                session().applicationId(),
                Role.of(request.deployMode()),
                limits(),
                session().application(),
                ApplicationTls.of(identity.join()),
                console,
                child,
                observer);
        if (MapPreparation.isRun(request)) {
            follower.driverTellsItsExit();
        }
        stopper.handOver(follower::stop);
        int exitCode = follower.follow();
        switch (follower.leaves()) {
            case NOTHING -> session().ended();
            case RUNNING -> session().detach();
            // Closing the session has it killed.
            case UNSURE -> {}
        }
        return exitCode;
    }

    private FollowLimits limits() {
        return new FollowLimits(
                request.settings().find(ConfigKeys.ACCEPT_TIMEOUT).orElse(null),
                request.settings().find(ConfigKeys.RUN_TIMEOUT).orElse(null));
    }

    private ClusterSession session() {
        if (session == null) {
            throw new IllegalStateException("not prepared");
        }
        return session;
    }

    private PlanMaker planMaker() {
        if (planMaker == null) {
            throw new IllegalStateException("not prepared");
        }
        return planMaker;
    }

    @Override
    public void close() {
        // A wish to end may have interrupted this thread; what is to be cleaned up must not notice.
        boolean interrupted = Thread.interrupted();
        if (driver != null && request.deployMode() == DeployMode.CLIENT) {
            driver.kill();
        }
        if (session != null) {
            session.close();
        }
        privateDirectory.close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
