package io.yarnsubmit.appmaster.control;

import io.yarnsubmit.appmaster.loop.Inbox;
import io.yarnsubmit.launch.DriverOutputFiles;
import io.yarnsubmit.protocol.loop.EventLoop;
import io.yarnsubmit.protocol.v1.ApplicationStatus;
import io.yarnsubmit.protocol.v1.ClientMessage.Attach;
import io.yarnsubmit.protocol.v1.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the attached clients the application's status, the driver's output as it is written, and in the end the outcome.
 * Has a thread of its own, because it reads files. Thread-safe.
 */
public final class ClientFeed {
    private static final Logger log = LoggerFactory.getLogger(ClientFeed.class);
    private static final Duration POLL = Duration.ofMillis(50);

    private final EventLoop loop;
    private final InstantSource clock;
    private final Inbox<ClientEvents> events;
    private final Set<ClientSession> sessions = new LinkedHashSet<>();
    private FeedContent content;
    private boolean polling;
    private boolean reported;

    /**
     * @param output the driver's files; null in client mode
     */
    public ClientFeed(
            @Nullable DriverOutputFiles output, InstantSource clock, Inbox<ClientEvents> events, EventLoop loop) {
        this.clock = clock;
        this.events = events;
        this.loop = loop;
        content = new FeedContent(ApplicationStatus.getDefaultInstance(), output, Long.MAX_VALUE, Long.MAX_VALUE, null);
    }

    /** Sets the status that clients are told. */
    public void status(ApplicationStatus status) {
        loop.execute(() -> content = content.withStatus(status));
    }

    /** The application has ended, and the driver writes no more. */
    public void outcome(Outcome outcome) {
        loop.execute(() -> {
            content = content.withOutcome(outcome);
            sessions.forEach(this::tell);
        });
    }

    void attach(ClientSession session, Attach from) {
        loop.execute(() -> {
            session.startAt(from.getStdoutOffset(), from.getStderrOffset());
            sessions.add(session);
            reportAttached();
            tell(session);
            poll();
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
        try {
            session.tell(content, clock.instant());
        } catch (IOException e) {
            log.warn("the driver's output cannot be read", e);
        }
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
