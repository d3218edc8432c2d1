package io.yarnsubmit.executor;

import io.grpc.Server;
import io.grpc.stub.StreamObserver;
import io.yarnsubmit.protocol.LaunchNames;
import io.yarnsubmit.protocol.loop.EventLoop;
import io.yarnsubmit.protocol.rpc.Transport;
import io.yarnsubmit.protocol.tls.ApplicationTls;
import io.yarnsubmit.protocol.v1.ApplicationMasterGrpc;
import io.yarnsubmit.protocol.v1.DriverInstruction;
import io.yarnsubmit.protocol.v1.DriverMessage;
import io.yarnsubmit.protocol.v1.ExecutorLaunch;
import io.yarnsubmit.protocol.v1.LossClass;
import io.yarnsubmit.protocol.v1.TlsIdentity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;

/** Replaces YARN and the ApplicationMaster: starts executors as child processes, and reports how they ended. */
final class FakeApplicationMaster extends ApplicationMasterGrpc.ApplicationMasterImplBase implements AutoCloseable {
    final LinkedBlockingQueue<DriverMessage> heard = new LinkedBlockingQueue<>();
    final Map<Integer, Process> executors = new ConcurrentHashMap<>();
    private final EventLoop loop = EventLoop.start("fake-am", Throwable::printStackTrace);
    private final Path directory;
    private final Path userJar;
    private final TlsIdentity identity;
    private final Map<String, String> configuration;
    private Server server;
    private StreamObserver<DriverInstruction> link;
    private DriverMessage.Hello hello;
    private int target;
    private int nextId = 1;
    private volatile boolean closing;
    volatile int attempt = 1;
    int slots = 1;
    /** Whether executors reach the hub through {@link #route}. */
    boolean routed;

    BreakableProxy route;

    FakeApplicationMaster(
            Path directory, Path userJar, TlsIdentity identity, Map<String, String> configuration, int initialTotal) {
        this.directory = directory;
        this.userJar = userJar;
        this.identity = identity;
        this.configuration = configuration;
        this.target = initialTotal;
    }

    /** Starts the server, and writes the address file like a driver host. */
    void open(Path addressFile) throws IOException {
        server = Transport.serve("", 0, ApplicationTls.of(identity), this, loop);
        Path draft = directory.resolve("address.part");
        Files.writeString(draft, "localhost:" + server.getPort() + " " + attempt + "\n");
        Files.move(draft, addressFile, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Ends as if the ApplicationMaster were killed; executors survive. */
    void crash() {
        // First, as what is still on its way must not reach the dead.
        attempt++;
        server.shutdownNow();
    }

    @Override
    public StreamObserver<DriverMessage> link(StreamObserver<DriverInstruction> out) {
        int own = attempt;
        return new StreamObserver<>() {
            @Override
            public void onNext(DriverMessage message) {
                if (own == attempt) {
                    heard.add(message);
                    hear(message, out);
                }
            }

            @Override
            public void onError(Throwable failure) {
                forget(out);
            }

            @Override
            public void onCompleted() {
                forget(out);
            }
        };
    }

    private void forget(StreamObserver<DriverInstruction> out) {
        if (link == out) {
            link = null;
        }
    }

    private void hear(DriverMessage message, StreamObserver<DriverInstruction> out) {
        switch (message.getMessageCase()) {
            case HELLO -> {
                hello = message.getHello();
                link = out;
                openRoute();
                out.onNext(DriverInstruction.newBuilder()
                        .setWelcome(DriverInstruction.Welcome.newBuilder()
                                .setAttempt(attempt)
                                .setTrackingUrl("http://cluster:8088/proxy/x/"))
                        .build());
                fill();
            }
            case TARGETS -> {
                target = message.getTargets().getTotalsOrDefault(LaunchNames.DEFAULT_GROUP, 0);
                fill();
            }
            case STOP_EXECUTOR -> stop(message.getStopExecutor().getExecutorId());
            default -> {}
        }
    }

    private void stop(int id) {
        Process process = executors.get(id);
        if (process.isAlive()) {
            process.destroyForcibly();
        } else {
            // It ended while there was nobody to report to.
            exited(id, process.exitValue());
        }
    }

    /** The cluster wants some of these executors back. */
    void recall(List<Integer> candidates, int count, String reason) {
        loop.execute(() -> link.onNext(DriverInstruction.newBuilder()
                .setDrainRequest(DriverInstruction.DrainRequest.newBuilder()
                        .addAllCandidates(candidates)
                        .setCount(count)
                        .setWithinMillis(30_000)
                        .setReason(reason))
                .build()));
    }

    private void openRoute() {
        if (routed && route == null) {
            try {
                route = new BreakableProxy(hello.getHubPort());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void fill() {
        while (executors.values().stream().filter(Process::isAlive).count() < target) {
            launch(nextId++);
        }
    }

    private void launch(int id) {
        ExecutorLaunch launch = ExecutorLaunch.newBuilder()
                .setApplicationId("application_1_0001")
                .setExecutorId(id)
                .setGroup(LaunchNames.DEFAULT_GROUP)
                .setContainerId("container_1_0001_01_00000" + id)
                .setHost("localhost")
                .setHubHost(hello.getHubHost())
                .setHubPort(route == null ? hello.getHubPort() : route.port())
                .setSlots(slots)
                .addUserJars(userJar.toString())
                .setIdentity(identity)
                .putAllConfiguration(configuration)
                .build();
        Process process = ChildJvm.start(
                directory,
                "executor-" + id,
                List.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"),
                userJar,
                ExecutorMain.class.getName(),
                Map.of("HADOOP_TOKEN_FILE_LOCATION", tokens(id, launch).toString()));
        executors.put(id, process);
        process.onExit().thenAccept(ended -> loop.execute(() -> exited(id, ended.exitValue())));
        link.onNext(DriverInstruction.newBuilder()
                .setExecutorStarted(DriverInstruction.ExecutorStarted.newBuilder()
                        .setExecutorId(id)
                        .setGroup(LaunchNames.DEFAULT_GROUP)
                        .setHost("localhost")
                        .setLogUrl("http://localhost:8042/node/containerlogs/" + id))
                .build());
    }

    private void exited(int id, int status) {
        if (link == null || closing) {
            return;
        }
        link.onNext(DriverInstruction.newBuilder()
                .setExecutorLost(DriverInstruction.ExecutorLost.newBuilder()
                        .setExecutorId(id)
                        .setGroup(LaunchNames.DEFAULT_GROUP)
                        .setHost("localhost")
                        .setLossClass(status == 0 ? LossClass.LOSS_CLASS_OURS : LossClass.LOSS_CLASS_PROGRAM)
                        .setExitStatus(status)
                        .setMessage("exited with " + status))
                .build());
        fill();
    }

    private Path tokens(int id, ExecutorLaunch launch) {
        try {
            return TokenFiles.write(
                    directory.resolve("tokens-" + id), LaunchNames.EXECUTOR_SECRET, launch.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws InterruptedException, IOException {
        closing = true;
        if (route != null) {
            route.close();
        }
        server.shutdownNow();
        for (Process process : executors.values()) {
            process.destroyForcibly().waitFor();
        }
        loop.close();
    }
}
