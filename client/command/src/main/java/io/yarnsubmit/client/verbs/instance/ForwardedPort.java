package io.yarnsubmit.client.verbs.instance;

import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.client.console.Console;
import io.yarnsubmit.client.control.InstanceChannel;
import io.yarnsubmit.client.verbs.instance.InstanceTarget.Place;
import io.yarnsubmit.protocol.failure.OwnThreads;
import io.yarnsubmit.protocol.v1.ForwardInput;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/** A port of this machine whose connections go to a port of an executor's machine. */
final class ForwardedPort implements AutoCloseable {
    private final ForwardTarget target;
    private final ServerSocket server;
    private final InstanceRoutes routes;
    private final Console console;
    private final ExecutorService threads = OwnThreads.pool("forwarded-connection", OwnThreads.NOT_MISSED);
    private volatile @Nullable String said;

    ForwardedPort(ForwardTarget target, ServerSocket server, InstanceRoutes routes, Console console) {
        this.target = target;
        this.server = server;
        this.routes = routes;
        this.console = console;
        OwnThreads.start("forwarded-port", OwnThreads.NOT_MISSED, this::accept);
    }

    private void accept() {
        while (true) {
            try {
                Socket socket = server.accept();
                threads.execute(() -> serve(socket));
            } catch (IOException e) {
                if (server.isClosed()) {
                    return;
                }
                sayOnce("a connection could not be accepted: " + e.getMessage());
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            Place place = routes.find(target.instance());
            InstanceChannel channel = routes.channel(place.executorId());
            ForwardInput.Start start = ForwardInput.Start.newBuilder()
                    .setExecutorId(place.executorId())
                    .setPort(target.port())
                    .build();
            ForwardedConnection connection = new ForwardedConnection(socket);
            String problem = connection.run(channel.service()::forward, start);
            if (problem.isEmpty()) {
                said = null;
            } else {
                sayOnce(problem);
            }
            if (connection.isChannelBroken()) {
                routes.broken(place.executorId(), channel);
            }
        } catch (YarnSubmitException e) {
            sayOnce(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            // Whoever was connected is gone.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Browsers try again and again. */
    private void sayOnce(String problem) {
        if (!problem.equals(said)) {
            said = problem;
            console.say(target.text() + ": " + problem);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            // It takes no more connections in any case.
        }
        threads.shutdown();
    }
}
