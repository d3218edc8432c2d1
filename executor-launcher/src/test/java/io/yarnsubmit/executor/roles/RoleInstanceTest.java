package io.yarnsubmit.executor.roles;

import static io.yarnsubmit.protocol.v1.InstanceOrder.Wanted.WANTED_PREPARED;
import static io.yarnsubmit.protocol.v1.InstanceOrder.Wanted.WANTED_RUNNING;
import static io.yarnsubmit.protocol.v1.InstanceOrder.Wanted.WANTED_STOPPED;
import static io.yarnsubmit.protocol.v1.InstanceState.Phase.PHASE_ENDED;
import static io.yarnsubmit.protocol.v1.InstanceState.Phase.PHASE_PREPARED;
import static io.yarnsubmit.protocol.v1.InstanceState.Phase.PHASE_READY;
import static io.yarnsubmit.protocol.v1.InstanceState.Phase.PHASE_RUNNING;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.yarnsubmit.protocol.CountRange;
import io.yarnsubmit.protocol.loop.EventLoop;
import io.yarnsubmit.protocol.v1.BesideCommand;
import io.yarnsubmit.protocol.v1.BesideEnd;
import io.yarnsubmit.protocol.v1.HubMessage;
import io.yarnsubmit.protocol.v1.InstanceName;
import io.yarnsubmit.protocol.v1.InstanceOrder;
import io.yarnsubmit.protocol.v1.InstanceState;
import io.yarnsubmit.protocol.v1.ReadyCheck;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** With real processes and ports; the test is the driver. */
@Timeout(60)
class RoleInstanceTest {
    @TempDir
    Path directory;

    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final List<String> log = new CopyOnWriteArrayList<>();
    private final BlockingQueue<InstanceState> states = new LinkedBlockingQueue<>();
    private final BlockingQueue<BesideEnd> ends = new LinkedBlockingQueue<>();
    private final EventLoop loop = EventLoop.start("executor", failures::add);
    private RoleInstance instance;

    @BeforeEach
    void begin() {
        instance = new RoleInstance(
                loop,
                new RoleInstance.RolePlace(
                        "localhost",
                        new CountRange(20_000, 31_999),
                        directory,
                        directory.resolve("commands/7-files"),
                        () -> Map.of("PLACE", directory.toString(), "YARN_SUBMIT_EXECUTOR_ID", "7"),
                        log::add,
                        states::add,
                        ends::addAll),
                new Random(),
                (thread, failure) -> failures.add(failure));
    }

    @AfterEach
    void close() {
        instance.stop(Duration.ZERO);
        loop.close();
        assertThat(failures).isEmpty();
    }

    private static InstanceOrder.Builder order(long run, InstanceOrder.Wanted wanted, String... command) {
        return InstanceOrder.newBuilder()
                .setRun(run)
                .setInstance(InstanceName.newBuilder().setRole("web"))
                .setGeneration(1)
                .setWanted(wanted)
                .addPorts("http")
                .addAllCommand(List.of(command))
                .setStopGraceMillis(5_000);
    }

    private void send(InstanceOrder.Builder order) {
        HubMessage message = HubMessage.newBuilder().setInstanceOrder(order).build();
        loop.execute(() -> instance.received(message));
    }

    private InstanceState next(InstanceState.Phase phase) throws InterruptedException {
        InstanceState state = states.poll(30, TimeUnit.SECONDS);
        assertThat(state).isNotNull();
        assertThat(state.getPhase()).as("%s, %s", state, log).isEqualTo(phase);
        return state;
    }

    private int prepared(long run) throws InterruptedException {
        send(order(run, WANTED_PREPARED));
        return next(PHASE_PREPARED).getPortsOrThrow("http");
    }

    private InstanceOrder.Builder script(long run, String script) {
        return order(run, WANTED_RUNNING, "sh", "-c", script);
    }

    private void beside(long number, String script) {
        send(HubMessage.newBuilder()
                .addBesideCommands(BesideCommand.newBuilder()
                        .setNumber(number)
                        .addAllCommand(List.of("sh", "-c", script))
                        .putEnvironment("OWN", "own")));
    }

    private void send(HubMessage.Builder message) {
        HubMessage built = message.build();
        loop.execute(() -> instance.received(built));
    }

