package io.yarnsubmit.appmaster.control;

import io.grpc.stub.ServerCallStreamObserver;
import io.yarnsubmit.protocol.v1.ApplicationEvent;
import io.yarnsubmit.protocol.v1.ApplicationStatus;
import io.yarnsubmit.protocol.v1.ClientMessage.Ping;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What one attached client has been told. Touched on the feed's thread alone, but for the stream's own methods. */
final class ClientSession {
    private static final Duration LEAST_BETWEEN = Duration.ofMillis(200);
    private static final Duration MOST_BETWEEN = Duration.ofSeconds(2);

    private final ServerCallStreamObserver<ApplicationEvent> stream;
    private @Nullable ApplicationStatus said;
    private Instant saidAt = Instant.MIN;
    private long bytesShown;
    private boolean closed;
    private boolean outcomeSent;
    private boolean acknowledged;

    ClientSession(ServerCallStreamObserver<ApplicationEvent> stream) {
        this.stream = stream;
    }

    void acknowledge() {
        acknowledged = true;
    }

    boolean isAcknowledged() {
        return acknowledged;
    }

    /**
     * The client says how far it is with the driver's output.
     *
     * @return whether it has shown more than before
     */
    boolean shown(Ping ping) {
        long before = bytesShown;
        bytesShown = ping.getStdoutShown() + ping.getStderrShown();
        return bytesShown > before;
    }

    /** So many bytes of both streams, when it was heard of last. */
    long bytesShown() {
        return bytesShown;
    }

    /** Tells the client what it does not know yet. */
    void tell(FeedContent content, Instant now) {
        if (stream.isCancelled() || outcomeSent) {
            return;
        }
        tellStatus(content, now);
        if (content.outcome() != null) {
            stream.onNext(
                    ApplicationEvent.newBuilder().setOutcome(content.outcome()).build());
            outcomeSent = true;
        }
    }

    /** Also a second time, because a client that has received everything goes, which ends the stream. */
    void close() {
        if (!closed && !stream.isCancelled()) {
            closed = true;
            stream.onCompleted();
        }
    }

    private void tellStatus(FeedContent content, Instant now) {
        ApplicationStatus status = content.status();
        boolean news = !status.equals(said);
        Duration wait = news ? LEAST_BETWEEN : MOST_BETWEEN;
        // The last status has the final counts, so the pace must not suppress it.
        boolean last = news && content.outcome() != null;
        if (stream.isReady() && (said == null || last || !now.isBefore(saidAt.plus(wait)))) {
            said = status;
            saidAt = now;
            stream.onNext(ApplicationEvent.newBuilder().setStatus(status).build());
        }
    }
}
