package io.yarnsubmit.driver.shell;

import static io.yarnsubmit.driver.roles.shell.RolePlans.group;
import static io.yarnsubmit.driver.roles.shell.RolePlans.role;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.yarnsubmit.driver.context.GroupRegistry;
import io.yarnsubmit.driver.hub.HubExecutor;
import io.yarnsubmit.driver.roles.Decision;
import io.yarnsubmit.driver.roles.InstanceId;
import io.yarnsubmit.driver.roles.RoleListener;
import io.yarnsubmit.driver.roles.RolesAction;
import io.yarnsubmit.driver.roles.shell.RolesPlan;
import io.yarnsubmit.driver.tasks.TaskIds;
import io.yarnsubmit.protocol.config.Settings;
import io.yarnsubmit.protocol.loop.EventLoop;
import io.yarnsubmit.protocol.loop.MonotonicTime;
import io.yarnsubmit.protocol.v1.BesideEnd;
import io.yarnsubmit.protocol.v1.DriverInstruction;
import io.yarnsubmit.protocol.v1.DriverPlan;
import io.yarnsubmit.protocol.v1.ExecutorGroupPlan;
import io.yarnsubmit.protocol.v1.ExecutorMessage;
import io.yarnsubmit.protocol.v1.InstanceOrder.Wanted;
import io.yarnsubmit.protocol.v1.InstanceState;
import io.yarnsubmit.protocol.v1.InstanceState.Phase;
import io.yarnsubmit.protocol.v1.LossClass;
import io.yarnsubmit.protocol.v1.ReadyCheck;
import io.yarnsubmit.protocol.v1.RolePlan.Rendezvous;
import io.yarnsubmit.protocol.v1.RolePlan.Restart;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Roles of a driver, with the messages that executors send and get. */
@Timeout(60)
class ServedRolesTest {
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final List<String> events = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Decision> decided = new CompletableFuture<>();
    private final EventLoop loop = EventLoop.start("driver", failures::add);
    private List<GroupRegistry> registries = List.of();
    private DriverShell shell = open();

    private DriverShell open(ExecutorGroupPlan... groups) {
        registries = Stream.of(groups)
                .map(group -> new GroupRegistry(group.getName(), group.getInitialTotal(), false, Runnable::run))
                .toList();
        shell = new DriverShell(
                loop,
                new MonotonicTime(),
                Settings.of(Map.of()),
                registries,
                name -> new GroupRegistry(name, 0, false, Runnable::run),
                List.of(groups),
                RolesPlan.of("application_1", List.of(groups), DriverPlan.getDefaultInstance()),
                new TaskIds(),
                ActionsTest.NO_TRANSFER,
                welcome -> {},
                tokens -> {});
        shell.roles().listen(new RoleListener() {
            @Override
            public void happened(RolesAction.Happened what) {
                events.add(what.kind() + " " + what.instance().id());
            }

            @Override
            public void decided(Decision decision) {
                decided.complete(decision);
            }
        });
        loop.execute(shell.roles()::start);
        return shell;
    }

    @AfterEach
    void close() {
        loop.close();
        assertThat(failures).isEmpty();
    }

    private HubExecutor register(int id, String group) {
        return HubExecutor.register(shell.hub(), loop, id, group);
    }

    private static InstanceState.Builder prepared(int port) {
        return InstanceState.newBuilder().setPhase(Phase.PHASE_PREPARED).putPorts("main", port);
    }

    private static InstanceState.Builder exited(int status) {
        return InstanceState.newBuilder().setPhase(Phase.PHASE_ENDED).setExitStatus(status);
    }

    private void lost(int id, String group, LossClass lossClass) {
        loop.execute(() -> shell.lost(DriverInstruction.ExecutorLost.newBuilder()
                .setExecutorId(id)
                .setGroup(group)
                .setLossClass(lossClass)
                .build()));
        HubExecutor.settle(loop);
    }

