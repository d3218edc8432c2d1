package io.yarnsubmit.appmaster;

import io.yarnsubmit.appmaster.allocation.AllocationShell;
import io.yarnsubmit.appmaster.allocation.AllocatorCore;
import io.yarnsubmit.appmaster.cluster.AmContainer;
import io.yarnsubmit.appmaster.cluster.Cluster;
import io.yarnsubmit.appmaster.cluster.Staging;
import io.yarnsubmit.appmaster.control.ControlServer;
import io.yarnsubmit.appmaster.control.DriverInstructions;
import io.yarnsubmit.appmaster.control.ExecutorAccess;
import io.yarnsubmit.appmaster.driverhost.DriverHost;
import io.yarnsubmit.appmaster.driverhost.DriverHostSettings;
import io.yarnsubmit.appmaster.events.ClientEventHandler;
import io.yarnsubmit.appmaster.events.ClusterEventHandler;
import io.yarnsubmit.appmaster.events.DriverEventHandler;
import io.yarnsubmit.appmaster.events.DriverProcessListener;
import io.yarnsubmit.appmaster.events.ExecutorEventHandler;
import io.yarnsubmit.appmaster.events.StatusRefresh;
import io.yarnsubmit.appmaster.failure.InternalFailure;
import io.yarnsubmit.appmaster.journal.Journal;
import io.yarnsubmit.appmaster.journal.JournalEntries;
import io.yarnsubmit.appmaster.launch.ExecutorLaunches;
import io.yarnsubmit.appmaster.launch.GroupPlans;
import io.yarnsubmit.appmaster.lifecycle.Attempts;
import io.yarnsubmit.appmaster.lifecycle.LifecycleCore;
import io.yarnsubmit.appmaster.lifecycle.LifecycleShell;
import io.yarnsubmit.appmaster.loop.Inbox;
import io.yarnsubmit.appmaster.page.LiveContent;
import io.yarnsubmit.appmaster.status.ExecutorStatistics;
import io.yarnsubmit.appmaster.status.Instances;
import io.yarnsubmit.appmaster.status.StatusBoard;
import io.yarnsubmit.appmaster.tokens.TokenDistribution;
import io.yarnsubmit.appmaster.tokens.TokensEnd;
import io.yarnsubmit.launch.DriverOutputFiles;
import io.yarnsubmit.page.PageContent;
import io.yarnsubmit.page.PageFacts;
import io.yarnsubmit.protocol.loop.EventLoop;
import io.yarnsubmit.protocol.loop.MonotonicTime;
import io.yarnsubmit.protocol.rpc.AmAddress;
import io.yarnsubmit.protocol.secrets.SecretMask;
import io.yarnsubmit.protocol.v1.ExecutorGroupPlan;
import io.yarnsubmit.protocol.v1.TlsIdentity;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The parts of an ApplicationMaster. The constructor says which part knows which, with {@link ControlParts} for what driver and
 * clients connect to. What is special to YARN, or to this machine alone, comes from the {@link Place}.
 *
 * <p>Everything that happens is an event on one loop. Parts that run on other threads post their events to an {@link
 * Inbox}, so that they can be made before the parts that handle these events.
 */
