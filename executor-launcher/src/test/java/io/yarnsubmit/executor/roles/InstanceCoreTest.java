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
import io.yarnsubmit.protocol.v1.CommandEnd;
import io.yarnsubmit.protocol.v1.InstanceName;
import io.yarnsubmit.protocol.v1.InstanceOrder;
import io.yarnsubmit.protocol.v1.InstanceState;
import io.yarnsubmit.protocol.v1.ReadyCheck;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InstanceCoreTest {
    private static final Map<String, Integer> PORTS = Map.of("rdzv", 20_001);
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final InstanceCore core = new InstanceCore();

    private static InstanceOrder.Builder order(long run, InstanceOrder.Wanted wanted) {
        return InstanceOrder.newBuilder()
                .setRun(run)
                .setInstance(InstanceName.newBuilder().setRole("trainer").setIndex(1))
                .setWanted(wanted)
                .addPorts("rdzv")
                .addCommand("train")
                .setStopGraceMillis(GRACE.toMillis());
    }

    private static ReadyCheck tcp() {
        return ReadyCheck.newBuilder().setTcp("rdzv").setWithinMillis(120_000).build();
    }

    private static CommandEnd end(int status) {
        return CommandEnd.newBuilder().setExitStatus(status).build();
    }

    private static InstanceAction.Report report(InstanceState.Builder state) {
        return new InstanceAction.Report(state.build());
    }

    private static InstanceState.Builder state(long run, InstanceState.Phase phase) {
        return InstanceState.newBuilder().setRun(run).setPhase(phase).putAllPorts(PORTS);
    }

    private static String problem(List<InstanceAction> actions) {
        return ((InstanceAction.Report) actions.get(1)).state().getProblem();
    }

    private List<InstanceAction> prepared(long run) {
        core.ordered(order(run, WANTED_PREPARED).build());
        return core.chosen(run, PORTS);
    }

    /** A command that runs. */
    private InstanceOrder active(long run, ReadyCheck check) {
        prepared(run);
        InstanceOrder running = order(run, WANTED_RUNNING).setReady(check).build();
        core.ordered(running);
        core.started(run);
        return running;
    }

    private InstanceOrder active(long run) {
        return active(run, ReadyCheck.getDefaultInstance());
    }

    @Test
    void nothingIsTold_beforeTheFirstOrder() {
        assertThat(core.connected()).isEmpty();
        assertThat(core.started(0)).isEmpty();
        assertThat(core.ready(0)).isEmpty();
        assertThat(core.late(0)).isEmpty();
        assertThat(core.ended(0, end(0), false)).isEmpty();
        assertThat(core.notChosen(0, "x")).isEmpty();
        assertThat(core.chosen(0, PORTS)).containsExactly(new InstanceAction.Release(0));
    }

    @Test
    void firstOrder_choosesPorts_andTheyAreTold() {
        assertThat(core.ordered(order(1, WANTED_PREPARED).build()))
                .containsExactly(new InstanceAction.Choose(1, List.of("rdzv")));
        assertThat(core.connected()).isEmpty();
        assertThat(core.chosen(1, PORTS)).containsExactly(report(state(1, PHASE_PREPARED)));
        assertThat(core.connected()).containsExactly(report(state(1, PHASE_PREPARED)));
    }

    @ParameterizedTest
    @EnumSource(
            value = InstanceOrder.Wanted.class,
            names = {"WANTED_PREPARED", "WANTED_RUNNING", "WANTED_STOPPED"})
    void repeatedOrder_changesNothing(InstanceOrder.Wanted wanted) {
        prepared(1);
        InstanceOrder order = order(1, wanted).build();
        core.ordered(order);
        core.started(1);
        List<InstanceAction> told = core.connected();

        assertThat(core.ordered(order)).isEmpty();
        assertThat(core.connected()).isEqualTo(told);
    }

    @Test
    void running_startsTheCommand_whichIsReadyAtOnceWithoutACheck() {
        prepared(1);
        InstanceOrder running = order(1, WANTED_RUNNING).build();

        assertThat(core.ordered(running)).containsExactly(new InstanceAction.Start(running));
        assertThat(core.started(1)).containsExactly(report(state(1, PHASE_READY)));
        assertThat(core.started(1)).isEmpty();
    }

    @Test
    void aKey_isCheckedByTheDriver() {
        prepared(1);
        core.ordered(order(1, WANTED_RUNNING)
                .setReady(ReadyCheck.newBuilder().setKey("up").setWithinMillis(5))
                .build());

        assertThat(core.started(1)).containsExactly(report(state(1, PHASE_READY)));
    }

    @Test
    void running_asTheFirstOrder_choosesPortsFirst() {
        InstanceOrder running = order(1, WANTED_RUNNING).build();

        assertThat(core.ordered(running)).containsExactly(new InstanceAction.Choose(1, List.of("rdzv")));
        assertThat(core.chosen(1, PORTS))
                .containsExactly(report(state(1, PHASE_PREPARED)), new InstanceAction.Start(running));
    }

    @Test
    void running_whilePortsAreChosen_startsAfterwards() {
        core.ordered(order(1, WANTED_PREPARED).build());
        InstanceOrder running = order(1, WANTED_RUNNING).build();

        assertThat(core.ordered(running)).isEmpty();
        assertThat(core.chosen(1, PORTS)).contains(new InstanceAction.Start(running));
    }

    @Test
    void withACheck_itIsProbed_andReadyWhenThatSucceeds() {
        prepared(1);
        core.ordered(order(1, WANTED_RUNNING).setReady(tcp()).build());

        assertThat(core.started(1))
                .containsExactly(
                        report(state(1, PHASE_RUNNING)),
                        new InstanceAction.Probe(1, tcp(), PORTS),
                        new InstanceAction.Remind(1, Duration.ofMinutes(2)));
        assertThat(core.ready(1)).containsExactly(report(state(1, PHASE_READY)));
        assertThat(core.ready(1)).isEmpty();
        assertThat(core.late(1)).isEmpty();
    }

    @Test
    void withoutALimit_nobodyIsReminded() {
        prepared(1);
        core.ordered(order(1, WANTED_RUNNING)
                .setReady(tcp().toBuilder().setWithinMillis(0))
                .build());

        assertThat(core.started(1)).noneMatch(InstanceAction.Remind.class::isInstance);
    }

    @Test
    void notReadyInTime_itIsEnded_andThatIsAProblem() {
        active(1, tcp());

        assertThat(core.late(1)).containsExactly(new InstanceAction.Stop(1, GRACE));
        assertThat(core.late(1)).isEmpty();
        assertThat(core.ready(1)).isEmpty();
        assertThat(core.ended(1, end(0), false))
                .containsExactly(
                        new InstanceAction.Release(1),
                        report(state(1, PHASE_ENDED)
                                .setProblem("it was not ready within 2min: its port 'rdzv' (20001) accepted no"
                                        + " connection")));
    }

    @Test
    void whatWasMissing_isSaid() {
        active(
                1,
                ReadyCheck.newBuilder()
                        .setHttp(ReadyCheck.HttpCheck.newBuilder()
                                .setPort("rdzv")
                                .setPath("/up"))
                        .setWithinMillis(30_000)
                        .build());
        core.late(1);
        assertThat(problem(core.ended(1, end(143), false)))
                .contains("within 30s: its port 'rdzv' (20001) gave no good answer to GET /up");
        active(2, ReadyCheck.newBuilder().setLine("up").setWithinMillis(500).build());
        core.late(2);
        assertThat(problem(core.ended(2, end(143), false)))
                .contains("within 500ms: no line of its output had 'up' in it");
    }

    @Test
    void itsEnd_isTold_andItsPortsAreFree() {
        InstanceOrder running = active(1);

        assertThat(core.ended(1, end(3), false))
                .containsExactly(
                        new InstanceAction.Release(1),
                        report(state(1, PHASE_ENDED).setExitStatus(3)));
        assertThat(core.ordered(running)).isEmpty();
        assertThat(core.connected())
                .containsExactly(report(state(1, PHASE_ENDED).setExitStatus(3)));
        assertThat(core.ended(1, end(4), false)).isEmpty();
    }

    @Test
    void takenPort_isToldOfAFailure() {
        active(1);
        assertThat(core.ended(1, end(1), true))
                .contains(report(state(1, PHASE_ENDED).setExitStatus(1).setPortTaken(true)));

        active(2);
        assertThat(core.ended(2, end(0), true)).contains(report(state(2, PHASE_ENDED)));
    }

    @Test
    void whatCouldNotBeStarted_isTold() {
        prepared(1);
        core.ordered(order(1, WANTED_RUNNING).build());

        assertThat(core.ended(1, end(127).toBuilder().setProblem("not there").build(), false))
                .contains(report(state(1, PHASE_ENDED).setExitStatus(127).setProblem("not there")));
    }

    @Test
    void withoutPorts_itHasEnded() {
        core.ordered(order(1, WANTED_RUNNING).build());

        assertThat(core.notChosen(1, "no free ports"))
                .containsExactly(report(InstanceState.newBuilder()
                        .setRun(1)
                        .setPhase(PHASE_ENDED)
                        .setExitStatus(126)
                        .setProblem("no free ports")));
    }

    @Test
    void stopped_itIsEnded_andThatIsSaid() {
        active(1);

        assertThat(core.ordered(order(1, WANTED_STOPPED).build())).containsExactly(new InstanceAction.Stop(1, GRACE));
        assertThat(core.ordered(order(1, WANTED_STOPPED).build())).isEmpty();
        assertThat(core.ended(1, end(143), true))
                .containsExactly(
                        new InstanceAction.Release(1),
                        report(state(1, PHASE_ENDED).setExitStatus(143).setStopped(true)));
    }

    @Test
    void stoppedAfterItsEnd_itHasEndedByItself() {
        active(1);
        core.ended(1, end(5), false);

        assertThat(core.ordered(order(1, WANTED_STOPPED).build())).isEmpty();
        assertThat(core.connected())
                .containsExactly(report(state(1, PHASE_ENDED).setExitStatus(5)));
    }

    @Test
    void stoppedBeforeItsStart_nothingRuns() {
        prepared(1);

        assertThat(core.ordered(order(1, WANTED_STOPPED).build()))
                .containsExactly(
                        new InstanceAction.Release(1),
                        report(state(1, PHASE_ENDED).setStopped(true)));
        assertThat(core.ordered(order(1, WANTED_RUNNING).build())).isEmpty();
    }

    @Test
    void stoppedAsTheFirstOrder_itHasEnded() {
        assertThat(core.ordered(order(7, WANTED_STOPPED).build()))
                .containsExactly(report(InstanceState.newBuilder()
                        .setRun(7)
                        .setPhase(PHASE_ENDED)
                        .setStopped(true)));
    }

    @Test
    void stoppedWhilePortsAreChosen_theyAreReleased() {
        core.ordered(order(1, WANTED_PREPARED).build());

        assertThat(core.ordered(order(1, WANTED_STOPPED).build())).hasSize(1);
        assertThat(core.chosen(1, PORTS)).containsExactly(new InstanceAction.Release(1));
        assertThat(core.notChosen(1, "x")).isEmpty();
    }

    @Test
    void newerRun_waitsForTheEndOfTheOlderCommand() {
        active(1);

        assertThat(core.ordered(order(2, WANTED_PREPARED).build())).containsExactly(new InstanceAction.Stop(1, GRACE));
        assertThat(core.ordered(order(2, WANTED_PREPARED).build())).isEmpty();
        InstanceOrder third = order(3, WANTED_RUNNING).build();
        assertThat(core.ordered(third)).isEmpty();
        assertThat(core.ended(1, end(143), false))
                .containsExactly(new InstanceAction.Release(1), new InstanceAction.Choose(3, List.of("rdzv")));
        assertThat(core.chosen(3, PORTS)).contains(new InstanceAction.Start(third));
    }

    @Test
    void newerRun_thatIsToBeStopped_endsTheOlderToo() {
        active(1);
        assertThat(core.ordered(order(2, WANTED_STOPPED).build())).containsExactly(new InstanceAction.Stop(1, GRACE));

        assertThat(core.ended(1, end(143), false))
                .containsExactly(
                        new InstanceAction.Release(1),
                        report(InstanceState.newBuilder()
                                .setRun(2)
                                .setPhase(PHASE_ENDED)
                                .setStopped(true)));
    }

    @Test
    void newerRun_doesNotWaitForPortsOfTheOlder() {
        core.ordered(order(1, WANTED_PREPARED).build());

        assertThat(core.ordered(order(2, WANTED_PREPARED).build()))
                .containsExactly(new InstanceAction.Choose(2, List.of("rdzv")));
        assertThat(core.chosen(1, PORTS)).containsExactly(new InstanceAction.Release(1));
        assertThat(core.chosen(2, PORTS)).containsExactly(report(state(2, PHASE_PREPARED)));
    }

    @Test
    void newerRun_releasesWhatTheOlderHasPrepared_andFollowsOneThatHasEnded() {
        prepared(1);
        assertThat(core.ordered(order(2, WANTED_PREPARED).build()))
                .containsExactly(new InstanceAction.Release(1), new InstanceAction.Choose(2, List.of("rdzv")));
        core.chosen(2, PORTS);
        core.ordered(order(2, WANTED_RUNNING).build());
        core.started(2);
        core.ended(2, end(1), false);

        assertThat(core.ordered(order(3, WANTED_PREPARED).build()))
                .containsExactly(new InstanceAction.Choose(3, List.of("rdzv")));
    }

    @Test
    void olderRun_isIgnored() {
        active(5);

        assertThat(core.ordered(order(4, WANTED_STOPPED).build())).isEmpty();
        assertThat(core.started(4)).isEmpty();
        assertThat(core.ready(4)).isEmpty();
        assertThat(core.late(4)).isEmpty();
        assertThat(core.ended(4, end(0), false)).isEmpty();
        assertThat(core.connected()).containsExactly(report(state(5, PHASE_READY)));
    }

    @Test
    void changedFiles_areReplaced_whileItRuns() {
        InstanceOrder running = active(1);
        InstanceOrder changed = running.toBuilder()
                .putFiles("peers.json", ByteString.copyFromUtf8("{}"))
                .build();

        assertThat(core.ordered(changed)).containsExactly(new InstanceAction.Replace(1, changed.getFilesMap()));
        assertThat(core.ordered(changed)).isEmpty();
        core.ended(1, end(0), false);
        assertThat(core.ordered(running)).isEmpty();
    }

    @Test
    void stopAfterALateStart_isAStop() {
        active(1, tcp());
        core.late(1);
        core.ordered(order(1, WANTED_STOPPED).build());

        assertThat(core.ended(1, end(143), false))
                .anyMatch(action -> action instanceof InstanceAction.Report report
                        && report.state().getStopped()
                        && !report.state().getProblem().isEmpty());
    }

    @Test
    void commandsBesideIt_runWhileItRuns() {
        assertThat(core.besides()).isEqualTo(BesideSituation.NONE);
        prepared(1);
        assertThat(core.besides()).isEqualTo(BesideSituation.COMES);
        core.ordered(order(1, WANTED_RUNNING).build());
        assertThat(core.besides()).isEqualTo(BesideSituation.COMES);
        core.started(1);
        assertThat(core.besides()).isEqualTo(BesideSituation.RUNS);
        core.ordered(order(1, WANTED_STOPPED).build());
        assertThat(core.besides()).isEqualTo(BesideSituation.ENDS);
        core.ordered(order(2, WANTED_PREPARED).build());
        assertThat(core.besides()).isEqualTo(BesideSituation.COMES);
        core.ordered(order(2, WANTED_STOPPED).build());
        assertThat(core.besides()).isEqualTo(BesideSituation.ENDS);
        core.ended(1, end(143), false);
        assertThat(core.besides()).isEqualTo(BesideSituation.NONE);
    }
}
