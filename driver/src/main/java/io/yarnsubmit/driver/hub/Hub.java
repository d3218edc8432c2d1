package io.yarnsubmit.driver.hub;

import com.google.protobuf.ByteString;
import io.grpc.Server;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.yarnsubmit.protocol.loop.EventLoop;
import io.yarnsubmit.protocol.rpc.Transport;
import io.yarnsubmit.protocol.tls.ApplicationTls;
import io.yarnsubmit.protocol.v1.ControlCall;
import io.yarnsubmit.protocol.v1.ControlReply;
import io.yarnsubmit.protocol.v1.ExecutorMessage;
import io.yarnsubmit.protocol.v1.HubGrpc;
import io.yarnsubmit.protocol.v1.HubMessage;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Accepts the connections of executors. Their messages go to the listener. Messages to an executor are collected until
 * the pending events are handled, and sent as one. Everything runs on the loop.
 */
public final class Hub {
    private static final Duration SWEEP = Duration.ofSeconds(1);

    /** More than what most additions to a message take. */
    private static final long SMALL_BYTES = 128;

    private final EventLoop loop;
    private final InstantSource clock;
    private final Duration longestSilence;
    private final HubListener listener;
    private final Map<Integer, ExecutorConnection> connections = new HashMap<>();
    private final Set<ExecutorConnection> toFlush = new HashSet<>();
    // Empty as long as the executors' containers have the newest.
    private ByteString tokens = ByteString.EMPTY;
    private boolean flushPlanned;
    private ControlCalls controlCalls = new CallsBeforeMain();

    public Hub(EventLoop loop, InstantSource clock, Duration longestSilence, HubListener listener) {
        this.loop = loop;
        this.clock = clock;
        this.longestSilence = longestSilence;
        this.listener = listener;
    }

    /**
     * Opens the port.
     *
     * @param knownAs the name or address by which executors reach this machine; empty if it is determined later
     */
    public Server start(String knownAs, int port, ApplicationTls tls) throws IOException {
        Server server = Transport.serve(knownAs, port, tls, new Service(), loop);
        loop.schedule(SWEEP, this::sweep);
        return server;
    }

    /** Adds to the next message for an executor, if it is connected. */
    public void send(int executorId, Consumer<HubMessage.Builder> addition) {
        send(executorId, 0, addition);
    }

    /** @param bytes how large the values in the addition are */
    public void send(int executorId, long bytes, Consumer<HubMessage.Builder> addition) {
        ExecutorConnection connection = connections.get(executorId);
        if (connection != null) {
            addition.accept(outgoing(connection, bytes));
        }
    }

    /** Whether an executor is connected. */
    public boolean isConnected(int executorId) {
        return connections.containsKey(executorId);
    }

    /** Adds to the next message for each connected executor. */
    public void sendToAll(Consumer<HubMessage.Builder> addition) {
        connections.values().forEach(connection -> addition.accept(outgoing(connection, 0)));
    }

    /**
     * Gives new tokens to all executors, also to those that register later.
     *
     * @param storage as in Hadoop's files of tokens
     */
    public void tokens(ByteString storage) {
        tokens = storage;
        connections
                .values()
                .forEach(connection -> outgoing(connection, storage.size()).setTokens(storage));
    }

    /** Says who answers what commands on executors ask. */
    public void answerWith(ControlCalls calls) {
        ControlCalls former = controlCalls;
        controlCalls = calls;
        if (former instanceof CallsBeforeMain early) {
            early.passOn(calls);
        }
    }

    /** Tells an executor to end. */
    public void stop(int executorId) {
        send(executorId, message -> message.setStop(true));
    }

    public void stopAll() {
        List.copyOf(connections.keySet()).forEach(this::stop);
        flush();
    }

    /** How many executors are connected. */
    public int connected() {
        return connections.size();
    }

    void received(ExecutorConnection connection, ExecutorMessage message) {
        connection.lastHeard = clock.instant();
        if (message.hasRegistration()) {
            register(connection, message.getRegistration());
        }
        if (connection.executorId >= 0 && message.getResultsCount() > 0) {
            // Sends at least the acknowledgement.
            outgoing(connection, 0);
            listener.results(connection.executorId, message.getResultsList());
        }
        if (connection.executorId >= 0 && message.getProgressCount() > 0) {
            listener.progress(connection.executorId, message.getProgressList());
        }
        if (connection.executorId >= 0 && message.hasCommandEnd()) {
            listener.commandEnded(connection.executorId, message.getCommandEnd());
        }
        if (connection.executorId >= 0) {
            receivedOfRole(connection.executorId, message);
        }
        if (connection.executorId >= 0 && message.getControlCallsCount() > 0) {
            int executorId = connection.executorId;
            for (ControlCall call : message.getControlCallsList()) {
                controlCalls.call(executorId, call, reply -> loop.execute(() -> reply(executorId, reply)));
            }
        }
    }

    private void receivedOfRole(int executorId, ExecutorMessage message) {
        if (message.hasInstanceState()) {
            listener.instanceState(executorId, message.getInstanceState());
        }
        if (message.getBesideEndsCount() > 0) {
            listener.besideEnds(executorId, message.getBesideEndsList());
        }
        if (message.hasAccess()) {
            listener.access(executorId, message.getAccess());
        }
    }

    /** On the connection that it has now: the one on which it has asked may have broken. */
    private void reply(int executorId, ControlReply reply) {
        ExecutorConnection connection = connections.get(executorId);
        if (connection != null) {
            connection.reply(reply);
        }
    }

    private void register(ExecutorConnection connection, ExecutorMessage.Registration registration) {
        connection.executorId = registration.getExecutorId();
        ExecutorConnection former = connections.put(connection.executorId, connection);
        if (former != null) {
            former.close();
            listener.disconnected(connection.executorId);
        }
        // Answers at once, so that the executor knows that it is registered.
        HubMessage.Builder answer = outgoing(connection, tokens.size());
        if (!tokens.isEmpty()) {
            // Its container may have been started with older ones.
            answer.setTokens(tokens);
        }
        listener.registered(registration);
    }

    void ended(ExecutorConnection connection) {
        toFlush.remove(connection);
        if (connections.remove(connection.executorId, connection)) {
            listener.disconnected(connection.executorId);
        }
    }

    private HubMessage.Builder outgoing(ExecutorConnection connection, long bytes) {
        toFlush.add(connection);
        if (!flushPlanned) {
            flushPlanned = true;
            loop.execute(this::flush);
        }
        return connection.outgoing(SMALL_BYTES + bytes);
    }

    private void flush() {
        flushPlanned = false;
        for (ExecutorConnection connection : toFlush) {
            connection.flush();
        }
        toFlush.clear();
    }

    private void sweep() {
        Instant now = clock.instant();
        for (ExecutorConnection connection : List.copyOf(connections.values())) {
            Duration silence = Duration.between(connection.lastHeard, now);
            if (silence.compareTo(longestSilence) > 0) {
                connections.remove(connection.executorId);
                toFlush.remove(connection);
                connection.close();
                listener.silent(connection.executorId, silence);
            }
        }
        loop.schedule(SWEEP, this::sweep);
    }

    private final class Service extends HubGrpc.HubImplBase {
        @Override
        public StreamObserver<ExecutorMessage> connect(StreamObserver<HubMessage> out) {
            ExecutorConnection connection = new ExecutorConnection(Hub.this, out, clock.instant());
            if (out instanceof ServerCallStreamObserver<HubMessage> call) {
                call.setOnReadyHandler(connection::ready);
            }
            return connection;
        }
    }
}
