package io.yarnsubmit.executor.access;

import com.google.protobuf.ByteString;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.yarnsubmit.protocol.failure.OwnThreads;
import io.yarnsubmit.protocol.v1.ForwardInput;
import io.yarnsubmit.protocol.v1.ForwardOutput;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A connection to a port of this machine. Either end may cease to send while the other goes on. Its events come one after the other.
 */
final class ForwardSession implements StreamObserver<ForwardInput> {
    private static final int BUFFER_BYTES = 32 << 10;
    private static final int CONNECT_MILLIS = 5_000;
    private static final int HIGHEST_PORT = 65_535;
    private static final String LOOPBACK = "127.0.0.1";

    private final AccessPlace place;
    private final MessageGate<ForwardOutput> gate;
    private final ByteSink toPort;
    private boolean isBegun;
    // The others are guarded by this.
    private @Nullable Socket socket;
    private int openEnds = 2;

    ForwardSession(AccessPlace place, StreamObserver<ForwardOutput> out) {
        this.place = place;
        this.gate = new MessageGate<>((ServerCallStreamObserver<ForwardOutput>) out, this::close);
        this.toPort = new ByteSink(gate::take);
        gate.take();
    }

    @Override
    public void onNext(ForwardInput input) {
        switch (input.getWhatCase()) {
            case START -> {
                begin(input.getStart());
                gate.take();
            }
            case DATA -> {
                if (input.getData().isEmpty()) {
                    gate.take();
                } else {
                    toPort.put(input.getData());
                }
            }
            case END -> {
                toPort.put(ByteString.EMPTY);
                gate.take();
            }
            case WHAT_NOT_SET -> gate.take();
        }
    }

    private void begin(ForwardInput.Start start) {
        Optional<Integer> port = number(start.getPort());
        String problem = place.problemOf(start.getExecutorId());
        if (isBegun) {
            problem = "the connection was begun before";
        } else if (problem == null && port.isEmpty()) {
            problem =
                    "there is no port '" + start.getPort() + "' now. Give the name of a port of the role, or a number";
        }
        isBegun = true;
        if (problem == null) {
            int number = port.orElse(0);
            OwnThreads.start("forward", place.onFailure(), () -> connect(number));
        } else {
            refuse(problem);
        }
    }

    private Optional<Integer> number(String port) {
        Optional<Integer> named = place.ports().apply(port);
        if (named.isPresent() || !port.matches("\\d{1,5}")) {
            return named;
        }
        return Optional.of(Integer.parseInt(port)).filter(number -> number > 0 && number <= HIGHEST_PORT);
    }

    private void refuse(String problem) {
        gate.sendNow(ForwardOutput.newBuilder().setProblem(problem).build());
        gate.complete();
        close();
    }

    private void connect(int port) {
        String why = "";
        for (String host : List.of(LOOPBACK, place.host())) {
            Socket tried = new Socket();
            try {
                tried.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
            } catch (IOException | IllegalArgumentException e) {
                why = why.isEmpty() ? String.valueOf(e.getMessage()) : why;
                close(tried);
                continue;
            }
            pass(tried);
            return;
        }
        refuse("nothing accepts connections at port " + port + " of the executor's machine: " + why);
    }

    private void pass(Socket connected) {
        synchronized (this) {
            socket = connected;
        }
        if (gate.isOver()) {
            close();
            return;
        }
        gate.sendNow(ForwardOutput.newBuilder().setConnected(true).build());
        try {
            connected.setTcpNoDelay(true);
            toPort.begin(new ToPort(connected), place.onFailure());
            byte[] buffer = new byte[BUFFER_BYTES];
            int n = connected.getInputStream().read(buffer);
            while (n >= 0 && gate.send(data(buffer, n))) {
                n = connected.getInputStream().read(buffer);
            }
            gate.sendNow(ForwardOutput.newBuilder().setEnd(true).build());
            oneEndLess();
        } catch (IOException e) {
            // The connection is broken, in both directions.
            gate.complete();
            close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static ForwardOutput data(byte[] buffer, int count) {
        return ForwardOutput.newBuilder()
                .setData(ByteString.copyFrom(buffer, 0, count))
                .build();
    }

    private void oneEndLess() {
        boolean isLast;
        synchronized (this) {
            openEnds--;
            isLast = openEnds == 0;
        }
        if (isLast) {
            gate.complete();
            close();
        }
    }

    private void close() {
        toPort.close();
        Socket connected;
        synchronized (this) {
            connected = socket;
        }
        if (connected != null) {
            close(connected);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is of no use any more.
            return;
        }
    }

    @Override
    public void onError(Throwable failure) {
        gate.close();
        close();
    }

    @Override
    public void onCompleted() {
        toPort.put(ByteString.EMPTY);
    }

    /** When it is closed, the port may still send. */
    private final class ToPort extends FilterOutputStream {
        private final Socket connected;

        ToPort(Socket connected) throws IOException {
            super(connected.getOutputStream());
            this.connected = connected;
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            out.write(bytes, from, count);
        }

        @Override
        public void close() throws IOException {
            try {
                if (!connected.isClosed()) {
                    connected.shutdownOutput();
                }
            } finally {
                oneEndLess();
            }
        }
    }
}
