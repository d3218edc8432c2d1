package io.yarnsubmit.appmaster.control;

import io.grpc.Channel;
import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.yarnsubmit.protocol.loop.EventLoop;
import io.yarnsubmit.protocol.v1.AccessReply;
import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One call that is passed on, in both directions. A message is asked for when there is room for it at the other side, so a slow
 * side holds the other back, and hardly anything is kept here. Touched on the relay's loop alone.
 *
 * @param <Q> the client's messages
 * @param <A> the executor's messages
 */
final class RelayedCall<Q, A> {
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);

    private final ServerCallStreamObserver<A> client;
    private final Target<Q> target;
    private final BiConsumer<Integer, Consumer<AccessReply>> finder;
    private final Connector<Q, A> connector;
    private final Refusal<A> refusal;
    private final EventLoop loop;
    private @Nullable Q first;
    private @Nullable ClientCallStreamObserver<Q> executor;
    private Runnable disconnect = () -> {};
    private boolean connected;
    private boolean clientDone;
    private boolean clientOwed = true;
    private boolean executorOwed = true;
    private boolean over;

    /** Which executor a call is for. */
    @FunctionalInterface
    interface Target<Q> {
        int of(Q first);
    }

    /** Begins the call on a channel. */
    @FunctionalInterface
    interface Opener<Q, A> {
        void open(Channel channel, StreamObserver<A> call);
    }

    /** Connects, and begins the call; the result breaks the connection. */
    @FunctionalInterface
    interface Connector<Q, A> {
        Runnable connect(AccessReply where, ClientResponseObserver<Q, A> call);
    }

    /** Says in the client's words why there is no call. */
    @FunctionalInterface
    interface Refusal<A> {
        A of(String problem);
    }

    private RelayedCall(
            ServerCallStreamObserver<A> client,
            Target<Q> target,
            BiConsumer<Integer, Consumer<AccessReply>> finder,
            Connector<Q, A> connector,
            Refusal<A> refusal,
            EventLoop loop) {
        this.client = client;
        this.target = target;
        this.finder = finder;
        this.connector = connector;
        this.refusal = refusal;
        this.loop = loop;
    }

    /**
     * Begins.
     *
     * @param client as gRPC gives it to the service's method
     * @param finder finds an executor, and answers on the loop
     */
    static <Q, A> StreamObserver<Q> begin(
            ServerCallStreamObserver<A> client,
            Target<Q> target,
            BiConsumer<Integer, Consumer<AccessReply>> finder,
            Connector<Q, A> connector,
            Refusal<A> refusal,
            EventLoop loop) {
        RelayedCall<Q, A> call = new RelayedCall<>(client, target, finder, connector, refusal, loop);
        client.disableAutoRequest();
        client.setOnReadyHandler(() -> loop.execute(call::pump));
        client.setOnCancelHandler(() -> loop.execute(() -> call.end("the client is gone")));
        client.request(1);
        return call.new FromClient();
    }

    private void heard(Q message) {
        if (over) {
            return;
        }
        clientOwed = true;
        if (first == null) {
            first = message;
            finder.accept(target.of(message), this::found);
        } else if (executor != null) {
            executor.onNext(message);
            pump();
        }
    }

    private void found(AccessReply where) {
        Q opening = first;
        if (over || opening == null) {
            return;
        }
        if (!where.getProblem().isEmpty()) {
            refuse(where.getProblem());
            return;
        }
        disconnect = connector.connect(where, new FromExecutor());
        ClientCallStreamObserver<Q> to = executor;
        if (to == null) {
            return;
        }
        to.onNext(opening);
        if (clientDone) {
            to.onCompleted();
        }
        pump();
        loop.schedule(CONNECT_LIMIT, () -> {
            if (!connected) {
                fail(Status.UNAVAILABLE.withDescription(
                        place(where) + " did not answer within " + CONNECT_LIMIT.toSeconds() + " s"));
            }
        });
    }

    private static String place(AccessReply where) {
        return where.getHost() + ":" + where.getPort();
    }

    private void refuse(String problem) {
        over = true;
        client.onNext(refusal.of(problem));
        client.onCompleted();
    }

    /** Asks each side for its next message, if the other has room. */
    private void pump() {
        ClientCallStreamObserver<Q> to = executor;
        if (over || to == null) {
            return;
        }
        connected |= to.isReady();
        if (clientOwed && to.isReady()) {
            clientOwed = false;
            client.request(1);
        }
        if (executorOwed && client.isReady()) {
            executorOwed = false;
            to.request(1);
        }
    }

    private void answered(A message) {
        if (!over) {
            connected = true;
            executorOwed = true;
            client.onNext(message);
            pump();
        }
    }

    private void completed() {
        if (!over) {
            client.onCompleted();
            end("the call is over");
        }
    }

    private void fail(Status status) {
        if (!over) {
            client.onError(status.asRuntimeException());
            end("the call has failed");
        }
    }

    private void clientCompleted() {
        clientDone = true;
        if (first == null) {
            fail(Status.INVALID_ARGUMENT.withDescription("the first message names the executor"));
        } else if (!over && executor != null) {
            executor.onCompleted();
        }
    }

    private void end(String why) {
        if (!over) {
            over = true;
            if (executor != null) {
                executor.cancel(why, null);
            }
            disconnect.run();
        }
    }

    private final class FromClient implements StreamObserver<Q> {
        @Override
        public void onNext(Q message) {
            loop.execute(() -> heard(message));
        }

        @Override
        public void onError(Throwable cause) {
            loop.execute(() -> end("the client is gone"));
        }

        @Override
        public void onCompleted() {
            loop.execute(RelayedCall.this::clientCompleted);
        }
    }

    private final class FromExecutor implements ClientResponseObserver<Q, A> {
        @Override
        public void beforeStart(ClientCallStreamObserver<Q> call) {
            call.disableAutoRequestWithInitial(0);
            call.setOnReadyHandler(() -> loop.execute(RelayedCall.this::pump));
            executor = call;
        }

        @Override
        public void onNext(A message) {
            loop.execute(() -> answered(message));
        }

        @Override
        public void onError(Throwable cause) {
            loop.execute(() -> fail(Status.fromThrowable(cause)));
        }

        @Override
        public void onCompleted() {
            loop.execute(RelayedCall.this::completed);
        }
    }
}
