package io.yarnsubmit.appmaster;

import io.grpc.Server;
import io.yarnsubmit.appmaster.allocation.AllocationShell;
import io.yarnsubmit.appmaster.allocation.AllocatorCore;
import io.yarnsubmit.appmaster.cluster.AmContainer;
import io.yarnsubmit.appmaster.control.ClientFeed;
import io.yarnsubmit.appmaster.control.ControlService;
import io.yarnsubmit.appmaster.control.DriverLink;
import io.yarnsubmit.appmaster.driverhost.DriverHost;
import io.yarnsubmit.appmaster.journal.Journal;
import io.yarnsubmit.appmaster.lifecycle.Attempts;
import io.yarnsubmit.appmaster.lifecycle.Ending;
import io.yarnsubmit.appmaster.lifecycle.LifecycleCore;
import io.yarnsubmit.appmaster.lifecycle.LifecycleShell;
import io.yarnsubmit.appmaster.yarn.AmCredentials;
import io.yarnsubmit.appmaster.yarn.KilledApplicationCleanup;
import io.yarnsubmit.appmaster.yarn.StagingDirectory;
import io.yarnsubmit.appmaster.yarn.YarnCluster;
import io.yarnsubmit.appmaster.yarn.YarnSettings;
import io.yarnsubmit.launch.DriverOutputFiles;
import io.yarnsubmit.protocol.config.ConfigKeys;
import io.yarnsubmit.protocol.loop.EventLoop;
import io.yarnsubmit.protocol.loop.MonotonicTime;
import io.yarnsubmit.protocol.rpc.Transport;
import io.yarnsubmit.protocol.tls.ApplicationTls;
import io.yarnsubmit.protocol.v1.ApplicationPlan;
import io.yarnsubmit.protocol.v1.TlsIdentity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Wires the ApplicationMaster together: the one place to read which part knows which. */
final class Application {
    private static final Logger log = LoggerFactory.getLogger(Application.class);

    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final Duration CHECK = Duration.ofSeconds(30);

    private Application() {}

    static void start(ApplicationPlan plan, AmContainer container) throws IOException {
        log.info("attempt {} of {}, {}", container.attempt(), container.applicationId(), plan.getName());
        PlanView view = new PlanView(plan, container);
        InstantSource clock = new MonotonicTime();
        DriverHost driverHost = new DriverHost();

        InternalFailure failure =
                new InternalFailure(driverHost::kill, () -> Runtime.getRuntime().halt(1));
        EventLoop loop = EventLoop.start("am-loop", failure);
        EventLoop feedLoop = EventLoop.start("client-feed", failure);

        YarnSettings yarn = YarnSettings.read();
        AmCredentials credentials = AmCredentials.read();
        TlsIdentity identity = credentials.identity();
        DriverOutputFiles output = DriverOutputFiles.in(container.logDirectory());

        StagingDirectory staging = new StagingDirectory(yarn, plan.getStagingDirectory());
        KilledApplicationCleanup cleanup = new KilledApplicationCleanup(yarn, staging, container.applicationId());
        Journal journal = new Journal(container.logDirectory(), clock);
        JournalEntries entries = new JournalEntries(journal, view);
        entries.attemptStarted(
                Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime()));
        Events events = new Events(loop, failure, entries);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> endNow(events, driverHost, cleanup, journal), "end"));
        DriverLink link = new DriverLink();
        ClientFeed feed = new ClientFeed(view.hostsDriver() ? output : null, clock, events, feedLoop);
        ControlService service = new ControlService(link, feed, events, journal, loop);
        CompletableFuture<Server> server = CompletableFuture.supplyAsync(() -> serve(identity, service));

        ExecutorLaunches launches = new ExecutorLaunches(view, identity);
        YarnCluster cluster =
                new YarnCluster(yarn, view.settings(), plan, container.attempt(), credentials, launches, events);
        cluster.connect();
        Attempts attempts = view.attempts(yarn.attempts(view.settings().find(ConfigKeys.MAX_ATTEMPTS)));
        if (attempts.isLast()) {
            failure.lastAttempt(cluster, staging);
        }

        Duties duties = new Duties(
                view,
                new Duties.Surroundings(loop, driverHost, cluster, feed, staging, entries, Application::exit),
                identity,
                output,
                events);
        LifecycleShell lifecycle =
                new LifecycleShell(new LifecycleCore(view.lifecycleSettings(attempts)), duties, loop, clock);
        AllocationShell allocation = new AllocationShell(
                new AllocatorCore(view.allocatorSettings(), new Random()), cluster, events, loop, clock);
        StatusBoard board = new StatusBoard(view, lifecycle, allocation, feed, cluster, clock, entries);
        duties.connect(allocation, board);
        events.connect(
                lifecycle,
                allocation,
                new DriverNews(link, view, yarn.applicationPage(container.applicationId()), clock),
                launches,
                cluster,
                board);

        // Before YARN knows of this attempt: the driver's end is not undone by that of its ApplicationMaster.
        Optional<Ending> kept = view.hostsDriver() && container.attempt() > 1
                ? staging.keptEnding().map(Ending::of)
                : Optional.empty();
        int port = server.join().getPort();
        cluster.register(container.host(), port);
        log.info(
                "registered as {}:{}, {} ms after the start of this process", container.host(), port, ageMillis(clock));
        duties.servedAt(container.host() + ":" + port);
        loop.execute(() -> {
            entries.attemptRegistered(container.host() + ":" + port);
            board.reached(
                    "ApplicationMaster process started",
                    ManagementFactory.getRuntimeMXBean().getStartTime());
            board.reached("ApplicationMaster registered");
            kept.ifPresentOrElse(lifecycle::endedBefore, lifecycle::registered);
            allocation.begin();
            cluster.prepareLaunches();
            cleanup.prepare();
            every(LOOK, loop, events::look);
            every(CHECK, loop, events::checkAsks);
        });
    }

    private static void every(Duration period, EventLoop loop, Runnable work) {
        loop.schedule(period, () -> {
            work.run();
            every(period, loop, work);
        });
    }

    private static void endNow(
            Events events, DriverHost driverHost, KilledApplicationCleanup cleanup, Journal journal) {
        events.processEnds();
        driverHost.kill();
        journal.finish();
        cleanup.run();
    }

    private static void exit(int status) {
        if (status == 0) {
            // All is done in order; the shutdown hook is for those who are interrupted in it.
            Runtime.getRuntime().halt(status);
        }
        Runtime.getRuntime().exit(status);
    }

    private static long ageMillis(InstantSource clock) {
        Instant now = clock.instant();
        return Duration.between(ProcessHandle.current().info().startInstant().orElse(now), now)
                .toMillis();
    }

    private static Server serve(TlsIdentity identity, ControlService service) {
        try {
            return Transport.serve("", 0, ApplicationTls.of(identity), service.bindable(), Runnable::run);
        } catch (IOException e) {
            throw new UncheckedIOException("no port for the ApplicationMaster's service", e);
        }
    }
}
