package io.yarnsubmit.client.run;

import io.yarnsubmit.client.console.RunOutput;
import io.yarnsubmit.client.driverhost.DriverChild;
import io.yarnsubmit.client.files.MainClass;
import io.yarnsubmit.client.follow.ApplicationView;
import io.yarnsubmit.client.follow.FollowLimits;
import io.yarnsubmit.client.follow.FollowObserver;
import io.yarnsubmit.client.follow.Follower;
import io.yarnsubmit.client.follow.Role;
import io.yarnsubmit.client.follow.StopSignal;
import io.yarnsubmit.client.home.ProductHome;
import io.yarnsubmit.client.identity.IdentityMaker;
import io.yarnsubmit.client.local.LocalSession;
import io.yarnsubmit.client.map.MapPreparation;
import io.yarnsubmit.client.options.SubmitRequest;
import io.yarnsubmit.client.plan.PlanMaker;
import io.yarnsubmit.client.summary.Ending;
import io.yarnsubmit.client.timeline.Timeline;
import io.yarnsubmit.protocol.ExitMark;
import io.yarnsubmit.protocol.config.ConfigKeys;
import io.yarnsubmit.protocol.tls.ApplicationTls;
import io.yarnsubmit.protocol.v1.TlsIdentity;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One application without YARN: {@code --master local[N]}. Its driver is hosted and followed as in client mode. */
public final class LocalRun implements FollowedRun {
    private final SubmitRequest request;
    private final ProductHome home;
    private final List<Path> hadoop;
    private final RunOutput console;
    private final Timeline timeline;
    private final CompletableFuture<TlsIdentity> identity =
            CompletableFuture.supplyAsync(() -> IdentityMaker.make(Instant.now()));
    private final LocalSession session;
    private List<Path> jars = List.of();
    private @Nullable PlanMaker planMaker;
    private @Nullable DriverChild driver;
    private @Nullable Thread timeLimit;
    private Instant begin = Instant.now();

    /** @param hadoop what stands behind the user's jars on the driver's class path */
    public LocalRun(SubmitRequest request, ProductHome home, List<Path> hadoop, RunOutput console, Timeline timeline) {
        this.request = request;
        this.home = home;
        this.hadoop = hadoop;
        this.console = console;
        this.timeline = timeline;
        this.session = new LocalSession(request, home, console);
    }

    /** Finds the files and the main class, and begins; the driver is started by following. */
    public void start() {
        jars = session.findFiles();
        PlanMaker made = new PlanMaker(request, MainClass.of(request.mainClass(), jars));
        planMaker = made;
        begin = Instant.now();
        session.start(made, identity.join());
        timeline.mark("files found");
    }

    @Override
    public String applicationId() {
        return session.applicationId();
    }

    /** Where the executors write. */
    public Path logDirectory() {
        return session.logDirectory();
    }

    /** How it ended. */
    public Ending ending() throws InterruptedException {
        try {
            ApplicationView view = session.application().report();
            return new Ending(
                    view.state().name(),
                    Optional.of(Duration.between(begin, Instant.now())),
                    ExitMark.without(view.diagnostics()),
                    Optional.empty());
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public int follow(Stopper stopper, FollowObserver observer, @Nullable RunOutput driverOutput)
            throws InterruptedException {
        PlanMaker plans = Optional.ofNullable(planMaker).orElseThrow();
        DriverChild child = new DriverChild(
                session.privateDirectory(),
                home.runtime(),
                DriverLaunches.of(
                        plans, jars, hadoop, session.applicationId(), session.user(), identity.join(), "127.0.0.1"),
                driverOutput);
        driver = child;
        Follower follower = new Follower(
                session.applicationId(),
                Role.HOST,
                FollowLimits.NONE,
                session.application(),
                ApplicationTls.of(identity.join()),
                console,
                child,
                observer);
        if (MapPreparation.isRun(request)) {
            follower.driverTellsItsExit();
        }
        stopper.handOver(follower::stop);
        request.settings().find(ConfigKeys.RUN_TIMEOUT).ifPresent(limit -> watchTime(follower, limit));
        return follower.follow();
    }

    /** As YARN would. */
    private void watchTime(Follower follower, Duration limit) {
        Thread thread = new Thread(
                () -> {
                    try {
                        Thread.sleep(limit.toMillis());
                        follower.stop(StopSignal.TIME_LIMIT);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "run-timeout");
        thread.setDaemon(true);
        thread.start();
        timeLimit = thread;
    }

    @Override
    public void close() {
        boolean interrupted = Thread.interrupted();
        if (timeLimit != null) {
            timeLimit.interrupt();
        }
        if (driver != null) {
            driver.kill();
        }
        session.close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