    @Test
    void aServerAndItsClient_inOrder_withTextsThatAreFilledIn() {
        open(
                group(
                        "server",
                        1,
                        role("serve", "${port:main}")
                                .setReady(ReadyCheck.newBuilder().setTcp("main").setWithinMillis(1_000))),
                group(
                        "client",
                        1,
                        role("dial", "${peer:server/0:main}", "${index}/${count}")
                                .addAfter("server")
                                .putEnvironment("AT", "${peer:server/0:main}")));

        HubExecutor client = register(1, "client");
        assertThat(client.order().getWanted()).isEqualTo(Wanted.WANTED_PREPARED);
        assertThat(client.order().getPortsList()).containsExactly("main");
        client.say(prepared(21_000));
        HubExecutor server = register(2, "server");
        server.say(prepared(22_000));
        assertThat(server.order().getWanted()).isEqualTo(Wanted.WANTED_RUNNING);
        assertThat(server.order().getCommandList()).containsExactly("serve", "22000");
        assertThat(server.order().getReady().getTcp()).isEqualTo("main");
        assertThat(client.order().getWanted()).isEqualTo(Wanted.WANTED_PREPARED);
        server.say(Phase.PHASE_RUNNING);
        server.say(Phase.PHASE_READY);

        assertThat(client.order().getWanted()).isEqualTo(Wanted.WANTED_RUNNING);
        assertThat(client.order().getCommandList()).containsExactly("dial", "host2:22000", "0/1");
        assertThat(client.order().getEnvironmentMap())
                .containsEntry("AT", "host2:22000")
                .containsEntry("YARN_SUBMIT_ROLE", "client")
                .containsEntry("YARN_SUBMIT_PORT_MAIN", "21000");
        assertThat(client.order().getFilesOrThrow("peers.json").toStringUtf8()).contains("\"host2\"");

        client.say(exited(0));
        assertThat(client.isStopped()).isTrue();
        assertThat(decided).isNotDone();
        server.say(exited(0));
        assertThat(decided.join().success()).isTrue();
        assertThat(events).contains("STARTED server/0", "READY server/0", "ENDED client/0");
    }

    @Test
    void anOrderIsSentAgain_onANewConnection() {
        open(group("work", 1, role("work")));
        HubExecutor first = register(1, "work");
        first.say(prepared(21_000));
        long run = first.order().getRun();
        first.disconnect();

        HubExecutor again = register(1, "work");
        assertThat(again.order().getRun()).isEqualTo(run);
        assertThat(again.order().getWanted()).isEqualTo(Wanted.WANTED_RUNNING);
        assertThat(again.order().getCommandList()).containsExactly("work");
    }

    @Test
    void aGroupOfATrainer_restartsWithNewPorts() {
        open(group(
                "trainer",
                2,
                role("train").setRestart(Restart.RESTART_GROUP).setRendezvous(Rendezvous.RENDEZVOUS_TORCH)));
        HubExecutor zero = register(1, "trainer");
        HubExecutor one = register(2, "trainer");
        one.say(prepared(21_001));
        assertThat(one.order().getWanted()).isEqualTo(Wanted.WANTED_PREPARED);
        zero.say(prepared(21_000));
        assertThat(one.order().getEnvironmentMap())
                .containsEntry("MASTER_ADDR", "host1")
                .containsEntry("MASTER_PORT", "21000")
                .containsEntry("RANK", "1")
                .containsEntry("WORLD_SIZE", "2");
        zero.say(Phase.PHASE_READY);
        one.say(Phase.PHASE_READY);

        one.say(exited(1));
        assertThat(zero.order().getWanted()).isEqualTo(Wanted.WANTED_STOPPED);
        zero.say(exited(143).setStopped(true));
        assertThat(zero.order().getGeneration()).isEqualTo(2);
        zero.say(prepared(23_000));
        one.say(prepared(23_001));
        assertThat(one.order().getEnvironmentMap())
                .containsEntry("MASTER_PORT", "23000")
                .containsEntry("YARN_SUBMIT_GENERATION", "2");
    }

