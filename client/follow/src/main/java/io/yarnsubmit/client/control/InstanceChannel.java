package io.yarnsubmit.client.control;

import io.grpc.ManagedChannel;
import io.yarnsubmit.protocol.failure.OwnThreads;
import io.yarnsubmit.protocol.rpc.AmAddress;
import io.yarnsubmit.protocol.rpc.Transport;
import io.yarnsubmit.protocol.tls.ApplicationTls;
import io.yarnsubmit.protocol.v1.InstanceGrpc;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A connection to the service of one executor. Callbacks of its calls have threads of their own, so they may wait for those who
 * read: meanwhile the other side waits too. Thread-safe.
 */
public final class InstanceChannel implements AutoCloseable {
    /** Longer than a connection within a network takes. Firewalls answer nothing at all. */
    private static final int CONNECT_MILLIS = 2_000;

    /** Kept, because a logger without references forgets its level. It tells of what arrives when a call was cancelled. */
    private final Logger grpcLog = Logger.getLogger("io.grpc");

    private final ManagedChannel channel;
    private final ExecutorService threads;
    private final String relayed;

    private InstanceChannel(ManagedChannel channel, ExecutorService threads, String relayed) {
        this.channel = channel;
        this.threads = threads;
        this.relayed = relayed;
        grpcLog.setLevel(Level.WARNING);
    }

    /** @param master passes messages on if the executor's machine cannot be reached from here */
    static InstanceChannel open(String host, int port, AmAddress master, ApplicationTls tls) {
        ExecutorService threads = OwnThreads.pool("instance-calls", OwnThreads.NOT_MISSED);
        boolean direct = isReachable(host, port);
        ManagedChannel channel = direct
                ? Transport.connect(host, port, tls, threads)
                : Transport.connect(master.host(), master.port(), tls, threads);
        return new InstanceChannel(
                channel,
                threads,
                direct
                        ? ""
                        : host + ":" + port + " cannot be reached from this machine, so the ApplicationMaster"
                                + " passes everything on");
    }

    /** Whether somebody listens there. Who it is, TLS finds out. */
    private static boolean isReachable(String host, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
            return true;
        } catch (IOException | RuntimeException e) {
            // A name that cannot be resolved gives a RuntimeException in some JDKs.
            return false;
        }
    }

    /** Why messages go through the ApplicationMaster, as a clause; empty if they do not. */
    public String relayed() {
        return relayed;
    }

    public InstanceGrpc.InstanceStub service() {
        return InstanceGrpc.newStub(channel);
    }

    @Override
    public void close() {
        channel.shutdownNow();
        threads.shutdown();
    }
}
