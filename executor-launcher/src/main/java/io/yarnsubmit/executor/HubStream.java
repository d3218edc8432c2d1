package io.yarnsubmit.executor;

import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import io.yarnsubmit.protocol.failure.OutOfMemory;
import io.yarnsubmit.protocol.rpc.Transport;
import io.yarnsubmit.protocol.tls.ApplicationTls;
import io.yarnsubmit.protocol.v1.ExecutorLaunch;
import io.yarnsubmit.protocol.v1.ExecutorMessage;
import io.yarnsubmit.protocol.v1.HubGrpc;
import io.yarnsubmit.protocol.v1.HubMessage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A connection to the hub. On the executor's loop. */
final class HubStream implements ClientResponseObserver<ExecutorMessage, HubMessage> {
    private final ManagedChannel channel;
    private final Listener listener;
    private @Nullable ClientCallStreamObserver<ExecutorMessage> out;
    private boolean closed;

    /** Receives messages on the loop, none after the stream was closed. */
    interface Listener {
        void received(HubStream stream, HubMessage message);

        /** What was sent is on its way, and the stream can take more. */
        void ready(HubStream stream);

        void broken(HubStream stream, String why);

        /** The transport has caught what its threads cannot handle. */
        void failed(Throwable failure);
    }

    private HubStream(ManagedChannel channel, Listener listener) {
        this.channel = channel;
        this.listener = listener;
    }

    static HubStream open(ExecutorLaunch launch, ApplicationTls tls, Executor loop, Listener listener) {
        ManagedChannel channel = Transport.connect(launch.getHubHost(), launch.getHubPort(), tls, loop);
        HubStream stream = new HubStream(channel, listener);
        HubGrpc.newStub(channel).connect(stream);
        return stream;
    }

    @Override
    public void beforeStart(ClientCallStreamObserver<ExecutorMessage> call) {
        out = call;
        call.setOnReadyHandler(this::becameReady);
    }

    private void becameReady() {
        if (!closed) {
            listener.ready(this);
        }
    }

    /** Whether what is sent now is sent at once. */
    boolean isReady() {
        return !closed && out != null && out.isReady();
    }

    void send(ExecutorMessage message) {
        if (!closed && out != null) {
            out.onNext(message);
        }
    }

    /** Closes the stream, and waits until that was sent, but not for long. */
    void closeGently(long millis) throws InterruptedException {
        if (!closed && out != null) {
            closed = true;
            out.onCompleted();
            channel.shutdown();
            channel.awaitTermination(millis, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void onNext(HubMessage message) {
        if (!closed) {
            listener.received(this, message);
        }
    }

    @Override
    public void onError(Throwable failure) {
        Status status = Status.fromThrowable(failure);
        Throwable cause = status.getCause();
        if (OutOfMemory.isIn(cause)) {
            listener.failed(failure);
        }
        end(status.getCode() + ": " + status.getDescription() + (cause == null ? "" : " (" + cause + ")"));
    }

    @Override
    public void onCompleted() {
        end("the hub closed it");
    }

    private void end(String why) {
        if (!closed) {
            closed = true;
            channel.shutdownNow();
            listener.broken(this, why);
        }
    }
}
