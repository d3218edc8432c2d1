package io.yarnsubmit.driver.hub;

import io.grpc.stub.StreamObserver;
import io.yarnsubmit.protocol.rpc.MessageSizes;
import io.yarnsubmit.protocol.v1.ControlReply;
import io.yarnsubmit.protocol.v1.ExecutorMessage;
import io.yarnsubmit.protocol.v1.HubMessage;
import java.time.Instant;

/** The connection of one executor. On the loop. */
final class ExecutorConnection implements StreamObserver<ExecutorMessage> {
    private final Hub hub;
    private final StreamObserver<HubMessage> out;
    private final OutgoingMessages pending = new OutgoingMessages(MessageSizes.MOST_BATCH_BYTES);
    private final OutgoingReplies replies;
    private long resultsReceived;
    private boolean closed;
    int executorId = -1;
    Instant lastHeard;

    ExecutorConnection(Hub hub, StreamObserver<HubMessage> out, Instant now) {
        this.hub = hub;
        this.out = out;
        this.replies = new OutgoingReplies(out);
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

    /** A message that the next {@link #flush} sends, and that has room for so many bytes. */
    HubMessage.Builder outgoing(long bytes) {
        return pending.withRoomFor(bytes);
    }

    /** Answers a command there. */
    void reply(ControlReply reply) {
        if (!closed) {
            replies.add(reply);
        }
    }

    /** The connection can take more. */
    void ready() {
        if (!closed) {
            replies.send();
        }
    }

    void flush() {
        for (HubMessage.Builder message : pending.take()) {
            if (!closed) {
                out.onNext(message.setAcknowledgedResults(resultsReceived).build());
            }
        }
    }

    void close() {
        if (!closed) {
            closed = true;
            replies.clear();
            out.onCompleted();
        }
    }
}
