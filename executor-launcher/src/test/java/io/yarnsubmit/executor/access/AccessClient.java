package io.yarnsubmit.executor.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** The owner's end of one call. */
final class AccessClient<I, O> implements ClientResponseObserver<I, O> {
    final BlockingQueue<O> received = new LinkedBlockingQueue<>();
    final CompletableFuture<Boolean> end = new CompletableFuture<>();
    private final boolean isManual;
    ClientCallStreamObserver<I> call;

    private AccessClient(boolean isManual) {
        this.isManual = isManual;
    }

    static <I, O> AccessClient<I, O> begin(Function<StreamObserver<O>, StreamObserver<I>> method) {
        AccessClient<I, O> client = new AccessClient<>(false);
        StreamObserver<I> unused = method.apply(client);
        return client;
    }

    /** Takes messages only when it asks for them. */
    static <I, O> AccessClient<I, O> beginSlowly(Function<StreamObserver<O>, StreamObserver<I>> method) {
        AccessClient<I, O> client = new AccessClient<>(true);
        StreamObserver<I> unused = method.apply(client);
        return client;
    }

    @Override
    public void beforeStart(ClientCallStreamObserver<I> started) {
        call = started;
        if (isManual) {
            started.disableAutoRequestWithInitial(0);
        }
    }

    @Override
    public void onNext(O message) {
        received.add(message);
    }

    @Override
    public void onError(Throwable failure) {
        end.completeExceptionally(failure);
    }

    @Override
    public void onCompleted() {
        end.complete(true);
    }

    O next() throws InterruptedException {
        O message = received.poll(30, TimeUnit.SECONDS);
        assertThat(message).isNotNull();
        return message;
    }
}
