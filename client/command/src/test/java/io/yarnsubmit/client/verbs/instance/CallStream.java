package io.yarnsubmit.client.verbs.instance;

import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** The other end of a call, for tests. */
final class CallStream<Q, A> extends ClientCallStreamObserver<Q> {
    final BlockingQueue<Q> heard = new LinkedBlockingQueue<>();
    volatile @Nullable ClientResponseObserver<Q, A> answers;
    volatile @Nullable String cancelled;

    /** As the method of a stub does. */
    @SuppressWarnings("unchecked")
    void open(StreamObserver<A> observer) {
        answers = (ClientResponseObserver<Q, A>) observer;
        answers.beforeStart(this);
    }

    @Override
    public void cancel(@Nullable String message, @Nullable Throwable cause) {
        cancelled = message;
        answers.onError(io.grpc.Status.CANCELLED.asRuntimeException());
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public void setOnReadyHandler(Runnable handler) {}

    @Override
    public void request(int count) {}

    @Override
    public void setMessageCompression(boolean enable) {}

    @Override
    public void disableAutoInboundFlowControl() {}

    @Override
    public void onNext(Q value) {
        heard.add(value);
    }

    @Override
    public void onError(Throwable thrown) {}

    @Override
    public void onCompleted() {}
}
