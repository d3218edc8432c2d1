package io.yarnsubmit.appmaster.control;

import io.yarnsubmit.appmaster.loop.Inbox;
import io.yarnsubmit.launch.DriverOutputFiles;
import io.yarnsubmit.protocol.loop.EventLoop;
import io.yarnsubmit.protocol.v1.ApplicationStatus;
import io.yarnsubmit.protocol.v1.ClientMessage.Ping;
import io.yarnsubmit.protocol.v1.Outcome;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells the attached clients the application's status and in the end the outcome, and hears how far they are with the
 * driver's output. Has a thread of its own, because it looks at files. Thread-safe.
 */
public final class ClientFeed {
    private static final Duration POLL = Duration.ofMillis(50);
    /** A client that is no further behind at the driver's end is about to have all. */
    private static final long NEAR_BYTES = 1 << 20;

    private final @Nullable DriverOutputFiles files;
    private final OutputFeed output;
    private final EventLoop loop;
    private final InstantSource clock;
    private final Inbox<ClientEvents> events;
    private final Set<ClientSession> sessions = new LinkedHashSet<>();
    private FeedContent content = new FeedContent(ApplicationStatus.getDefaultInstance(), null);
    private boolean polling;
    private boolean reported;
    private boolean showing;

    /**
     * @param files the driver's; null in client mode
     * @param output is told where they end
     */
    public ClientFeed(
            @Nullable DriverOutputFiles files,
            OutputFeed output,
            InstantSource clock,
            Inbox<ClientEvents> events,
            EventLoop loop) {
        this.files = files;
        this.output = output;
        this.clock = clock;
        this.events = events;
        this.loop = loop;
    }

    /** Sets the status that clients are told. */
    public void status(ApplicationStatus status) {
        loop.execute(() -> content = new FeedContent(status, content.outcome()));
    }

    /**
     * The driver has ended. Whether clients are behind with its output is known before that is told.
     *
     * @param tell is called on the feed's thread
     */
    public void driverEnded(Runnable tell) {
        loop.execute(() -> {
            if (files != null) {
                long near = length(files) - NEAR_BYTES;
                if (sessions.stream().anyMatch(session -> session.bytesShown() < near)) {
                    events.post(ClientEvents::behind);
                }
            }
            tell.run();
        });
    }

    /** The application has ended, and the driver writes no more. */
    public void outcome(Outcome outcome) {
        loop.execute(() -> {
            Outcome.Builder told = outcome.toBuilder();
            if (files != null) {
                told.setStdoutBytes(DriverOutputFiles.length(files.stdout()))
                        .setStderrBytes(DriverOutputFiles.length(files.stderr()))
                        .setOutputDiskFull(files.isDiskFull());
                output.endsAt(told.getStdoutBytes(), told.getStderrBytes());
            }
            content = new FeedContent(content.status(), told.build());
            sessions.forEach(this::tell);
        });
    }

    private static long length(DriverOutputFiles files) {
        return DriverOutputFiles.length(files.stdout()) + DriverOutputFiles.length(files.stderr());
    }

    void attach(ClientSession session) {
        loop.execute(() -> {
            sessions.add(session);
            showing = false;
            reportAttached();
            tell(session);
            poll();
        });
    }

    /** A client lives, and says how far it is. */
    void heard(ClientSession session, Ping ping) {
        loop.execute(() -> {
            boolean more = session.shown(ping);
            Outcome outcome = content.outcome();
            if (outcome != null
                    && session.bytesShown() < outcome.getStdoutBytes() + outcome.getStderrBytes()
                    && (more || !showing)) {
                showing = true;
                events.post(ClientEvents::outputShown);
            }
        });
    }

    void detach(ClientSession session) {
        loop.execute(() -> {
            sessions.remove(session);
            session.close();
            reportWhenAllTold();
            reportAttached();
        });
    }

    void acknowledged(ClientSession session) {
        loop.execute(() -> {
            session.acknowledge();
            session.close();
            reportWhenAllTold();
            sessions.remove(session);
        });
    }

    void ready(ClientSession session) {
        loop.execute(() -> {
            if (sessions.contains(session)) {
                tell(session);
            }
        });
    }

    private void poll() {
        if (!polling && !sessions.isEmpty()) {
            polling = true;
            loop.schedule(POLL, () -> {
                polling = false;
                Set.copyOf(sessions).forEach(this::tell);
                poll();
            });
        }
    }

    private void tell(ClientSession session) {
        session.tell(content, clock.instant());
    }

    private void reportAttached() {
        int attached = sessions.size();
        events.post(on -> on.attached(attached));
    }

    private void reportWhenAllTold() {
        boolean anyone = sessions.stream().anyMatch(ClientSession::isAcknowledged);
        if (!reported && anyone && sessions.stream().allMatch(ClientSession::isAcknowledged)) {
            reported = true;
            events.post(ClientEvents::told);
        }
    }
}
