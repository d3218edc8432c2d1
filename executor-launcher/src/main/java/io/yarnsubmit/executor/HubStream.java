package io.yarnsubmit.executor;

import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.yarnsubmit.protocol.rpc.Transport;
import io.yarnsubmit.protocol.tls.ApplicationTls;
import io.yarnsubmit.protocol.v1.ExecutorLaunch;
import io.yarnsubmit.protocol.v1.ExecutorMessage;
import io.yarnsubmit.protocol.v1.HubGrpc;
import io.yarnsubmit.protocol.v1.HubMessage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One connection to the hub, from its opening until it breaks or is closed. On the executor's loop. */
final class HubStream implements StreamObserver<HubMessage> {
    private final ManagedChannel channel;
    private final Listener listener;
    private @Nullable StreamObserver<ExecutorMessage> out;
    private boolean closed;

    /** Hears of the stream on the loop; of a closed one, nothing. */
    interface Listener {
        void received(HubStream stream, HubMessage message);

        void broken(HubStream stream, String why);
    }

    private HubStream(ManagedChannel channel, Listener listener) {
        this.channel = channel;
        this.listener = listener;
    }

    static HubStream open(ExecutorLaunch launch, ApplicationTls tls, Executor loop, Listener listener) {
        ManagedChannel channel = Transport.connect(launch.getHubHost(), launch.getHubPort(), tls, loop);
        HubStream stream = new HubStream(channel, listener);
        stream.out = HubGrpc.newStub(channel).connect(stream);
        return stream;
    }

    void send(ExecutorMessage message) {
        if (!closed && out != null) {
            out.onNext(message);
        }
    }

    /** Says good-bye, and waits a moment for it to go out. */
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
