package io.yarnsubmit.executor;

import io.grpc.ManagedChannel;
import io.grpc.stub.StreamObserver;
import io.yarnsubmit.protocol.LaunchNames;
import io.yarnsubmit.protocol.rpc.Transport;
import io.yarnsubmit.protocol.tls.ApplicationTls;
import io.yarnsubmit.protocol.v1.ExecutorLaunch;
import io.yarnsubmit.protocol.v1.ExecutorMessage;
import io.yarnsubmit.protocol.v1.HubGrpc;
import io.yarnsubmit.protocol.v1.HubMessage;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.concurrent.CountDownLatch;

/**
 * Stands in for the executor process in trials of the ApplicationMaster: registers and waits to be stopped. What is in its
 * environment under names that begin with {@code TRIAL} goes to its log in base 64. {@code TRIAL_EXIT} ends it at once.
 */
public final class ExecutorMain {
    private ExecutorMain() {}

    public static void main(String[] args) throws Exception {
        System.getenv().forEach((name, value) -> {
            if (name.startsWith("TRIAL")) {
                System.out.println(
                        name + " " + Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8)));
            }
        });
        System.out.println("option "
                + Base64.getEncoder()
                        .encodeToString(System.getProperty("trial", "").getBytes(StandardCharsets.UTF_8)));
        if (System.getenv("TRIAL_EXIT") != null) {
            System.err.println("executor gives up");
            System.exit(Integer.parseInt(System.getenv("TRIAL_EXIT")));
        }
        ExecutorLaunch launch = launch(Path.of(System.getenv("HADOOP_TOKEN_FILE_LOCATION")));
        ManagedChannel channel = Transport.connect(
                launch.getHubHost(), launch.getHubPort(), ApplicationTls.of(launch.getIdentity()), Runnable::run);
        CountDownLatch over = new CountDownLatch(1);
        HubGrpc.newStub(channel)
                .connect(new Hub(over))
                .onNext(ExecutorMessage.newBuilder()
                        .setRegistration(
                                ExecutorMessage.Registration.newBuilder().setExecutorId(launch.getExecutorId()))
                        .build());
        over.await();
    }

    // Reads the one secret of Hadoop's token file: magic, version 0, tokens, secrets.
    private static ExecutorLaunch launch(Path file) throws Exception {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(Files.readAllBytes(file)));
        in.skipBytes(5);
        System.out.println("tokens " + in.readByte());
        in.readByte();
        byte[] name = new byte[in.readByte()];
        in.readFully(name);
        System.out.println("secret " + new String(name, StandardCharsets.UTF_8));
        if (!new String(name, StandardCharsets.UTF_8).equals(LaunchNames.EXECUTOR_SECRET)) {
            throw new IllegalStateException("not the first secret");
        }
        return ExecutorLaunch.parseFrom(in.readNBytes(vint(in)));
    }

    private static int vint(DataInputStream in) throws Exception {
        byte first = in.readByte();
        if (first >= -112) {
            return first;
        }
        int value = 0;
        for (int i = 0; i < -112 - first; i++) {
            value = value << 8 | in.readUnsignedByte();
        }
        return value;
    }

    private record Hub(CountDownLatch over) implements StreamObserver<HubMessage> {
        @Override
        public void onNext(HubMessage message) {
            if (message.getStop()) {
                over.countDown();
            }
        }

        @Override
        public void onError(Throwable cause) {
            over.countDown();
        }

        @Override
        public void onCompleted() {
            over.countDown();
        }
    }
}