final class ApplicationMaster implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ApplicationMaster.class);

    private static final Duration REFRESH_INTERVAL = Duration.ofSeconds(2);
    /** Until then a client that waits will hardly have gone, and it removes what a kill leaves behind. */
    private static final Duration AFTER_THE_START = Duration.ofSeconds(5);

    /** A short application ends before that, and pays nothing for its page. */
    private static final Duration PAGE_DELAY = Duration.ofSeconds(5);

    private static final Duration CHECK_INTERVAL = Duration.ofSeconds(30);

    private final PlanView view;
    private final Place place;
    private final int hubPort;
    private final EventLoop loop;
    private final EventLoop feedLoop;
    private final Journal journal;
    private final JournalEntries entries;
    private final ControlServer server;
    private final Cluster cluster;
    private final DriverHost driverHost = new DriverHost();
    private final DriverProcessListener driverProcess;
    private final AllocationShell allocation;
    private final StatusBoard board;
    private final StatusRefresh refresh;
    private final Inbox<LifecycleShell> lifecycleEvents;
    private final Runnable renewals;
    private final PageContent page;

    ApplicationMaster(PlanView view, Place place) throws IOException {
        this.view = view;
        this.place = place;
        AmContainer container = view.container();
        List<ExecutorGroupPlan> groups = view.plan().getGroupsList();
        InstantSource clock = new MonotonicTime();
        InternalFailure failure = new InternalFailure(driverHost::kill, place::halt);
        loop = EventLoop.start("am-loop", failure);
        feedLoop = EventLoop.start("client-feed", failure);
        SecretMask mask = SecretMask.of(place.userSecrets());
        journal = new Journal(container.logDirectory(), clock, mask);
        entries = new JournalEntries(journal);
        entries.attemptStarted(view.plan(), container, place.started());

        Inboxes events = Inboxes.on(loop);
        lifecycleEvents = events.lifecycle();

        // Comes first, because opening the port takes a while.
        TlsIdentity identity = place.identity();
        ControlParts control =
                ControlParts.open(view, place.listenAddress(), identity, events, clock, feedLoop, journal);
        server = control.server();

        // The executors.
        ExecutorLaunches launches =
                new ExecutorLaunches(view.plan(), container.applicationId(), identity, place.userSecrets());
        hubPort = place.hubPort();
        if (hubPort > 0) {
            launches.hubExpected(container.host(), hubPort);
        }
        cluster = place.cluster(launches, events.cluster(), failure);
        DriverInstructions instructions =
                new DriverInstructions(control.link(), container.attempt(), groups, place.page(), clock);
        ExecutorStatistics statistics = new ExecutorStatistics();
        allocation = new AllocationShell(
                new AllocatorCore(view.allocatorSettings(), new Random()),
                cluster,
                new ExecutorEventHandler(statistics, entries, instructions, lifecycleEvents, events.refreshes()),
                loop,
                clock);
        Instances instances = new Instances(groups, entries);
        board = new StatusBoard(
                container.attempt(),
                groups,
                statistics,
                allocation,
                control.feed(),
                cluster,
                clock,
                entries,
                instances);

        // The life cycle.
        Staging staging = place.staging();
        Attempts attempts = view.attempts(place.mostAttempts());
        if (attempts.isLast()) {
            failure.lastAttempt(cluster, staging);
        }
        driverProcess = new DriverProcessListener(lifecycleEvents, entries, failure, control.feed()::driverEnded);
        DriverOutputFiles output = DriverOutputFiles.in(container.logDirectory());
        TokensEnd tokensEnd = new TokensEnd(view.plan().getTokens().getFirstEndMillis());
        Duties duties = new Duties(
                driverHost,
                () -> driverHost.start(driverSettings(identity, output), driverProcess, failure),
                () -> driverHost.writeAddress(address()),
                allocation,
                cluster,
                control.feed(),
                new StagingDuties(view, staging, output, lifecycleEvents, failure),
                board,
                entries,
                tokensEnd,
                place::exit);
        LifecycleShell lifecycle =
                new LifecycleShell(new LifecycleCore(view.lifecycleSettings(attempts)), duties, loop, clock);

        page = new LiveContent(() -> facts(mask), events.clients(), journal);
        refresh = new StatusRefresh(allocation, lifecycle, instructions, cluster, board);
        renewals = () -> place.renewTokens(events.tokens(), failure);
        TokenDistribution tokens =
                new TokenDistribution(place, instructions::tokens, board::tokens, entries, tokensEnd);
        handle(events, lifecycle, instructions, launches, tokens, instances, failure, mask);
    }

    /** From now on events are handled, also those that were posted before. */
    private void handle(
            Inboxes events,
            LifecycleShell lifecycle,
            DriverInstructions instructions,
            ExecutorLaunches launches,
            TokenDistribution tokens,
            Instances instances,
            InternalFailure failure,
            SecretMask mask) {
        ExecutorAccess access = new ExecutorAccess(instructions, loop::schedule);
        events.refreshes().open(refresh);
        events.lifecycle().open(lifecycle);
        events.cluster()
                .open(new ClusterEventHandler(allocation, lifecycle, instructions, board, entries, failure, mask));
        events.driver()
                .open(new DriverEventHandler(
                        allocation,
                        lifecycle,
                        instructions,
                        launches,
                        new GroupPlans(view.plan().getGroupsList()),
                        cluster,
                        board,
                        entries,
                        instances,
                        access,
                        mask));
        events.tokens().open(tokens);
        events.clients()
                .open(new ClientEventHandler(allocation, lifecycle, instructions, tokens, board, entries, access));
    }

    /**
     * The port for driver and clients.
     *
     * @throws java.io.UncheckedIOException if there is none
     */
    int port() {
        return server.port();
    }

    private AmAddress address() {
        return new AmAddress(view.container().host(), port(), view.container().attempt());
    }

    /** Starts what need not wait for the registration. */
    void prepare() {
        lifecycleEvents.post(LifecycleShell::begun);
    }

    /** Tells the cluster where driver and clients find it. */
    void register() throws IOException {
        AmAddress address = address();
        cluster.register(address.host(), address.port());
        log.info("registered as {}, {} ms after the start of this process", address, ageMillis());
        loop.execute(() -> {
            entries.attemptRegistered(address.toString());
            board.reached("ApplicationMaster process started", place.started().toEpochMilli());
            board.reached("ApplicationMaster registered");
        });
    }

    /**
     * Begins: the cluster knows this attempt.
     *
     * @param first how the life cycle goes on
     */
    void begin(Consumer<LifecycleShell> first) {
        lifecycleEvents.post(lifecycle -> {
            first.accept(lifecycle);
            if (hubPort > 0) {
                allocation.hubExpected();
            }
            allocation.begin();
            cluster.prepareLaunches();
            loop.schedule(view.plan().getClientWaits() ? AFTER_THE_START : Duration.ZERO, place::prepareForKill);
            renewals.run();
            loop.schedule(PAGE_DELAY, () -> cluster.servePage(page));
            every(REFRESH_INTERVAL, refresh::timePassed);
            every(CHECK_INTERVAL, refresh::checkAsks);
        });
    }

    private void every(Duration period, Runnable work) {
        loop.schedule(period, () -> {
            work.run();
            every(period, work);
        });
    }

    /** This process was told to end: ends the driver too. From any thread. */
    void endNow() {
        driverProcess.processEnds();
        driverHost.kill();
        journal.finish();
    }

    /** Ends the threads and the port; the cluster ends processes. */
    @Override
    public void close() {
        server.close();
        journal.close();
        loop.close();
        feedLoop.close();
    }

    private PageFacts facts(SecretMask mask) {
        AmContainer container = view.container();
        return new PageFacts(
                container.applicationId(),
                container.attempt(),
                view.plan(),
                cluster.queue(),
                place.submittedMillis(),
                container.host(),
                mask);
    }

    private long ageMillis() {
        return Duration.between(place.started(), Instant.now()).toMillis();
    }

    private DriverHostSettings driverSettings(TlsIdentity identity, DriverOutputFiles output) {
        AmContainer container = view.container();
        return new DriverHostSettings(
                view.plan(),
                identity,
                container.applicationId(),
                container.attempt(),
                container.workDirectory(),
                output,
                container.host(),
                hubPort,
                place::driverTokens,
                place.userSecrets());
    }
}
