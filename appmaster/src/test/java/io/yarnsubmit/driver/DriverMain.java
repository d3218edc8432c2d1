package io.yarnsubmit.driver;

import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.stub.StreamObserver;
import io.yarnsubmit.protocol.rpc.Transport;
import io.yarnsubmit.protocol.tls.ApplicationTls;
import io.yarnsubmit.protocol.v1.ApplicationMasterGrpc;
import io.yarnsubmit.protocol.v1.DriverInstruction;
import io.yarnsubmit.protocol.v1.DriverLaunch;
import io.yarnsubmit.protocol.v1.DriverMessage;
import io.yarnsubmit.protocol.v1.ExecutorMessage;
import io.yarnsubmit.protocol.v1.HubGrpc;
import io.yarnsubmit.protocol.v1.HubMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;

/**
 * Stands in for the driver process in trials of the ApplicationMaster: links, waits for executors, does what its arguments
 * say, one after the other: {@code await=2 targets=3 sleep=500 stop=1 print=text exit=3 hang}.
 */
public final class DriverMain {
    private static final Queue<StreamObserver<HubMessage>> executors = new ConcurrentLinkedQueue<>();

    private DriverMain() {}

    public static void main(String[] args) throws Exception {
        DriverLaunch launch = DriverLaunch.parseFrom(Files.readAllBytes(Path.of(args[0])));
        System.out.println("permissions " + Files.getPosixFilePermissions(Path.of(args[0])));
        Path address = Path.of(launch.getAddressFile());
        while (!Files.exists(address)) {
            Thread.sleep(10);
        }
        String[] where = Files.readString(address).split("[: ]");
        ApplicationTls tls = ApplicationTls.of(launch.getIdentity());
        CountDownLatch registered = new CountDownLatch(await(launch.getPlan().getArgumentsList()));
        ManagedChannel channel = Transport.connect(where[0], Integer.parseInt(where[1]), tls, Runnable::run);
        StreamObserver<DriverMessage>[] link = newArray();
        Server hub = Transport.serve(0, tls, new TrialHub(link, registered), Runnable::run);
        link[0] = ApplicationMasterGrpc.newStub(channel).link(new Instructions());
        link[0].onNext(DriverMessage.newBuilder()
                .setHello(DriverMessage.Hello.newBuilder()
                        .setHubHost(launch.getHubHost())
                        .setHubPort(hub.getPort()))
                .build());
        int status = run(launch, link, registered);
        executors.forEach(executor ->
                executor.onNext(HubMessage.newBuilder().setStop(true).build()));
        System.exit(status);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static StreamObserver<DriverMessage>[] newArray() {
        return new StreamObserver[1];
    }

    private static int await(List<String> arguments) {
        return arguments.stream()
                .filter(argument -> argument.startsWith("await="))
                .mapToInt(argument -> Integer.parseInt(argument.substring(6)))
                .sum();
    }

    private static int run(DriverLaunch launch, StreamObserver<DriverMessage>[] link, CountDownLatch registered)
            throws Exception {
        for (String argument : launch.getPlan().getArgumentsList()) {
            String value = argument.substring(argument.indexOf('=') + 1);
            switch (argument.substring(0, Math.max(0, argument.indexOf('=')))) {
                case "await" -> registered.await();
                case "sleep" -> Thread.sleep(Long.parseLong(value));
                case "targets" ->
                    link[0].onNext(DriverMessage.newBuilder()
                            .setTargets(DriverMessage.Targets.newBuilder()
                                    .setGeneration(System.nanoTime())
                                    .putTotals("default", Integer.parseInt(value)))
                            .build());
                case "stop" ->
                    link[0].onNext(DriverMessage.newBuilder()
                            .setStopExecutor(
                                    DriverMessage.StopExecutor.newBuilder().setExecutorId(Integer.parseInt(value)))
                            .build());
                case "print" -> System.out.println(value);
                case "halt" -> Runtime.getRuntime().halt(Integer.parseInt(value));
                case "exit" -> {
                    return Integer.parseInt(value);
                }
                default -> Thread.sleep(Long.MAX_VALUE);
            }
        }
        return 0;
    }

    private record TrialHub(StreamObserver<DriverMessage>[] link, CountDownLatch registered)
            implements io.grpc.BindableService {
        @Override
        public io.grpc.ServerServiceDefinition bindService() {
            return new HubGrpc.HubImplBase() {
                @Override
                public StreamObserver<ExecutorMessage> connect(StreamObserver<HubMessage> responses) {
                    executors.add(responses);
                    return new Registrations(link, registered);
                }
            }.bindService();
        }
    }

    private record Registrations(StreamObserver<DriverMessage>[] link, CountDownLatch registered)
            implements StreamObserver<ExecutorMessage> {
        @Override
        public void onNext(ExecutorMessage message) {
            if (message.hasRegistration()) {
                int id = message.getRegistration().getExecutorId();
                System.out.println("registered " + id);
                link[0].onNext(DriverMessage.newBuilder()
                        .setExecutorRegistration(DriverMessage.ExecutorRegistration.newBuilder()
                                .setExecutorId(id)
                                .setRegistered(true))
                        .build());
                registered.countDown();
            }
        }

        @Override
        public void onError(Throwable cause) {}

        @Override
        public void onCompleted() {}
    }

    private static final class Instructions implements StreamObserver<DriverInstruction> {
        @Override
        public void onNext(DriverInstruction instruction) {
            System.out.println("told " + instruction.getMessageCase() + " "
                    + instruction.getExecutorLost().getMessage());
        }

        @Override
        public void onError(Throwable cause) {
            System.out.println("link broken " + cause);
        }

        @Override
        public void onCompleted() {}
    }
}
