package io.yarnsubmit.protocol.rpc;

import io.grpc.BindableService;
import io.grpc.ChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.okhttp.OkHttpChannelBuilder;
import io.grpc.okhttp.OkHttpServerBuilder;
import io.grpc.okhttp.SslSocketFactoryChannelCredentials;
import io.yarnsubmit.protocol.tls.ApplicationTls;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Creates all gRPC servers and channels, with mutual TLS, detection of dead peers, and a limit for messages. */
public final class Transport {
    private static final int WINDOW_BYTES = 4 << 20;
    private static final long KEEP_ALIVE_SECONDS = 10;

    private Transport() {}

    /**
     * Starts a server.
     *
     * @param knownAs the name or address by which other processes reach this machine. If it is a loopback address, all
     *     of them are on this machine, and the server listens on that address only; otherwise on all addresses
     * @param port 0 for any free port
     * @param executor runs the services' callbacks, those of one stream one after the other
     */
    public static Server serve(String knownAs, int port, ApplicationTls tls, BindableService service, Executor executor)
            throws IOException {
        return serve(knownAs, port, tls, service, executor, MessageSizes.MOST_BYTES);
    }

    /** The same, for a service whose messages have at most so many bytes. */
    public static Server serve(
            String knownAs,
            int port,
            ApplicationTls tls,
            BindableService service,
            Executor executor,
            int mostMessageBytes)
            throws IOException {
        return serve(knownAs, port, tls, List.of(service), executor, mostMessageBytes);
    }

    /** The same, for several services. */
    public static Server serve(
            String knownAs,
            int port,
            ApplicationTls tls,
            List<BindableService> services,
            Executor executor,
            int mostMessageBytes)
            throws IOException {
        InetSocketAddress address =
                isLoopback(knownAs) ? new InetSocketAddress(knownAs, port) : new InetSocketAddress(port);
        TransportThreads threads = new TransportThreads();
        OkHttpServerBuilder server = OkHttpServerBuilder.forPort(address, tls.serverCredentials());
        services.forEach(server::addService);
        return server.transportExecutor(threads.workers())
                .scheduledExecutorService(threads.timer())
                .executor(executor)
                .maxInboundMessageSize(mostMessageBytes)
                .flowControlWindow(WINDOW_BYTES)
                .permitKeepAliveTime(1, TimeUnit.SECONDS)
                .permitKeepAliveWithoutCalls(true)
                .keepAliveTime(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS)
                .keepAliveTimeout(2 * KEEP_ALIVE_SECONDS, TimeUnit.SECONDS)
                .build()
                .start();
    }

    /** Judges the text only: on a machine its own name may resolve to a loopback address, elsewhere to the machine. */
    private static boolean isLoopback(String host) {
        return host.equals("localhost")
                || host.equals("::1")
                || (host.startsWith("127.") && Character.isDigit(host.charAt(host.length() - 1)));
    }

    /** Creates a channel to such a server. It connects when first used, and again after the connection breaks. */
    public static ManagedChannel connect(String host, int port, ApplicationTls tls, Executor executor) {
        return connect(host, port, tls.channelCredentials(), executor, new TransportThreads());
    }

    /** The same for one of several channels that share threads. */
    public static ManagedChannel connect(
            String host, int port, ApplicationTls tls, Executor executor, TransportThreads threads) {
        return connect(host, port, tls.channelCredentials(), executor, threads);
    }

    /**
     * The same, for much data between processes that run without the optimizing compiler, because they start sooner. AES-GCM
     * is slow there (29 MB/s), because the processor's instructions for it are not used; ChaCha20-Poly1305 needs none
     * (139 MB/s). A server that does not have this cipher refuses the connection.
     */
    public static ManagedChannel connectForMuchData(String host, int port, ApplicationTls tls, Executor executor) {
        ChannelCredentials credentials = tls.quickCipherSockets()
                .map(SslSocketFactoryChannelCredentials::create)
                .orElseGet(tls::channelCredentials);
        return connect(host, port, credentials, executor, new TransportThreads());
    }

    private static ManagedChannel connect(
            String host, int port, ChannelCredentials credentials, Executor executor, TransportThreads threads) {
        return OkHttpChannelBuilder.forAddress(host, port, credentials)
                .overrideAuthority(ApplicationTls.SERVER_NAME)
                .transportExecutor(threads.workers())
                .offloadExecutor(threads.workers())
                .scheduledExecutorService(threads.timer())
                .executor(executor)
                .maxInboundMessageSize(MessageSizes.MOST_BYTES)
                .flowControlWindow(WINDOW_BYTES)
                .keepAliveTime(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS)
                .keepAliveTimeout(2 * KEEP_ALIVE_SECONDS, TimeUnit.SECONDS)
                .keepAliveWithoutCalls(true)
                // A proxy in the JVM's settings is for the web, not for processes of the cluster.
                .proxyDetector(address -> null)
                .socketFactory(new DirectSockets())
                .disableRetry()
                .disableServiceConfigLookUp()
                .build();
    }
}
