package io.yarnsubmit.executor;

import static io.yarnsubmit.protocol.v1.InstanceOrder.Wanted.WANTED_PREPARED;
import static io.yarnsubmit.protocol.v1.InstanceOrder.Wanted.WANTED_RUNNING;
import static io.yarnsubmit.protocol.v1.InstanceState.Phase.PHASE_ENDED;
import static io.yarnsubmit.protocol.v1.InstanceState.Phase.PHASE_PREPARED;
import static io.yarnsubmit.protocol.v1.InstanceState.Phase.PHASE_READY;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import io.grpc.stub.StreamObserver;
import io.yarnsubmit.protocol.LaunchNames;
import io.yarnsubmit.protocol.rpc.Transport;
import io.yarnsubmit.protocol.tls.ApplicationTls;
import io.yarnsubmit.protocol.v1.BesideCommand;
import io.yarnsubmit.protocol.v1.ExecInput;
import io.yarnsubmit.protocol.v1.ExecOutput;
import io.yarnsubmit.protocol.v1.ExecutorLaunch;
import io.yarnsubmit.protocol.v1.ExecutorMessage;
import io.yarnsubmit.protocol.v1.HubMessage;
import io.yarnsubmit.protocol.v1.InstanceGrpc;
import io.yarnsubmit.protocol.v1.InstanceName;
import io.yarnsubmit.protocol.v1.InstanceOrder;
import io.yarnsubmit.protocol.v1.InstanceState;
import io.yarnsubmit.protocol.v1.TlsIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real executor process of a role. */
@Timeout(120)
class RolesOnProcessesTest {
    private static TlsIdentity identity;

    @TempDir
    Path directory;

    private FakeHub hub;
    private Process executor;

    @BeforeAll
    static void makeIdentity() throws Exception {
        identity = TestIdentity.create();
    }

    @BeforeEach
    void open() throws IOException {
        hub = new FakeHub(ApplicationTls.of(identity));
    }

    @AfterEach
    void close() throws Exception {
        hub.close();
        executor.destroyForcibly().waitFor();
    }

    private ExecutorMessage.Registration start(boolean isRole, Map<String, String> configuration) throws Exception {
        ExecutorLaunch launch = ExecutorLaunch.newBuilder()
                .setApplicationId("application_1_0001")
                .setExecutorId(5)
                .setGroup("web")
                .setHost("localhost")
                .setHubHost("localhost")
                .setHubPort(hub.route.port())
                .setSlots(1)
                .setRole(isRole)
                .setIdentity(identity)
                .putConfiguration("yarnsubmit.executor.driverTimeout", "5s")
                .putAllConfiguration(configuration)
                .build();
        Path tokens = TokenFiles.write(directory.resolve("tokens"), LaunchNames.EXECUTOR_SECRET, launch.toByteArray());
        executor = ChildJvm.start(
                directory,
                "executor",
                List.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"),
                directory,
                ExecutorMain.class.getName(),
                Map.of("HADOOP_TOKEN_FILE_LOCATION", tokens.toString()));
        return hub.await(ExecutorMessage::hasRegistration).getRegistration();
    }

    private void order(InstanceOrder.Wanted wanted, String script) {
        hub.send(HubMessage.newBuilder()
                .setInstanceOrder(InstanceOrder.newBuilder()
                        .setRun(1)
                        .setInstance(InstanceName.newBuilder().setRole("web"))
                        .setWanted(wanted)
                        .addPorts("http")
                        .addAllCommand(List.of("sh", "-c", script))
                        .putEnvironment("YARN_SUBMIT_ROLE", "web")
                        .putFiles("peers.json", ByteString.copyFromUtf8("{}"))
                        .setStopGraceMillis(1_000)));
    }

    private InstanceState next(InstanceState.Phase phase) throws InterruptedException {
        InstanceState state = hub.await(ExecutorMessage::hasInstanceState).getInstanceState();
        assertThat(state.getPhase()).isEqualTo(phase);
        return state;
    }

    private void run(String script) throws Exception {
        assertThat(start(true, Map.of()).getSlots()).isZero();
        order(WANTED_PREPARED, "");
        assertThat(next(PHASE_PREPARED).getPortsOrThrow("http")).isBetween(20_000, 31_999);
        order(WANTED_RUNNING, script);
        next(PHASE_READY);
    }

    private Path written(String name) throws IOException, InterruptedException {
        Path file = directory.resolve(name);
        while (!Files.exists(file) || Files.size(file) < 2) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        return file;
    }

