package io.yarnsubmit.appmaster.control;

import io.grpc.stub.StreamObserver;
import io.yarnsubmit.appmaster.loop.Inbox;
import io.yarnsubmit.protocol.v1.ClientMessage;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One stream of a client's messages: passes them to the event loop, and to the client's session in the feed. */
final class ClientMessages implements StreamObserver<ClientMessage> {
    private static final Logger log = LoggerFactory.getLogger(ClientMessages.class);

    private final ClientFeed feed;
    private final ClientSession session;
    private final Inbox<ClientEvents> events;
    // Messages of one stream come one after the other, so this needs no lock.
    private boolean hosts;

    ClientMessages(ClientFeed feed, ClientSession session, Inbox<ClientEvents> events) {
        this.feed = feed;
        this.session = session;
        this.events = events;
    }

    @Override
    public void onNext(ClientMessage message) {
        if (message.hasAttach()) {
            hosts = message.getAttach().getHostsDriver();
            feed.attach(session);
        }
        if (hosts) {
            events.post(ClientEvents::hostHeard);
        }
        switch (message.getMessageCase()) {
            case DRIVER_ENDED -> {
                ClientMessage.DriverEnded ended = message.getDriverEnded();
                events.post(on -> on.driverEnded(ended.getExitCode(), ended.hasFailure() ? ended.getFailure() : null));
            }
            case END_APPLICATION -> {
                String reason = message.getEndApplication().getReason();
                events.post(on -> on.endRequested(reason));
            }
            // Only from whoever hosts the driver.
            case TOKENS -> {
                if (hosts) {
                    byte[] storage = message.getTokens().getStorage().toByteArray();
                    long end = message.getTokens().getEndMillis();
                    events.post(on -> on.tokensRenewed(
                            storage, end == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(end))));
                }
            }
            case TOKENS_FAILED -> {
                if (hosts) {
                    String reason = message.getTokensFailed().getReason();
                    Instant next =
                            Instant.ofEpochMilli(message.getTokensFailed().getNextMillis());
                    events.post(on -> on.tokensFailed(reason, next));
                }
            }
            case PING -> feed.heard(session, message.getPing());
            case OUTCOME_RECEIVED -> feed.acknowledged(session);
            default -> {
                // Attach is dealt with above.
            }
        }
    }

    @Override
    public void onError(Throwable cause) {
        log.info("a client's stream broke: {}", cause.toString());
        feed.detach(session);
    }

    @Override
    public void onCompleted() {
        feed.detach(session);
    }
}
