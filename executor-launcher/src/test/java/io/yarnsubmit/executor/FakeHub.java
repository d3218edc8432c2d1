package io.yarnsubmit.executor;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Server;
import io.grpc.stub.StreamObserver;
import io.yarnsubmit.protocol.rpc.Transport;
import io.yarnsubmit.protocol.tls.ApplicationTls;
import io.yarnsubmit.protocol.v1.ExecutorMessage;
import io.yarnsubmit.protocol.v1.HubGrpc;
import io.yarnsubmit.protocol.v1.HubMessage;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The hub of a driver that the test plays. Executors reach it through {@link #route}. */
final class FakeHub extends HubGrpc.HubImplBase implements AutoCloseable {
    final BreakableProxy route;
    private final BlockingQueue<ExecutorMessage> messages = new LinkedBlockingQueue<>();
    private final Server server;
    private volatile StreamObserver<HubMessage> out;

    FakeHub(ApplicationTls tls) throws IOException {
        server = Transport.serve("localhost", 0, tls, this, Runnable::run);
        route = new BreakableProxy(server.getPort());
    }

    @Override
    public StreamObserver<ExecutorMessage> connect(StreamObserver<HubMessage> stream) {
        out = stream;
        return new StreamObserver<>() {
            @Override
            public void onNext(ExecutorMessage message) {
                messages.add(message);
            }

            @Override
            public void onError(Throwable failure) {
                // The test has broken the connection, or ended the executor.
            }

            @Override
            public void onCompleted() {
                stream.onCompleted();
            }
        };
    }

    void send(HubMessage.Builder message) {
        out.onNext(message.build());
    }

    /** The next message of this kind. */
    ExecutorMessage await(Predicate<ExecutorMessage> kind) throws InterruptedException {
        while (true) {
            ExecutorMessage message = messages.poll(30, TimeUnit.SECONDS);
            assertThat(message).isNotNull();
            if (kind.test(message)) {
                return message;
            }
        }
    }

    @Override
    public void close() throws IOException {
        route.close();
        server.shutdownNow();
    }
}