    private static void awaitEnd(Path file) throws IOException, InterruptedException {
        long process = Long.parseLong(Files.readString(file).strip());
        while (Files.exists(Path.of("/proc/" + process + "/exe"))) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    @Test
    void connectionThatBreaks_isNotNoticed_andEndsAreToldOnTheNext() throws Exception {
        run("echo $$ > it; echo said; until [ -e go ]; do sleep 0.01; done; cat $YARN_SUBMIT_PEERS > out; exit 3");
        hub.send(HubMessage.newBuilder()
                .addBesideCommands(BesideCommand.newBuilder()
                        .setNumber(8)
                        .addAllCommand(List.of("sh", "-c", "echo $YARN_SUBMIT_ROLE > beside; exit 2"))));
        assertThat(hub.await(message -> message.getBesideEndsCount() > 0)
                        .getBesideEnds(0)
                        .getExitStatus())
                .isEqualTo(2);
        hub.route.cut();
        hub.await(ExecutorMessage::hasRegistration);
        next(PHASE_READY);
        assertThat(hub.await(message -> message.getBesideEndsCount() > 0)
                        .getBesideEnds(0)
                        .getNumber())
                .isEqualTo(8);
        hub.send(HubMessage.newBuilder().addBesideAcknowledged(8));
        Files.writeString(directory.resolve("go"), "");

        assertThat(next(PHASE_ENDED).getExitStatus()).isEqualTo(3);
        assertThat(directory.resolve("out")).hasContent("{}");
        assertThat(directory.resolve("beside")).hasContent("web");
        hub.send(HubMessage.newBuilder().setStop(true));
        assertThat(executor.waitFor()).isZero();
        assertThat(ChildJvm.output(directory, "executor.out")).contains("said\n");
    }

    @Test
    void stopOfTheExecutor_endsTheCommand() throws Exception {
        run("trap 'echo asked > asked; exit' TERM; echo $$ > it; while :; do sleep 0.02; done");
        Path it = written("it");
        hub.send(HubMessage.newBuilder().setStop(true));

        assertThat(executor.waitFor()).isZero();
        awaitEnd(it);
        assertThat(directory.resolve("asked")).exists();
    }

    @Test
    void signal_endsTheCommandWithIt() throws Exception {
        run(
                "setsid sh -c 'echo $$ > child; exec sleep 1000' & echo $$ > it; trap '' TERM; while :; do sleep 0.02; done");
        Path it = written("it");
        Path child = written("child");
        executor.destroy();

        executor.waitFor();
        awaitEnd(it);
        awaitEnd(child);
    }

    @Test
    void driverThatIsGone_endsIt() throws Exception {
        run("echo $$ > it; exec sleep 1000");
        Path it = written("it");
        hub.close();

        assertThat(executor.waitFor()).isZero();
        awaitEnd(it);
    }

    @Test
    void ownerIsLetIn_alsoWhereTasksRun() throws Exception {
        assertThat(start(false, Map.of()).getSlots()).isEqualTo(1);
        hub.send(HubMessage.newBuilder().setOpenAccess(true));
        int port = hub.await(ExecutorMessage::hasAccess).getAccess().getPort();
        ManagedChannel channel = Transport.connect("localhost", port, ApplicationTls.of(identity), Runnable::run);
        try {
            assertThat(exec(channel, "echo $YARN_SUBMIT_EXECUTOR_ID in $PWD")).isEqualTo("5 in " + directory + "\n");
        } finally {
            channel.shutdownNow();
        }
        hub.send(HubMessage.newBuilder().setOpenAccess(true));
        assertThat(hub.await(ExecutorMessage::hasAccess).getAccess().getPort()).isEqualTo(port);
    }

    private static String exec(ManagedChannel channel, String script) throws Exception {
        CompletableFuture<String> out = new CompletableFuture<>();
        StringBuilder text = new StringBuilder();
        StreamObserver<ExecInput> call = InstanceGrpc.newStub(channel).exec(new StreamObserver<>() {
            @Override
            public void onNext(ExecOutput message) {
                text.append(message.getStdout().toStringUtf8());
            }

            @Override
            public void onError(Throwable failure) {
                out.completeExceptionally(failure);
            }

            @Override
            public void onCompleted() {
                out.complete(text.toString());
            }
        });
        call.onNext(ExecInput.newBuilder()
                .setStart(ExecInput.Start.newBuilder().setExecutorId(5).addAllCommand(List.of("sh", "-c", script)))
                .build());
        return out.get(30, TimeUnit.SECONDS);
    }

    @Test
    void ownerIsNotLetIn_whereThatIsNotWanted() throws Exception {
        start(true, Map.of("yarnsubmit.executor.access", "false"));
        hub.send(HubMessage.newBuilder().setOpenAccess(true));

        assertThat(hub.await(ExecutorMessage::hasAccess).getAccess())
                .matches(answer -> answer.getPort() == 0 && answer.getProblem().contains("executor.access is false"));
    }
}
