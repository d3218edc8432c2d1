package io.yarnsubmit.driver.executors;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.api.ExecutorInfo;
import io.yarnsubmit.api.ExecutorLoss;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExecutorsCoreTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final String WHY = "the driver needs fewer executors";
    private static final IntUnaryOperator IDLE = id -> 0;

    private final ExecutorsCore core = new ExecutorsCore(Map.of("default", 3), GRACE);

    @Test
    void anExecutorThatRegistersIsShownAndGetsTasks() {
        URI log = URI.create("http://a/logs");
        core.started(1, "default", Optional.of(log));

        ExecutorInfo info = new ExecutorInfo(1, "default", "a", "container_1", 2, Optional.of(log));
        assertThat(core.registered(registration(1), IDLE))
                .containsExactly(
                        registrationMessage(1, true),
                        new ExecutorsAction.AddToRegistry(info),
                        new ExecutorsAction.AddToScheduler(1, "default", "a", 2),
                        new ExecutorsAction.NotifyRegistered(info));
        assertThat(core.highestId()).isEqualTo(1);
    }

    @Test
    void theLogIsShownWhenItIsKnownLater() {
        core.registered(registration(1), IDLE);
        URI log = URI.create("http://a/logs");

        assertThat(core.started(1, "default", Optional.of(log)))
                .containsExactly(new ExecutorsAction.AddToRegistry(
                        new ExecutorInfo(1, "default", "a", "container_1", 2, Optional.of(log))));
    }

    @Test
    void aBrokenConnectionMayComeBackWithinItsGrace() {
        core.registered(registration(1), IDLE);

        assertThat(core.disconnected(1, NOON))
                .containsExactly(new ExecutorsAction.SuspendTasks(1), registrationMessage(1, false));
        assertThat(core.tick(NOON.plus(GRACE).minusMillis(1))).isEmpty();
        assertThat(core.registered(registration(1), IDLE))
                .containsExactly(registrationMessage(1, true), new ExecutorsAction.ResumeTasks(1));
        assertThat(core.tick(NOON.plus(GRACE))).isEmpty();
    }

    @Test
    void afterItsGraceItIsGivenUpAndItsReturnRefused() {
        core.registered(registration(1), IDLE);
        core.disconnected(1, NOON);

        String why = "its connection broke and was not restored for 30 s";
        assertThat(core.tick(NOON.plus(GRACE)))
                .containsExactly(
                        new ExecutorsAction.RescheduleTasks(1, why, false),
                        new ExecutorsAction.RemoveFromRegistry(1, "default"),
                        new ExecutorsAction.RequestStop(1, why));
        assertThat(core.registered(registration(1), IDLE)).containsExactly(new ExecutorsAction.StopThroughHub(1));
        assertThat(core.lost(loss(1, ExecutorLoss.Cause.OURS, "stopped")))
                .containsExactly(new ExecutorsAction.NotifyLost(new ExecutorLoss(
                        1,
                        "default",
                        "a",
                        ExecutorLoss.Cause.NODE,
                        OptionalInt.empty(),
                        "The driver gave it up: " + why + ". Is a running and reachable?")));
    }

    @Test
    void whatTheApplicationMasterSaysOfALossCounts() {
        core.registered(registration(1), IDLE);
        core.disconnected(1, NOON);
        ExecutorLoss loss = loss(1, ExecutorLoss.Cause.MEMORY, "too much memory");

        assertThat(core.lost(loss))
                .containsExactly(
                        new ExecutorsAction.RescheduleTasks(1, "too much memory", true),
                        new ExecutorsAction.RemoveFromRegistry(1, "default"),
                        new ExecutorsAction.NotifyLost(loss));
        assertThat(core.lost(loss)).isEmpty();
        assertThat(core.registered(registration(1), IDLE)).containsExactly(new ExecutorsAction.StopThroughHub(1));
    }

    @Test
    void aSilentExecutorIsGivenUpAtOnce() {
        core.registered(registration(1), IDLE);

        assertThat(core.silent(1, Duration.ofSeconds(61)))
                .contains(new ExecutorsAction.RescheduleTasks(1, "it was silent for 61 s", false));
    }

    @Test
    void requestsAreAbsoluteAndSaidOnce() {
        assertThat(core.requested("default", 5, IDLE))
                .containsExactly(new ExecutorsAction.SendTargets(1, Map.of("default", 5)));
        assertThat(core.requested("default", 5, IDLE)).isEmpty();
    }

    @Test
    void theIdleThenTheYoungestGoWhenThereAreTooMany() {
        registerThree();

        assertThat(core.requested("default", 1, id -> id == 3 ? 1 : 0))
                .containsExactly(
                        new ExecutorsAction.SendTargets(1, Map.of("default", 1)),
                        new ExecutorsAction.Drain(2, "default", WHY),
                        new ExecutorsAction.Drain(1, "default", WHY));
        assertThat(core.drained(2))
                .containsExactly(
                        new ExecutorsAction.RescheduleTasks(2, "it was released", false),
                        new ExecutorsAction.RemoveFromRegistry(2, "default"),
                        new ExecutorsAction.StopThroughHub(2));
        assertThat(core.drained(2)).isEmpty();
    }

    @Test
    void drainingExecutorsAreKeptWhenTheyAreWantedAgain() {
        registerThree();
        core.requested("default", 1, IDLE);

        assertThat(core.requested("default", 2, IDLE))
                .containsExactly(
                        new ExecutorsAction.SendTargets(2, Map.of("default", 2)),
                        new ExecutorsAction.CancelDrain(2, "default"));
    }

    @Test
    void anExecutorThatComesTooLateIsGivenBack() {
        registerThree();

        assertThat(core.registered(registration(4), IDLE)).endsWith(new ExecutorsAction.Drain(4, "default", WHY));
    }

    @Test
    void onlyTheTargetFalls_ifThatIsWanted() {
        registerThree();

        assertThat(core.requestedOnly("default", 1, IDLE))
                .containsExactly(new ExecutorsAction.SendTargets(1, Map.of("default", 1)));
        assertThat(core.registered(registration(4), IDLE))
                .as("one that comes later stays too")
                .noneMatch(action -> action instanceof ExecutorsAction.Drain);
        assertThat(core.removed(4, 0)).as("the target is lower already").noneMatch(this::isTarget);
        assertThat(core.requested("default", 1, IDLE))
                .as("now they may end")
                .containsExactly(
                        new ExecutorsAction.Drain(3, "default", WHY), new ExecutorsAction.Drain(2, "default", WHY));
        assertThat(core.requestedOnly("default", 2, IDLE))
                .as("one of them is wanted again")
                .containsExactly(
                        new ExecutorsAction.SendTargets(2, Map.of("default", 2)),
                        new ExecutorsAction.CancelDrain(2, "default"));
    }

    @Test
    void aRemovedExecutorIsNotReplaced() {
        registerThree();
        String why = "the driver asked for it, and for no other in its place";

        assertThat(core.removed(2, 0))
                .containsExactly(
                        new ExecutorsAction.SendTargets(1, Map.of("default", 2)),
                        new ExecutorsAction.RescheduleTasks(2, "the driver killed it", false),
                        new ExecutorsAction.RemoveFromRegistry(2, "default"),
                        new ExecutorsAction.RequestStop(2, why),
                        new ExecutorsAction.StopThroughHub(2));
        assertThat(core.removed(2, 0)).as("twice").isEmpty();
        assertThat(core.killed(1)).as("another takes its place").noneMatch(this::isTarget);
        assertThat(core.removed(3, 0)).contains(new ExecutorsAction.SendTargets(2, Map.of("default", 1)));
        assertThat(core.target("default")).isEqualTo(1);
    }

    @Test
    void aRemovalKeepsTheLeastNumber_andEndsASurplusExecutorForNothing() {
        registerThree();

        assertThat(core.removed(1, 3)).noneMatch(this::isTarget);
        core.requested("default", 1, IDLE);
        assertThat(core.removed(3, 0)).as("it was to go anyway").noneMatch(this::isTarget);
        assertThat(core.target("default")).isEqualTo(1);
    }

    @Test
    void anExecutorWithoutSlots_getsNoTasks_andIsDrainedAtOnce() {
        ExecutorInfo info = new ExecutorInfo(1, "default", "a", "container_1", 0, Optional.empty());
        assertThat(core.registered(new Registration(1, "default", "a", "container_1", 0), IDLE))
                .containsExactly(
                        registrationMessage(1, true),
                        new ExecutorsAction.AddToRegistry(info),
                        new ExecutorsAction.NotifyRegistered(info));
        assertThat(core.requested("default", 0, IDLE)).contains(new ExecutorsAction.Drain(1, "default", WHY));
    }

    @Test
    void aCommandThatExitsWithZero_isDone_andNoOtherTakesItsPlace() {
        registerThree();
        assertThat(core.commandEnded(2, 0, ""))
                .containsExactly(
                        new ExecutorsAction.SendCommandEnded(2, 0, ""),
                        new ExecutorsAction.SendTargets(1, Map.of("default", 2)),
                        new ExecutorsAction.RemoveFromRegistry(2, "default"),
                        new ExecutorsAction.StopThroughHub(2));
        assertThat(core.commandEnded(2, 0, ""))
                .as("it has not heard that")
                .containsExactly(new ExecutorsAction.StopThroughHub(2));
        assertThat(core.linkOpened(NOON))
                .as("another ApplicationMaster")
                .contains(new ExecutorsAction.SendCommandEnded(2, 0, ""));
        core.requestedOnly("default", 1, IDLE);
        assertThat(core.commandEnded(3, 0, "")).as("it is above the target").noneMatch(this::isTarget);
    }

    @Test
    void aCommandThatFails_isReplaced() {
        registerThree();
        assertThat(core.commandEnded(2, 3, ""))
                .containsExactly(
                        new ExecutorsAction.SendCommandEnded(2, 3, ""),
                        new ExecutorsAction.RemoveFromRegistry(2, "default"),
                        new ExecutorsAction.StopThroughHub(2));
        core.killed(1);
        assertThat(core.commandEnded(1, 3, ""))
                .as("of one that was told to end, it is not its own end")
                .containsExactly(new ExecutorsAction.StopThroughHub(1));
    }

    private boolean isTarget(ExecutorsAction action) {
        return action instanceof ExecutorsAction.SendTargets;
    }

    @Test
    void aKilledExecutorLosesItsTasksAtOnce() {
        core.registered(registration(1), IDLE);

        assertThat(core.killed(1))
                .containsExactly(
                        new ExecutorsAction.RescheduleTasks(1, "the driver killed it", false),
                        new ExecutorsAction.RemoveFromRegistry(1, "default"),
                        new ExecutorsAction.RequestStop(1, "the driver asked for it"),
                        new ExecutorsAction.StopThroughHub(1));
        assertThat(core.killed(1)).isEmpty();
        assertThat(core.disconnected(1, NOON)).containsExactly(registrationMessage(1, false));
    }

    @Test
    void aNewApplicationMasterHearsWhatTheFormerKnew() {
        registerThree();
        core.requested("default", 4, IDLE);
        core.disconnected(2, NOON);
        core.killed(3);

        assertThat(core.linkOpened(NOON))
                .containsExactly(
                        new ExecutorsAction.SendTargets(1, Map.of("default", 4)),
                        registrationMessage(1, true),
                        registrationMessage(2, false),
                        registrationMessage(3, true),
                        new ExecutorsAction.RequestStop(3, "the driver asked for it"));
    }

    @Test
    void closingGivesAllBack() {
        core.registered(registration(1), IDLE);

        assertThat(core.closed())
                .containsExactly(
                        new ExecutorsAction.SendTargets(1, Map.of("default", 0)),
                        new ExecutorsAction.RemoveFromRegistry(1, "default"),
                        new ExecutorsAction.StopThroughHub(1));
        assertThat(core.registered(registration(2), IDLE))
                .as("too late for any task")
                .containsExactly(new ExecutorsAction.StopThroughHub(2));
    }

    @Test
    void whatIsRecalledDrainsAndIsGivenBack() {
        registerThree();

        assertThat(core.reclaimed(List.of(1, 2, 3), 1, "owed", id -> id == 3 ? 1 : 0))
                .as("the youngest of the idle; the total stays")
                .containsExactly(new ExecutorsAction.Drain(2, "default", "owed"));
        assertThat(core.reclaimed(List.of(1, 2, 3), 1, "owed", IDLE))
                .as("said twice")
                .isEmpty();
        assertThat(core.requested("default", 4, IDLE))
                .as("wanted, but not kept")
                .hasSize(1);
        assertThat(core.drained(2))
                .endsWith(new ExecutorsAction.RemoveFromRegistry(2, "default"), new ExecutorsAction.StopThroughHub(2));
        assertThat(core.disconnected(2, NOON))
                .containsExactly(registrationMessage(2, false), new ExecutorsAction.RequestStop(2, "owed"));
        assertThat(core.tick(NOON.plusSeconds(60))).isEmpty();
        assertThat(core.reclaimed(List.of(1, 2, 3), 1, "owed", IDLE))
                .as("leaving")
                .isEmpty();
        core.lost(loss(2, ExecutorLoss.Cause.OURS, "stopped by the driver: owed"));
        assertThat(core.reclaimed(List.of(1, 2, 3), 1, "owed", IDLE)).as("gone").isEmpty();
        assertThat(core.reclaimed(List.of(1, 2, 3), 2, "owed", IDLE)).hasSize(1);
    }

    @Test
    void surplusThatIsRecalledCountsAndIsNotKept() {
        registerThree();
        core.requested("default", 2, IDLE);

        assertThat(core.reclaimed(List.of(1, 2, 3), 1, "owed", IDLE))
                .as("3 drains")
                .isEmpty();
        assertThat(core.requested("default", 3, IDLE)).hasSize(1);
        assertThat(core.totals("default", id -> id)).isEqualTo(new GroupTotals(2, 2, 0));
    }

    @Test
    void whatHasNotRegisteredIsRecalledAtOnce() {
        registerThree();
        core.started(4, "default", Optional.empty());

        assertThat(core.reclaimed(List.of(1, 4), 1, "owed", IDLE))
                .containsExactly(new ExecutorsAction.RequestStop(4, "owed"));
        assertThat(core.registered(registration(4), IDLE)).containsExactly(new ExecutorsAction.StopThroughHub(4));
    }

    @Test
    void whatDoesNotEndByItselfIsEndedByTheApplicationMaster() {
        registerThree();
        core.requested("default", 2, IDLE);
        core.drained(3);

        assertThat(core.tick(NOON)).isEmpty();
        assertThat(core.tick(NOON.plus(ExecutorsCore.STOP_TIMEOUT)))
                .containsExactly(new ExecutorsAction.RequestStop(3, "the driver needs fewer executors"));
        assertThat(core.tick(NOON.plus(ExecutorsCore.STOP_TIMEOUT.multipliedBy(2))))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void tasksAreBlamedForWhatTheyCanHaveCaused(ExecutorLoss.Cause cause) {
        core.registered(registration(1), IDLE);

        boolean blamed = Set.of(ExecutorLoss.Cause.PROGRAM, ExecutorLoss.Cause.MEMORY, ExecutorLoss.Cause.START)
                .contains(cause);
        assertThat(core.lost(loss(1, cause, "gone")))
                .startsWith(new ExecutorsAction.RescheduleTasks(1, "gone", blamed));
    }

    @Test
    void whatWasAskedForIsSaidAgainToTheNextApplicationMaster() {
        registerThree();
        core.started(4, "default", Optional.empty());
        core.silent(1, Duration.ofSeconds(61));
        core.killed(2);
        core.disconnected(2, NOON);
        core.reclaimed(List.of(3, 4), 2, "owed", IDLE);
        core.drained(3);
        core.disconnected(3, NOON);

        assertThat(core.linkOpened(NOON))
                .containsExactly(
                        registrationMessage(1, false),
                        registrationMessage(2, false),
                        registrationMessage(3, false),
                        new ExecutorsAction.RequestStop(1, "it was silent for 61 s"),
                        new ExecutorsAction.RequestStop(2, "the driver asked for it"),
                        new ExecutorsAction.RequestStop(3, "owed"),
                        new ExecutorsAction.RequestStop(4, "owed"));
    }

    @Test
    void whatNoApplicationMasterSpeaksOfIsForgottenInTheEnd() {
        core.started(1, "default", Optional.empty());
        core.started(2, "default", Optional.empty());
        core.registered(registration(3), IDLE);
        core.linkOpened(NOON);
        core.started(2, "default", Optional.empty());
        core.killed(3);
        core.tick(NOON);

        assertThat(core.tick(NOON.plus(ExecutorsCore.FORGET_AFTER)))
                .containsExactly(new ExecutorsAction.NotifyLost(new ExecutorLoss(
                        3,
                        "default",
                        "a",
                        ExecutorLoss.Cause.OURS,
                        OptionalInt.empty(),
                        "It was stopped: the driver asked for it")));
        assertThat(core.totals("default", IDLE).starting())
                .as("1 is forgotten, of 2 the new one spoke")
                .isEqualTo(1);
        assertThat(core.registered(registration(3), IDLE)).containsExactly(new ExecutorsAction.StopThroughHub(3));
        assertThat(core.registered(registration(1), IDLE))
                .as("late, but welcome")
                .hasSize(4);
        assertThat(core.highestId()).isEqualTo(3);
    }

    private void registerThree() {
        List.of(1, 2, 3).forEach(id -> core.registered(registration(id), IDLE));
    }

    private static ExecutorsAction registrationMessage(int id, boolean registered) {
        return new ExecutorsAction.SendRegistration(id, registered, "container_" + id, "default", "a");
    }

    private static Registration registration(int id) {
        return new Registration(id, "default", "a", "container_" + id, 2);
    }

    private static ExecutorLoss loss(int id, ExecutorLoss.Cause cause, String message) {
        return new ExecutorLoss(id, "default", "a", cause, OptionalInt.empty(), message);
    }
}
