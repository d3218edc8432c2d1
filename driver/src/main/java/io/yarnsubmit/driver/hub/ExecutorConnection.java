package io.yarnsubmit.driver.hub;

import io.grpc.stub.StreamObserver;
import io.yarnsubmit.protocol.v1.ExecutorMessage;
import io.yarnsubmit.protocol.v1.HubMessage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The connection of one executor. On the loop. */
final class ExecutorConnection implements StreamObserver<ExecutorMessage> {
    private final Hub hub;
    private final StreamObserver<HubMessage> out;
    private HubMessage.@Nullable Builder pending;
    private long resultsReceived;
    private boolean closed;
    int executorId = -1;
    Instant lastHeard;

    ExecutorConnection(Hub hub, StreamObserver<HubMessage> out, Instant now) {
        this.hub = hub;
        this.out = out;
        this.lastHeard = now;
    }

    @Override
    public void onNext(ExecutorMessage message) {
        if (!closed) {
            resultsReceived += message.getResultsCount();
            hub.received(this, message);
        }
    }

    @Override
    public void onError(Throwable failure) {
        end();
    }

    @Override
    public void onCompleted() {
        end();
    }

    private void end() {
        if (!closed) {
            close();
            hub.ended(this);
        }
    }

    /** The message that the next {@link #flush} sends. */
    HubMessage.Builder outgoing() {
        if (pending == null) {
            pending = HubMessage.newBuilder();
        }
        return pending;
    }

    void flush() {
        HubMessage.Builder message = pending;
        pending = null;
        if (message != null && !closed) {
            out.onNext(message.setAcknowledgedResults(resultsReceived).build());
        }
    }

    void close() {
        if (!closed) {
            closed = true;
            out.onCompleted();
        }
    }
}