    private BesideEnd end() throws InterruptedException {
        BesideEnd end = ends.poll(30, TimeUnit.SECONDS);
        assertThat(end).isNotNull();
        return end;
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
    void commandRuns_withItsEnvironmentAndFiles_andItsEndIsTold() throws Exception {
        int port = prepared(1);
        assertThat(port).isBetween(20_000, 31_999);
        send(script(1, "echo $A $YARN_SUBMIT_EXECUTOR_ID $(cat $YARN_SUBMIT_PEERS) > $PLACE/out; exit 3")
                .putEnvironment("A", "a  b")
                .putFiles("peers.json", ByteString.copyFromUtf8("{}")));

        next(PHASE_READY);
        assertThat(next(PHASE_ENDED))
                .isEqualTo(InstanceState.newBuilder()
                        .setRun(1)
                        .setPhase(PHASE_ENDED)
                        .setExitStatus(3)
                        .putPorts("http", port)
                        .build());
        assertThat(directory.resolve("out")).hasContent("a b 7 {}");
    }

    @Test
    void stopped_itAndItsChildrenEnd() throws Exception {
        prepared(1);
        send(script(
                1,
                "setsid sh -c 'echo $$ > $PLACE/child; exec sleep 1000' & "
                        + "trap 'exit 9' TERM; echo $$ > $PLACE/it; while :; do sleep 0.02; done"));
        next(PHASE_READY);
        Path child = written("child");
        written("it");
        send(order(1, WANTED_STOPPED));

        assertThat(next(PHASE_ENDED)).matches(state -> state.getStopped() && state.getExitStatus() == 9);
        awaitEnd(child);
    }

    @Test
    void newRun_endsTheOldCommandFirst_alsoOneThatDoesNotListen() throws Exception {
        prepared(1);
        send(script(1, "trap '' TERM; echo $$ > $PLACE/old; while :; do sleep 0.02; done"));
        next(PHASE_READY);
        Path old = written("old");
        send(order(2, WANTED_PREPARED).setStopGraceMillis(50));

        assertThat(next(PHASE_PREPARED).getRun()).isEqualTo(2);
        awaitEnd(old);
    }

    @Test
    void whatCannotBeStarted_isExplained() throws Exception {
        prepared(1);
        send(order(1, WANTED_RUNNING, "no-such-program"));

        assertThat(next(PHASE_ENDED))
                .matches(state -> state.getExitStatus() == 127
                        && state.getProblem().startsWith("'no-such-program' is not on the executor's PATH."));
    }

    @Test
    void withoutACommand_itIsReady_untilItIsStopped() throws Exception {
        prepared(1);
        send(order(1, WANTED_RUNNING));
        next(PHASE_READY);
        send(order(1, WANTED_STOPPED));

        assertThat(next(PHASE_ENDED).getStopped()).isTrue();
    }

    @Test
    void tcp_isReadyWhenItListens_onTheChosenPort() throws Exception {
        int port = prepared(1);
        send(order(
                        1,
                        WANTED_RUNNING,
                        "python3",
                        "-c",
                        "import socket,sys,time; time.sleep(0.2); s=socket.create_server(('127.0.0.1', int(sys.argv[1])));"
                                + " time.sleep(100)",
                        Integer.toString(port))
                .setReady(ReadyCheck.newBuilder().setTcp("http").setWithinMillis(30_000)));

        next(PHASE_RUNNING);
        next(PHASE_READY);
        send(order(1, WANTED_STOPPED));
        next(PHASE_ENDED);
    }

    @Test
    void line_makesItReady_inEitherStream() throws Exception {
        prepared(1);
        send(script(1, "echo waiting; sleep 0.1; echo server is up now >&2; sleep 100")
                .setReady(ReadyCheck.newBuilder().setLine("is up").setWithinMillis(30_000)));

        next(PHASE_RUNNING);
        next(PHASE_READY);
        send(order(1, WANTED_STOPPED));
        next(PHASE_ENDED);
    }

    @Test
    void notReadyInTime_itIsEnded() throws Exception {
        prepared(1);
        send(script(1, "sleep 100")
                .setReady(ReadyCheck.newBuilder().setTcp("http").setWithinMillis(200)));

        next(PHASE_RUNNING);
        assertThat(next(PHASE_ENDED))
                .matches(state -> !state.getStopped()
                        && state.getProblem().startsWith("it was not ready within 200ms: its port 'http' ("));
    }

    @Test
    void portThatAnotherProgramHasTaken_isTold() throws Exception {
        int port = prepared(1);
        send(script(1, "echo $$ > $PLACE/it; until [ -e $PLACE/go ]; do sleep 0.01; done; exit 1"));
        next(PHASE_READY);
        written("it");
        try (ServerSocket other = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(other.isBound()).isTrue();
            Files.writeString(directory.resolve("go"), "");
            assertThat(next(PHASE_ENDED)).matches(state -> state.getPortTaken() && state.getExitStatus() == 1);
        }
        assertThat(prepared(2)).isPositive();
    }

    @Test
    void changedFiles_areReplacedWhileItRuns() throws Exception {
        prepared(1);
        InstanceOrder.Builder running = script(1, "until [ \"$(cat $YARN_SUBMIT_PEERS)\" = 2 ]; do sleep 0.01; done")
                .putFiles("peers.json", ByteString.copyFromUtf8("1"));
        send(running);
        next(PHASE_READY);
        send(running.putFiles("peers.json", ByteString.copyFromUtf8("2")));

        assertThat(next(PHASE_ENDED).getExitStatus()).isZero();
    }

    @Test
    void newConnection_hearsTheStateAgain() throws Exception {
        prepared(1);
        send(script(1, "sleep 100"));
        InstanceState ready = next(PHASE_READY);
        loop.execute(instance::connected);

        assertThat(next(PHASE_READY)).isEqualTo(ready);
    }

    @Test
    void endOfTheProcess_endsIt_andIsNotItsOwnEnd() throws Exception {
        prepared(1);
        send(script(1, "echo $$ > $PLACE/it; exec sleep 1000"));
        next(PHASE_READY);
        Path it = written("it");
        instance.stop(Duration.ofSeconds(5));

        awaitEnd(it);
        try (Stream<Path> locks = Files.walk(directory)) {
            assertThat(locks.filter(file -> file.getFileName().toString().matches("\\d+")))
                    .isEmpty();
        }
        assertThat(states.poll(300, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void commandBesideIt_hasItsEnvironment_andItsEndIsTold() throws Exception {
        prepared(1);
        send(order(1, WANTED_RUNNING).putEnvironment("A", "a"));
        next(PHASE_READY);
        beside(4, "echo $A $OWN $PLACE > $PLACE/out; exit 6");

        assertThat(end())
                .isEqualTo(BesideEnd.newBuilder().setNumber(4).setExitStatus(6).build());
        assertThat(directory.resolve("out")).hasContent("a own " + directory);
        loop.execute(instance::connected);
        assertThat(end().getNumber()).isEqualTo(4);
    }

    @Test
    void commandBesideIt_waitsUntilItRuns() throws Exception {
        prepared(1);
        beside(4, "exit 6");
        assertThat(ends.poll(100, TimeUnit.MILLISECONDS)).isNull();
        send(order(1, WANTED_RUNNING));

        assertThat(end().getExitStatus()).isEqualTo(6);
    }

    @Test
    void endOfTheRun_endsWhatRunsBesideIt() throws Exception {
        prepared(1);
        send(order(1, WANTED_RUNNING));
        next(PHASE_READY);
        beside(1, "echo $$ > $PLACE/beside; exec sleep 1000");
        Path beside = written("beside");
        send(order(1, WANTED_STOPPED));

        next(PHASE_ENDED);
        awaitEnd(beside);
        assertThat(end()).matches(end -> end.getNumber() == 1 && end.getExitStatus() == 143);
        beside(2, "true");
        assertThat(end().getProblem()).isEqualTo("the instance does not run now");
    }

    @Test
    void commandThatNobodyWaitsFor_ends_andTheInstanceGoesOn() throws Exception {
        prepared(1);
        send(script(1, "echo $$ > $PLACE/it; exec sleep 1000"));
        next(PHASE_READY);
        beside(1, "trap '' TERM; echo $$ > $PLACE/beside; while :; do sleep 0.02; done");
        Path beside = written("beside");
        send(HubMessage.newBuilder().addBesideAcknowledged(1));

        awaitEnd(beside);
        assertThat(Path.of("/proc/" + Files.readString(written("it")).strip() + "/exe"))
                .exists();
        assertThat(ends).isEmpty();
    }
}
