package io.yarnsubmit.client.follow;

import io.yarnsubmit.protocol.failure.OutOfMemory;
import io.grpc.ManagedChannel;
import io.grpc.stub.StreamObserver;
import io.yarnsubmit.client.follow.ApplicationView.AmAddress;
import io.yarnsubmit.protocol.rpc.Transport;
import io.yarnsubmit.protocol.tls.ApplicationTls;
import io.yarnsubmit.protocol.v1.ApplicationEvent;
import io.yarnsubmit.protocol.v1.ApplicationMasterGrpc;
import io.yarnsubmit.protocol.v1.ClientMessage;
import java.util.function.Consumer;

/** One connection to an ApplicationMaster. Thread-safe; what it hears is handed on in order. */
final class AmAttachment implements AutoCloseable {
    private final ManagedChannel channel;
    private final StreamObserver<ClientMessage> requests;
    private volatile boolean closed;

    /** Connects in the background; a failure to is told as broken, once. */
    AmAttachment(
            AmAddress address,
            ApplicationTls tls,
            ClientMessage.Attach attach,
            Consumer<ApplicationEvent> onEvent,
            Runnable onBroken,
            Consumer<Throwable> onOutOfMemory) {
        // Callbacks run where they occur: they only put events on a queue.
        this.channel = Transport.connect(address.host(), address.port(), tls, Runnable::run);
        this.requests = ApplicationMasterGrpc.newStub(channel).attach(new StreamObserver<>() {
            @Override
            public void onNext(ApplicationEvent event) {
                if (!closed) {
                    onEvent.accept(event);
                }
            }

            @Override
            public void onError(Throwable error) {
                if (OutOfMemory.isIn(error)) {
                    // The transport catches it. Another connection would end like this one.
                    onOutOfMemory.accept(error);
                }
                broken();
            }

            @Override
            public void onCompleted() {
                broken();
            }

            private void broken() {
                if (!closed) {
                    closed = true;
                    channel.shutdownNow();
                    onBroken.run();
                }
            }
        });
        send(ClientMessage.newBuilder().setAttach(attach).build());
    }

    void send(ClientMessage message) {
        synchronized (requests) {
            if (!closed) {
                requests.onNext(message);
            }
        }
    }

    /** Ends the connection; nothing more is received. Messages sent before still go out. */
    @Override
    public void close() {
        synchronized (requests) {
            if (!closed) {
                closed = true;
                requests.onCompleted();
                channel.shutdown();
            }
        }
    }
}
