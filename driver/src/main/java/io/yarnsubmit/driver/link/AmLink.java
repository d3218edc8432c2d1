package io.yarnsubmit.driver.link;

import io.grpc.ManagedChannel;
import io.grpc.stub.StreamObserver;
import io.yarnsubmit.protocol.loop.EventLoop;
import io.yarnsubmit.protocol.rpc.AmAddress;
import io.yarnsubmit.protocol.rpc.Transport;
import io.yarnsubmit.protocol.tls.ApplicationTls;
import io.yarnsubmit.protocol.v1.ApplicationMasterGrpc;
import io.yarnsubmit.protocol.v1.DriverInstruction;
import io.yarnsubmit.protocol.v1.DriverMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The driver's connection to the ApplicationMaster that the address file names. It reconnects for ever: the driver host
 * ends the driver when the application is over. Everything runs on the loop.
 */
public final class AmLink {
    private static final Duration LOOK_UNLINKED = Duration.ofMillis(20);
    private static final Duration LOOK_LINKED = Duration.ofSeconds(1);

    private final Path addressFile;
    private final String hubHost;
    private final int hubPort;
    private final ApplicationTls tls;
    private final EventLoop loop;
    private final InstantSource clock;
    private final LinkListener listener;
    private final ReconnectCore reconnect = new ReconnectCore();
    private @Nullable Connection connection;

    /**
     * @param addressFile contains {@code host:port attempt} once there is an ApplicationMaster
     * @param hubHost the name or address by which executors reach the hub; empty: determined from the route to the
     *     ApplicationMaster
     */
    public AmLink(
            Path addressFile,
            String hubHost,
            int hubPort,
            ApplicationTls tls,
            EventLoop loop,
            InstantSource clock,
            LinkListener listener) {
        this.addressFile = addressFile;
        this.hubHost = hubHost;
        this.hubPort = hubPort;
        this.tls = tls;
        this.loop = loop;
        this.clock = clock;
        this.listener = listener;
    }

    /** Starts looking for an ApplicationMaster. */
    public void start() {
        loop.execute(this::look);
    }

    /**
     * Sends a message if there is a link. Messages that must not be lost are sent again when
     * {@link LinkListener#opened} is called.
     */
    public void send(DriverMessage message) {
        if (connection != null) {
            connection.send(message);
        }
    }

    /**
     * Closes the link after all messages were sent. On the loop.
     *
     * @param whenOut runs on the loop afterwards
     */
    public void finish(Runnable whenOut) {
        if (connection == null) {
            whenOut.run();
        } else {
            connection.finish(whenOut);
        }
    }

    private void look() {
        reconnect.tick(address(), clock.instant()).ifPresent(this::connect);
        loop.schedule(reconnect.linked() ? LOOK_LINKED : LOOK_UNLINKED, this::look);
    }

    private Optional<AmAddress> address() {
        try {
            return AmAddress.parse(Files.readString(addressFile));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private void connect(AmAddress address) {
        if (connection != null) {
            connection.drop();
        }
        Connection opened = new Connection(Transport.connect(address.host(), address.port(), tls, loop));
        connection = opened;
        opened.open();
        opened.send(DriverMessage.newBuilder()
                .setHello(DriverMessage.Hello.newBuilder()
                        .setHubHost(hubHost.isEmpty() ? HubHost.seenFrom(address) : hubHost)
                        .setHubPort(hubPort)
                        .setHighestExecutorId(listener.highestExecutorId()))
                .build());
        listener.opened();
    }

    private final class Connection implements StreamObserver<DriverInstruction> {
        private final ManagedChannel channel;
        private @Nullable StreamObserver<DriverMessage> out;
        private boolean dropped;

        Connection(ManagedChannel channel) {
            this.channel = channel;
        }

        void open() {
            out = ApplicationMasterGrpc.newStub(channel).link(this);
        }

        void send(DriverMessage message) {
            if (!dropped && out != null) {
                out.onNext(message);
            }
        }

        void finish(Runnable whenOut) {
            if (out != null) {
                out.onCompleted();
            }
            dropped = true;
            channel.shutdown();
            awaitOut(whenOut);
        }

        private void awaitOut(Runnable whenOut) {
            if (channel.isTerminated()) {
                whenOut.run();
            } else {
                loop.schedule(Duration.ofMillis(5), () -> awaitOut(whenOut));
            }
        }

        void drop() {
            dropped = true;
            channel.shutdownNow();
        }

        @Override
        public void onNext(DriverInstruction instruction) {
            if (dropped) {
                return;
            }
            switch (instruction.getMessageCase()) {
                case WELCOME -> {
                    reconnect.welcomed();
                    listener.welcomed(instruction.getWelcome());
                }
                case EXECUTOR_STARTED -> listener.started(instruction.getExecutorStarted());
                case EXECUTOR_LOST -> listener.lost(instruction.getExecutorLost());
                case DRAIN_REQUEST -> listener.drainRequested(instruction.getDrainRequest());
                case CAPACITY -> listener.capacity(instruction.getCapacity());
                case SCALE -> listener.scale(instruction.getScale());
                case GROUP_LAUNCH_ANSWER -> listener.launchAnswered(instruction.getGroupLaunchAnswer());
                case OPEN_ACCESS ->
                    listener.openAccess(instruction.getOpenAccess().getExecutorId());
                case TOKENS -> listener.tokens(instruction.getTokens().getStorage());
                case MESSAGE_NOT_SET -> {
                    // A message of a newer version, which this version can ignore.
                }
            }
        }

        @Override
        public void onError(Throwable failure) {
            ended();
        }

        @Override
        public void onCompleted() {
            ended();
        }

        private void ended() {
            if (!dropped) {
                drop();
                connection = null;
                reconnect.broken(clock.instant());
                listener.broken();
            }
        }
    }
}
