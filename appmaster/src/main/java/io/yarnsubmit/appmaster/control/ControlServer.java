package io.yarnsubmit.appmaster.control;

import io.grpc.Server;
import io.yarnsubmit.protocol.rpc.Transport;
import io.yarnsubmit.protocol.tls.ApplicationTls;
import io.yarnsubmit.protocol.v1.TlsIdentity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The port on which a {@link ControlService} is served. It is opened on a thread of its own, because that takes a while. */
public final class ControlServer implements AutoCloseable {
    /** Many times what a driver or a client says at once, and little beside this process's memory. */
    private static final int MOST_MESSAGE_BYTES = 4 << 20;

    private final CompletableFuture<Server> server;

    private ControlServer(CompletableFuture<Server> server) {
        this.server = server;
    }

    /** @param address empty for all addresses of the machine */
    public static ControlServer open(
            String address, TlsIdentity identity, ControlService service, InstanceRelay relay) {
        return new ControlServer(CompletableFuture.supplyAsync(() -> serve(address, identity, service, relay)));
    }

    private static Server serve(String address, TlsIdentity identity, ControlService service, InstanceRelay relay) {
        try {
            return Transport.serve(
                    address,
                    0,
                    ApplicationTls.of(identity),
                    List.of(service.bindable(), relay),
                    Runnable::run,
                    MOST_MESSAGE_BYTES);
        } catch (IOException e) {
            throw new UncheckedIOException("no port for the ApplicationMaster's service", e);
        }
    }

    /**
     * The port, as soon as it is open.
     *
     * @throws UncheckedIOException when it could not be opened
     */
    public int port() {
        try {
            return server.join().getPort();
        } catch (CompletionException e) {
            throw e.getCause() instanceof UncheckedIOException noPort ? noPort : e;
        }
    }

    @Override
    public void close() {
        server.thenAccept(Server::shutdownNow);
    }
}
