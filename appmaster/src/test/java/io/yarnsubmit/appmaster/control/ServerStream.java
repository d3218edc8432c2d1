package io.yarnsubmit.appmaster.control;

import io.grpc.stub.ServerCallStreamObserver;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The other end of a call, for tests: keeps what it is sent, and has room or not. */
final class ServerStream<A> extends ServerCallStreamObserver<A> {
    final List<A> heard = new ArrayList<>();
    boolean ready = true;
    int requested;
    boolean completed;

    @Nullable
    Throwable failure;

    Runnable onCancel = () -> {};
    Runnable onReady = () -> {};

    @Override
    public void onNext(A value) {
        heard.add(value);
    }

    @Override
    public void onError(Throwable thrown) {
        failure = thrown;
    }

    @Override
    public void onCompleted() {
        completed = true;
    }

    @Override
    public boolean isReady() {
        return ready;
    }

    @Override
    public boolean isCancelled() {
        return false;
    }

    @Override
    public void setOnCancelHandler(Runnable handler) {
        onCancel = handler;
    }

    @Override
    public void setOnReadyHandler(Runnable handler) {
        onReady = handler;
    }

    @Override
    public void request(int count) {
        requested += count;
    }

    @Override
    public void setCompression(String compression) {}

    @Override
    public void setMessageCompression(boolean enable) {}

    @Override
    public void disableAutoInboundFlowControl() {}

    @Override
    public void disableAutoRequest() {}
}
