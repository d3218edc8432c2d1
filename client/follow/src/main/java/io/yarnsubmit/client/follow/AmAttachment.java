package io.yarnsubmit.client.follow;

import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import io.grpc.stub.StreamObserver;
import io.yarnsubmit.client.relay.OutputSource;
import io.yarnsubmit.protocol.failure.OutOfMemory;
import io.yarnsubmit.protocol.failure.OwnThreads;
import io.yarnsubmit.protocol.rpc.AmAddress;
import io.yarnsubmit.protocol.rpc.Transport;
import io.yarnsubmit.protocol.tls.ApplicationTls;
import io.yarnsubmit.protocol.v1.ApplicationEvent;
import io.yarnsubmit.protocol.v1.ApplicationMasterGrpc;
import io.yarnsubmit.protocol.v1.ClientMessage;
import io.yarnsubmit.protocol.v1.OutputPiece;
import io.yarnsubmit.protocol.v1.OutputRequest;
import java.util.Iterator;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One connection to an ApplicationMaster. Thread-safe; what it hears is handed on in order. It gives signs of life on a thread
 * of its own, which waits for nothing else.
 */
final class AmAttachment implements OutputSource, AutoCloseable {
    private static final long MILLIS_BETWEEN_PINGS = 1_000;

    private final ManagedChannel channel;
    private final StreamObserver<ClientMessage> requests;
    private final Supplier<ClientMessage.Ping> ping;
    private volatile boolean closed;

    /**
     * Connects in the background; a failure to is told as broken, once.
     *
     * @param quick with a cipher that is quick here, but that not every ApplicationMaster has
     * @param ping the sign of life
     */
    AmAttachment(
            AmAddress address,
            ApplicationTls tls,
            boolean quick,
            ClientMessage.Attach attach,
            Supplier<ClientMessage.Ping> ping,
            Consumer<ApplicationEvent> onEvent,
            Runnable onBroken,
            Consumer<Throwable> onOutOfMemory) {
        this.ping = ping;
        // Callbacks run where they occur: they only put events on a queue.
        this.channel = quick
                ? Transport.connectForMuchData(address.host(), address.port(), tls, Runnable::run)
                : Transport.connect(address.host(), address.port(), tls, Runnable::run);
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
        OwnThreads.start("signs-of-life", (thread, failure) -> onOutOfMemory.accept(failure), this::ping);
    }

    private void ping() {
        try {
            while (!closed) {
                Thread.sleep(MILLIS_BETWEEN_PINGS);
                send(ClientMessage.newBuilder().setPing(ping.get()).build());
            }
        } catch (InterruptedException e) {
            // Nobody interrupts this thread to end it.
            Thread.currentThread().interrupt();
        }
    }

    /** The driver's output, over the same connection. */
    @Override
    public void read(OutputRequest request, Consumer<ByteString> sink) {
        Iterator<OutputPiece> pieces =
                ApplicationMasterGrpc.newBlockingStub(channel).readOutput(request);
        while (pieces.hasNext()) {
            sink.accept(pieces.next().getData());
        }
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
