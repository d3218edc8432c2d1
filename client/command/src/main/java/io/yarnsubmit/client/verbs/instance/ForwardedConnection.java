package io.yarnsubmit.client.verbs.instance;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import io.grpc.stub.StreamObserver;
import io.yarnsubmit.protocol.v1.ForwardInput;
import io.yarnsubmit.protocol.v1.ForwardOutput;
import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** One connection to a forwarded port, and the call that carries it. Each side may end its direction before the other. */
final class ForwardedConnection {
    private static final int PIECE_BYTES = 32 << 10;

    private final Socket socket;
    private final CompletableFuture<CallInput<ForwardInput>> input = new CompletableFuture<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile String problem = "";
    private volatile boolean channelBroken;

    ForwardedConnection(Socket socket) {
        this.socket = socket;
    }

    /**
     * Returns when it is over.
     *
     * @param opener begins the call
     * @return why there was no connection; empty if there was one
     */
    String run(Consumer<StreamObserver<ForwardOutput>> opener, ForwardInput.Start start) throws InterruptedException {
        opener.accept(new Answers());
        CallInput<ForwardInput> to = input.join();
        to.sendNow(ForwardInput.newBuilder().setStart(start).build());
        send(to);
        over.await();
        return problem;
    }

    private void send(CallInput<ForwardInput> to) throws InterruptedException {
        byte[] piece = new byte[PIECE_BYTES];
        try {
            var in = socket.getInputStream();
            for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
                if (!to.send(ForwardInput.newBuilder()
                        .setData(ByteString.copyFrom(piece, 0, count))
                        .build())) {
                    return;
                }
            }
            to.sendNow(ForwardInput.newBuilder().setEnd(true).build());
        } catch (IOException e) {
            // Whoever was connected here is gone, or the call is over.
            to.cancel("the connection is gone");
        }
    }

    /** Whether the way to the executor has broken, and not only this connection. */
    boolean isChannelBroken() {
        return channelBroken;
    }

    private void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // It is over in any case.
        }
    }

    private final class Answers implements ClientResponseObserver<ForwardInput, ForwardOutput> {
        @Override
        public void beforeStart(ClientCallStreamObserver<ForwardInput> call) {
            input.complete(new CallInput<>(call));
        }

        @Override
        public void onNext(ForwardOutput output) {
            try {
                switch (output.getWhatCase()) {
                    case DATA -> output.getData().writeTo(socket.getOutputStream());
                    case END -> socket.shutdownOutput();
                    case PROBLEM -> problem = output.getProblem();
                    default -> {
                        // The connection is there.
                    }
                }
            } catch (IOException e) {
                input.thenAccept(to -> to.cancel("the connection is gone"));
            }
        }

        @Override
        public void onError(Throwable cause) {
            Status status = Status.fromThrowable(cause);
            if (status.getCode() != Status.Code.CANCELLED) {
                channelBroken = true;
                problem = "the way to its executor broke ("
                        + (status.getDescription() == null ? status.getCode() : status.getDescription()) + ")";
            }
            end();
        }

        @Override
        public void onCompleted() {
            end();
        }

        private void end() {
            input.thenAccept(CallInput::ended);
            close();
            over.countDown();
        }
    }
}