    @Test
    void thoseThatRun_getTheNewFileOfPeers_butNoNewRun() throws InterruptedException {
        open(group("work", 2, role("work")));
        HubExecutor zero = register(1, "work");
        zero.say(prepared(21_000));
        zero.say(Phase.PHASE_READY);
        long run = zero.order().getRun();
        HubExecutor one = register(2, "work");
        one.say(prepared(21_234));

        zero.await(order -> order.getFilesOrDefault("peers.json", ByteString.EMPTY)
                .toStringUtf8()
                .contains("21234"));
        assertThat(zero.order().getRun()).isEqualTo(run);
        assertThat(zero.order().getCommandList()).containsExactly("work");
    }

    @Test
    void anIndexMovesToTheNextExecutor_andAFailureForGoodDecides() {
        open(group("work", 1, role("work").setRestart(Restart.RESTART_NEVER)));
        HubExecutor first = register(1, "work");
        first.say(prepared(21_000));
        first.say(Phase.PHASE_READY);
        lost(1, "work", LossClass.LOSS_CLASS_PREEMPTED);
        assertThat(decided).isNotDone();
        HubExecutor second = register(2, "work");
        second.say(prepared(21_000));
        second.say(Phase.PHASE_READY);
        second.say(exited(7));
        assertThat(decided.join().success()).isFalse();
        assertThat(decided.join().by().exitStatus()).hasValue(7);
    }

    @Test
    void theApplicationMastersScale_endsTheHighestIndex() {
        open(group("work", 2, role("work")));
        HubExecutor zero = register(1, "work");
        HubExecutor one = register(2, "work");
        Stream.of(zero, one).forEach(each -> {
            each.say(prepared(21_000));
            each.say(Phase.PHASE_READY);
        });
        loop.execute(() -> shell.scale(DriverInstruction.Scale.newBuilder()
                .setGroup("work")
                .setTotal(1)
                .build()));
        HubExecutor.settle(loop);
        assertThat(one.order().getWanted()).isEqualTo(Wanted.WANTED_STOPPED);
        assertThat(zero.order().getWanted()).isEqualTo(Wanted.WANTED_RUNNING);
        one.say(exited(0).setStopped(true));
        assertThat(one.isStopped()).isTrue();
        assertThat(zero.isStopped()).isFalse();
    }

    @Test
    void commandsBesideAnInstance_areSentUntilTheirEndIsKnown() {
        open(group("work", 1, role("work")));
        HubExecutor first = register(1, "work");
        first.say(prepared(21_000));
        InstanceId id = new InstanceId("work", 0);
        CompletableFuture<Long> number = new CompletableFuture<>();
        shell.roles().runBeside(id, List.of("df"), Map.of(), (given, problem) -> number.complete(given.orElse(-1)));
        HubExecutor.settle(loop);
        first.disconnect();
        HubExecutor again = register(1, "work");
        assertThat(again.heard.stream().flatMap(message -> message.getBesideCommandsList().stream()))
                .extracting(command -> command.getNumber())
                .containsExactly(number.join());

        CompletableFuture<Integer> status = new CompletableFuture<>();
        shell.roles()
                .awaitBeside(
                        id,
                        number.join(),
                        Duration.ofMinutes(1),
                        found -> status.complete(
                                found.orElseThrow().end().orElseThrow().getExitStatus()));
        again.say(ExecutorMessage.newBuilder()
                .addBesideEnds(BesideEnd.newBuilder().setNumber(number.join()).setExitStatus(4)));
        assertThat(status.join()).isEqualTo(4);
        assertThat(again.heard.stream().flatMap(message -> message.getBesideAcknowledgedList().stream()))
                .contains(number.join());
    }

    @Test
    void theEnd_waitsUntilNothingRuns() {
        open(group("work", 1, role("work")));
        HubExecutor only = register(1, "work");
        only.say(prepared(21_000));
        only.say(Phase.PHASE_READY);
        CompletableFuture<Boolean> ended = new CompletableFuture<>();
        loop.execute(() -> shell.roles().end(() -> ended.complete(true)));
        HubExecutor.settle(loop);
        assertThat(only.order().getWanted()).isEqualTo(Wanted.WANTED_STOPPED);
        assertThat(ended).isNotDone();
        only.say(exited(143).setStopped(true));
        assertThat(ended.join()).isTrue();
        assertThat(decided).isNotDone();
    }
}
