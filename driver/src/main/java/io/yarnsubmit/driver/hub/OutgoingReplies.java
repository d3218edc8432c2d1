package io.yarnsubmit.driver.hub;

import io.grpc.stub.CallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.yarnsubmit.protocol.rpc.MessageSizes;
import io.yarnsubmit.protocol.v1.ControlReply;
import io.yarnsubmit.protocol.v1.HubMessage;
import java.util.ArrayDeque;

/**
 * Answers for the commands on one executor. They wait here while the connection has enough to send: here they share a value
 * that many wait for, and in the connection each would have a copy of it. On the loop.
 */
final class OutgoingReplies {
    private final StreamObserver<HubMessage> out;
    private final ArrayDeque<ControlReply> waiting = new ArrayDeque<>();

    OutgoingReplies(StreamObserver<HubMessage> out) {
        this.out = out;
    }

    void add(ControlReply reply) {
        waiting.add(reply);
        send();
    }

    /** To be called when the connection can take more. */
    void send() {
        while (!waiting.isEmpty() && isReady()) {
            HubMessage.Builder message = HubMessage.newBuilder();
            long bytes = 0;
            do {
                ControlReply reply = waiting.remove();
                message.addControlReplies(reply);
                bytes += reply.getBody().size();
            } while (!waiting.isEmpty() && bytes + waiting.element().getBody().size() <= MessageSizes.MOST_BATCH_BYTES);
            out.onNext(message.build());
        }
    }

    private boolean isReady() {
        return !(out instanceof CallStreamObserver<HubMessage> call) || call.isReady();
    }

    void clear() {
        waiting.clear();
    }
}
