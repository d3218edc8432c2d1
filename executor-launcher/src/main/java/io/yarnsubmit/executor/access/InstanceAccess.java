package io.yarnsubmit.executor.access;

import io.grpc.Server;
import io.yarnsubmit.protocol.failure.OwnThreads;
import io.yarnsubmit.protocol.rpc.Transport;
import io.yarnsubmit.protocol.tls.ApplicationTls;
import io.yarnsubmit.protocol.v1.AccessAnswer;
import java.io.IOException;
import java.lang.Thread.UncaughtExceptionHandler;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The port by which the owner of the application is let in: the package's way in. Only who has the application's key can use it. It
 * is opened when it is first asked for. Thread-safe.
 */
public final class InstanceAccess {
    /** They never wait. */
    private static final int THREADS = 4;

    private static final int MOST_MESSAGE_BYTES = 4 << 20;

    private final ApplicationTls tls;
    private final AccessPlace place;
    private final InstanceService service;
    private @Nullable Server server;

    /**
     * Prepares it.
     *
     * @param host this machine's name, as the owner's machine knows it
     * @param variables of the environment of commands beside this process's own; may take a while to find
     * @param ports finds the number of a port by its name
     * @param onFailure hears what threads do not catch
     */
    public InstanceAccess(
            ApplicationTls tls,
            int executorId,
            String host,
            Supplier<Map<String, String>> variables,
            Function<String, Optional<Integer>> ports,
            UncaughtExceptionHandler onFailure) {
        this.tls = tls;
        this.place = new AccessPlace(executorId, host, variables, ports, AccessPlace.noSessions(), onFailure);
        this.service = new InstanceService(place);
    }

    /** Opens the port, unless that is done; takes a moment. */
    public synchronized AccessAnswer open() {
        try {
            if (server == null) {
                server = Transport.serve(
                        place.host(),
                        0,
                        tls,
                        service,
                        OwnThreads.pool("access", THREADS, place.onFailure()),
                        MOST_MESSAGE_BYTES);
            }
            return AccessAnswer.newBuilder().setPort(server.getPort()).build();
        } catch (IOException e) {
            return AccessAnswer.newBuilder()
                    .setProblem("the executor cannot open a port: " + e.getMessage())
                    .build();
        }
    }

    /** This process ends: ends the commands. */
    public void stop(Duration grace) {
        Server opened;
        synchronized (this) {
            opened = server;
        }
        if (opened != null) {
            opened.shutdownNow();
            service.stop(grace);
        }
    }
}
