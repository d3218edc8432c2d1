package io.yarnsubmit.appmaster;

import io.grpc.Server;
import io.yarnsubmit.appmaster.allocation.AllocationShell;
import io.yarnsubmit.appmaster.allocation.AllocatorCore;
import io.yarnsubmit.appmaster.allocation.Grant;
import io.yarnsubmit.appmaster.cluster.AmContainer;
import io.yarnsubmit.appmaster.cluster.Cluster;
import io.yarnsubmit.appmaster.cluster.ClusterEvents;
import io.yarnsubmit.appmaster.cluster.Staging;
import io.yarnsubmit.appmaster.control.ClientFeed;
import io.yarnsubmit.appmaster.control.ControlService;
import io.yarnsubmit.appmaster.control.DriverLink;
import io.yarnsubmit.appmaster.driverhost.DriverHost;
import io.yarnsubmit.appmaster.journal.Journal;
import io.yarnsubmit.appmaster.lifecycle.LifecycleCore;
import io.yarnsubmit.appmaster.lifecycle.LifecycleShell;
import io.yarnsubmit.launch.DriverOutputFiles;
import io.yarnsubmit.protocol.loop.EventLoop;
import io.yarnsubmit.protocol.loop.MonotonicTime;
import io.yarnsubmit.protocol.rpc.Transport;
import io.yarnsubmit.protocol.tls.ApplicationTls;
import io.yarnsubmit.protocol.v1.ApplicationPlan;
import io.yarnsubmit.protocol.v1.ExecutorLaunch;
import io.yarnsubmit.protocol.v1.Outcome;
import io.yarnsubmit.protocol.v1.TlsIdentity;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiFunction;

/**
 * The ApplicationMaster of an application without YARN, within the process of its client: the same parts as those of an
 * {@link Application} in client mode, on whatever cluster it is given. Its end is that of the process, or comes by
 * {@link #close}.
 */
public final class LocalMaster implements AutoCloseable {
    private static final Duration LOOK = Duration.ofSeconds(2);

    private final Server server;
    private final EventLoop loop;
    private final EventLoop feedLoop;
    private final Journal journal;

    private LocalMaster(Server server, EventLoop loop, EventLoop feedLoop, Journal journal) {
        this.server = server;
        this.loop = loop;
        this.feedLoop = feedLoop;
        this.journal = journal;
    }

    /** Makes the cluster, which begins to be used when the driver has linked. */
    @FunctionalInterface
    public interface ClusterMaker {
        /**
         * Makes it.
         *
         * @param launches makes an executor's launch document, on any thread
         * @param events hears what comes of it
         */
        Cluster make(BiFunction<Grant, Integer, ExecutorLaunch> launches, ClusterEvents events);
    }

    /** Begins to serve the driver and the client. */
    public static LocalMaster start(
            ApplicationPlan plan, AmContainer container, TlsIdentity identity, ClusterMaker maker) throws IOException {
        PlanView view = new PlanView(plan, container);
        InstantSource clock = new MonotonicTime();
        // A client that fails as this does is told by the cluster; the driver is the client's to end.
        InternalFailure failure = new InternalFailure(() -> {}, () -> {});
        EventLoop loop = EventLoop.start("local-master", failure);
        EventLoop feedLoop = EventLoop.start("client-feed", failure);
        Journal journal = new Journal(container.logDirectory(), clock);
        JournalEntries entries = new JournalEntries(journal, view);
        entries.attemptStarted(Instant.now());

        Events events = new Events(loop, failure, entries);
        DriverLink link = new DriverLink();
        ClientFeed feed = new ClientFeed(null, clock, events, feedLoop);
        Server server = Transport.serve(
                container.host(),
                0,
                ApplicationTls.of(identity),
                new ControlService(link, feed, events, journal, loop).bindable(),
                Runnable::run);

        ExecutorLaunches launches = new ExecutorLaunches(view, identity);
        Cluster cluster = maker.make(launches, events);
        Staging staging = new NoStaging();
        failure.lastAttempt(cluster, staging);
        Duties duties = new Duties(
                view,
                new Duties.Surroundings(loop, new DriverHost(), cluster, feed, staging, entries, status -> {}),
                identity,
                DriverOutputFiles.in(container.logDirectory()),
                events);
        LifecycleShell lifecycle =
                new LifecycleShell(new LifecycleCore(view.lifecycleSettings(view.attempts(1))), duties, loop, clock);
        AllocationShell allocation = new AllocationShell(
                new AllocatorCore(view.allocatorSettings(), new Random()), cluster, events, loop, clock);
        StatusBoard board = new StatusBoard(view, lifecycle, allocation, feed, cluster, clock, entries);
        duties.connect(allocation, board);
        events.connect(
                lifecycle, allocation, new DriverNews(link, view, Optional.empty(), clock), launches, cluster, board);
        loop.execute(() -> {
            lifecycle.registered();
            // At the same time, by the client; nothing is waited for but the driver.
            lifecycle.driverStarted();
            allocation.begin();
            look(loop, events);
        });
        return new LocalMaster(server, loop, feedLoop, journal);
    }

    private static void look(EventLoop loop, Events events) {
        events.look();
        loop.schedule(LOOK, () -> look(loop, events));
    }

    /** Where driver and client find it, on this machine. */
    public int port() {
        return server.getPort();
    }

    /** Ends what it has begun here; processes are the cluster's. */
    @Override
    public void close() {
        server.shutdownNow();
        journal.close();
        loop.close();
        feedLoop.close();
    }

    /** There is no next attempt, and the client hears all, or is gone. */
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
