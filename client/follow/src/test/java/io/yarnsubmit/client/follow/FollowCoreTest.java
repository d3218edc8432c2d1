package io.yarnsubmit.client.follow;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.client.follow.ApplicationView.State;
import io.yarnsubmit.protocol.cause.CauseFigure;
import io.yarnsubmit.protocol.cause.CauseMessages;
import io.yarnsubmit.protocol.cause.EndCause;
import io.yarnsubmit.protocol.cause.EndCode;
import io.yarnsubmit.protocol.rpc.AmAddress;
import io.yarnsubmit.protocol.v1.ApplicationStatus;
import io.yarnsubmit.protocol.v1.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FollowCoreTest {
    private static final Instant START = Instant.EPOCH;
    private static final AmAddress ADDRESS = new AmAddress("node1", 4711, 1);
    private static final ApplicationStatus STATUS = ApplicationStatus.newBuilder()
            .setPhase(ApplicationStatus.Phase.PHASE_RUNNING)
            .build();

    private final FollowCore cluster = new FollowCore("application_1_0001", Role.OWNER);
    private final FollowCore visitor = new FollowCore("application_1_0001", Role.VISITOR);
    private final FollowCore client = new FollowCore("application_1_0001", Role.HOST);

    private static ApplicationView view(State state) {
        return new ApplicationView(state, Optional.empty(), 1, "");
    }

    private static ApplicationView running(AmAddress address) {
        return new ApplicationView(State.RUNNING, Optional.of(address), address.attempt(), "");
    }

    private static Outcome outcome(int exitCode) {
        return Outcome.newBuilder().setExitCode(exitCode).setDiagnostics("told").build();
    }

    private static Instant after(Duration duration) {
        return START.plus(duration);
    }

    private static void attach(FollowCore core) {
        core.onReport(running(ADDRESS), START);
        core.onStatus(STATUS);
    }

    @Test
    void driverExitsWithThree_clusterMode_endsWithThreeOnceYarnAgrees() {
        // given
        attach(cluster);
        // when
        List<FollowAction> atOutcome = cluster.onOutcome(outcome(3), START);
        List<FollowAction> atEnd = cluster.onReport(view(State.FAILED), START);
        // then
        assertThat(atOutcome).containsExactly(new FollowAction.AcknowledgeOutcome());
        assertThat(atEnd)
                .containsExactly(new FollowAction.Complain("application_1_0001: told"), new FollowAction.Finish(3));
    }

    @Test
    void driverTellsItsExit_nothingIsAdded_unlessItsOutputWasNotSeen() {
        Outcome three = outcome(3).toBuilder()
                .setDiagnostics("driver exited with 3")
                .setCause(CauseMessages.of(EndCause.of(EndCode.DRIVER_EXITED).with(CauseFigure.EXIT_STATUS, 3)))
                .build();
        FollowCore unattached = new FollowCore("application_1_0001", Role.OWNER);
        unattached.driverTellsItsExit();
        cluster.driverTellsItsExit();
        attach(cluster);
        cluster.onOutcome(three, START);

        assertThat(cluster.onReport(view(State.FAILED), START)).containsExactly(new FollowAction.Finish(3));
        unattached.onReport(view(State.FAILED), START);
        assertThat(unattached.onLeftOutcome(Optional.of(three)))
                .containsExactly(
                        new FollowAction.Complain("application_1_0001: driver exited with 3"),
                        new FollowAction.Finish(3));
    }

    private static Outcome outcomeOfAttempt(int exitCode) {
        return outcome(exitCode).toBuilder()
                .setNextAttempt(2)
                .setMostAttempts(3)
                .build();
    }

    @Test
    void driverIsToRunAgain_waitsForTheNextAttempt() {
        // given
        AmAddress second = new AmAddress("node2", 4712, 2);
        attach(cluster);
        // when
        List<FollowAction> atOutcome = cluster.onOutcome(outcomeOfAttempt(3), START);
        List<FollowAction> atBreak = cluster.onBroken(START);
        List<FollowAction> later = cluster.onTick(after(Duration.ofMinutes(1)));
        List<FollowAction> old = cluster.onReport(running(ADDRESS), after(Duration.ofMinutes(1)));
        List<FollowAction> atNext = cluster.onReport(running(second), after(Duration.ofMinutes(1)));
        // then
        assertThat(atOutcome)
                .containsExactly(
                        new FollowAction.AcknowledgeOutcome(),
                        new FollowAction.Complain("told; attempt 2 of 3 follows"),
                        new FollowAction.Show("attempt 2 of 3 follows"));
        assertThat(atBreak).isEmpty();
        assertThat(later).isEmpty();
        assertThat(old).isEmpty();
        assertThat(atNext).containsExactly(new FollowAction.ForgetOutputOffsets(), new FollowAction.Attach(second));
    }

    @Test
    void driverWasToRunAgain_butYarnStartsNoAttempt_endsWithItsStatus() {
        attach(cluster);
        cluster.onOutcome(outcomeOfAttempt(3), START);

        assertThat(cluster.onReport(view(State.FAILED), START)).containsExactly(new FollowAction.ReadLeftOutcome());
        assertThat(cluster.onLeftOutcome(Optional.empty()))
                .containsExactly(new FollowAction.Complain("application_1_0001: told"), new FollowAction.Finish(3));
    }

    @Test
    void driverWasToRunAgain_butTheNextAttemptIsLost_endsAsFailed() {
        attach(cluster);
        cluster.onOutcome(outcomeOfAttempt(3), START);
        cluster.onReport(new ApplicationView(State.FAILED, Optional.empty(), 2, "lost"), START);

        assertThat(cluster.onLeftOutcome(Optional.empty())).contains(new FollowAction.Finish(123));
    }

    @Test
    void driverWasToRunAgain_butTheUserStops_kills() {
        attach(cluster);
        cluster.onOutcome(outcomeOfAttempt(3), START);

        assertThat(cluster.onStop(StopSignal.INTERRUPT, START)).contains(new FollowAction.KillApplication());
        assertThat(cluster.onReport(view(State.KILLED), START)).contains(new FollowAction.Finish(130));
    }

    @Test
    void userStops_whileTheAttemptEnds_kills() {
        attach(cluster);
        cluster.onStop(StopSignal.INTERRUPT, START);

        assertThat(cluster.onOutcome(outcomeOfAttempt(3), START)).contains(new FollowAction.KillApplication());
    }

    @Test
    void yarnNeverAgrees_afterOutcome_endsAfterPatience() {
        attach(cluster);
        cluster.onOutcome(outcome(0), START);

        assertThat(cluster.onTick(after(FollowCore.PATIENCE_AFTER_OUTCOME.minusMillis(1))))
                .isEmpty();
        assertThat(cluster.onTick(after(FollowCore.PATIENCE_AFTER_OUTCOME))).contains(new FollowAction.Finish(0));
    }

    @Test
    void clientMode_endsBeforeItIsAccepted_stopsDriver() {
        assertThat(client.onReport(view(State.FAILED), START)).containsExactly(new FollowAction.StopDriver());
        assertThat(client.onDriverEnded(143, null, START)).containsExactly(new FollowAction.ReadLeftOutcome());
    }

    @Test
    void clientMode_running_tellsDriverWhereTheApplicationMasterIs() {
        assertThat(client.onReport(running(ADDRESS), START))
                .containsExactly(new FollowAction.WriteAddress(ADDRESS), new FollowAction.Attach(ADDRESS));
    }

    @Test
    void clientMode_driverEndsBeforeAttached_isToldWhenAttached() {
        client.onReport(running(ADDRESS), START);

        assertThat(client.onDriverEnded(7, null, START)).isEmpty();
        assertThat(client.onStatus(STATUS)).contains(new FollowAction.TellDriverEnded(7, null));
    }

    @Test
    void clientMode_noOutcomeAfterDriver_killsThenEndsWithTheDriversStatus() {
        attach(client);
        client.onDriverEnded(7, null, START);

        assertThat(client.onTick(after(FollowCore.PATIENCE_AFTER_DRIVER))).contains(new FollowAction.KillApplication());
        assertThat(client.onTick(after(Duration.ofMinutes(1)))).contains(new FollowAction.Finish(7));
    }

    @Test
    void clientMode_applicationKilled_stopsDriverThenSaysKilled() {
        attach(client);

        assertThat(client.onReport(view(State.KILLED), START)).containsExactly(new FollowAction.StopDriver());
        assertThat(client.onDriverEnded(143, null, START)).containsExactly(new FollowAction.ReadLeftOutcome());
        assertThat(client.onLeftOutcome(Optional.empty()))
                .containsExactly(
                        new FollowAction.Complain("application_1_0001 was killed"), new FollowAction.Finish(137));
    }

    @Test
    void clientMode_budgetSpent_stopsDriver() {
        attach(client);

        assertThat(client.onOutcome(outcome(123), START))
                .containsExactly(new FollowAction.AcknowledgeOutcome(), new FollowAction.StopDriver());
    }

    @Test
    void interrupted_attached_asksThenKillsThenEnds() {
        attach(cluster);

        assertThat(cluster.onStop(StopSignal.INTERRUPT, START)).contains(new FollowAction.AskToEnd("Ctrl-C"));
        assertThat(cluster.onTick(after(FollowCore.PATIENCE_OF_STOP))).contains(new FollowAction.KillApplication());
        assertThat(cluster.onReport(view(State.KILLED), START)).containsExactly(new FollowAction.Finish(130));
        assertThat(cluster.leaves()).isEqualTo(Leaves.NOTHING);
    }

    @Test
    void interrupted_notAttached_killsAtOnce() {
        cluster.onReport(view(State.ACCEPTED), START);

        assertThat(cluster.onStop(StopSignal.TERMINATE, START)).contains(new FollowAction.KillApplication());
        assertThat(cluster.onTick(after(FollowCore.LONGEST_STOP))).containsExactly(new FollowAction.Finish(143));
        assertThat(cluster.leaves()).as("YARN has not agreed").isEqualTo(Leaves.UNSURE);
    }

    @Test
    void interrupted_whileAccepted_showsNothingElseThanTheEnding() {
        cluster.onStop(StopSignal.INTERRUPT, START);

        assertThat(cluster.onReport(view(State.ACCEPTED), START)).isEmpty();
    }

    @Test
    void interruptedTwice_endsAtOnce() {
        attach(cluster);
        cluster.onStop(StopSignal.INTERRUPT, START);

        assertThat(cluster.onStop(StopSignal.INTERRUPT, START))
                .contains(new FollowAction.KillApplication(), new FollowAction.Finish(130));
    }

    @Test
    void consoleClosed_clusterMode_leavesApplicationRunning() {
        attach(cluster);

        assertThat(cluster.onStop(StopSignal.HANGUP, START)).containsExactly(new FollowAction.Finish(129));
        assertThat(cluster.leaves()).isEqualTo(Leaves.RUNNING);
    }

    @Test
    void consoleClosed_clientMode_endsApplication() {
        attach(client);

        assertThat(client.onStop(StopSignal.HANGUP, START))
                .contains(new FollowAction.StopDriver(), new FollowAction.AskToEnd("the console was closed"));
    }

    private static final WaitingCause FULL =
            new WaitingCause("queue-full", "queue 'etl' is full", "Queue 'etl' is full. Try another");

    private FollowCore limited(Duration accept) {
        return new FollowCore("application_1_0001", Role.OWNER, new FollowLimits(accept, null));
    }

    @Test
    void waitsForItsStart_findsOutWhy_saysItOnceAndShowsIt() {
        // given
        cluster.onReport(view(State.ACCEPTED), START);
        // when
        List<FollowAction> before = cluster.onTick(after(Duration.ofSeconds(2)));
        List<FollowAction> then = cluster.onTick(after(AmStartWatch.FIRST_WHY));
        List<FollowAction> unanswered = cluster.onTick(after(Duration.ofMinutes(1)));
        List<FollowAction> found = cluster.onWhy(Optional.of(FULL), START);
        List<FollowAction> shown = cluster.onReport(view(State.ACCEPTED), START);
        List<FollowAction> again = cluster.onTick(after(AmStartWatch.NEXT_WHY));
        List<FollowAction> same = cluster.onWhy(Optional.of(FULL), START);
        // then
        assertThat(before).isEmpty();
        assertThat(then).containsExactly(new FollowAction.AskWhy());
        assertThat(unanswered).isEmpty();
        assertThat(found).containsExactly(new FollowAction.Say("Queue 'etl' is full. Try another"));
        assertThat(shown)
                .containsExactly(new FollowAction.Show(
                        "accepted, waiting: queue 'etl' is full", "accepted, waiting for the ApplicationMaster"));
        assertThat(again).containsExactly(new FollowAction.AskWhy());
        assertThat(same).isEmpty();
    }

    @Test
    void startTakesTooLong_saysWhy_killsAndEndsWith124() {
        // given
        FollowCore core = limited(Duration.ofSeconds(10));
        core.onReport(view(State.ACCEPTED), START);
        core.onTick(after(AmStartWatch.FIRST_WHY));
        core.onWhy(Optional.of(FULL), START);
        // when
        List<FollowAction> then = core.onTick(after(Duration.ofSeconds(10)));
        List<FollowAction> atEnd = core.onReport(view(State.KILLED), after(Duration.ofSeconds(11)));
        // then
        assertThat(then)
                .containsExactly(
                        new FollowAction.Complain(
                                "application_1_0001 was not started within 10s (--accept-timeout), so it is"
                                        + " killed. Queue 'etl' is full. Try another"),
                        new FollowAction.Show("ending"),
                        new FollowAction.KillApplication(
                                "not started within 10s (--accept-timeout). Queue 'etl' is full."
                                        + " Try another [exit status 124; accept-timeout @waiting=queue-full"
                                        + " limitMillis=10000 said=32-32]"));
        assertThat(atEnd).containsExactly(new FollowAction.Finish(124));
        assertThat(core.leaves()).isEqualTo(Leaves.NOTHING);
    }

    @Test
    void startedInTime_hasNoLimitAnyMore() {
        FollowCore core = limited(Duration.ofSeconds(10));
        core.onReport(view(State.ACCEPTED), START);
        core.onReport(running(ADDRESS), after(Duration.ofSeconds(9)));
        core.onStatus(STATUS);

        assertThat(core.onTick(after(Duration.ofSeconds(60)))).isEmpty();
    }

    @Test
    void shortLimit_isLookedForACauseBeforeIt() {
        FollowCore core = limited(Duration.ofSeconds(2));
        core.onReport(view(State.ACCEPTED), START);

        assertThat(core.onTick(after(Duration.ofSeconds(1)))).containsExactly(new FollowAction.AskWhy());
    }

    private static ApplicationView lifetimeOver() {
        return new ApplicationView(
                State.KILLED,
                Optional.empty(),
                1,
                "Application is killed by ResourceManager as it has exceeded the lifetime period.");
    }

    @Test
    void lifetimeIsOver_clusterMode_endsWith124() {
        FollowCore core =
                new FollowCore("application_1_0001", Role.OWNER, new FollowLimits(null, Duration.ofMinutes(30)));
        attach(core);
        core.onReport(lifetimeOver(), START);

        assertThat(core.onLeftOutcome(Optional.empty()))
                .containsExactly(
                        new FollowAction.Complain(
                                "application_1_0001 was ended by YARN: it was not done within 30min of its"
                                        + " submission (--run-timeout). Give it more time, or more executors"),
                        new FollowAction.Finish(124));
    }

    @Test
    void lifetimeIsOver_clientMode_driverIsEndedAndTheEndIs124() {
        client.onReport(view(State.ACCEPTED), START);
        attach(client);

        assertThat(client.onReport(lifetimeOver(), START)).containsExactly(new FollowAction.StopDriver());
        assertThat(client.onDriverEnded(143, null, START)).contains(new FollowAction.ReadLeftOutcome());
        assertThat(client.onLeftOutcome(Optional.empty())).contains(new FollowAction.Finish(124));
    }

    @Test
    void broken_isAttachedAgainLaterAndLater() {
        attach(cluster);

        cluster.onBroken(START);
        assertThat(cluster.onTick(START)).isEmpty();
        assertThat(cluster.onTick(after(FollowCore.FIRST_RETRY))).containsExactly(new FollowAction.Attach(ADDRESS));
        cluster.onBroken(START);
        assertThat(cluster.onTick(after(FollowCore.FIRST_RETRY))).isEmpty();
    }

    @Test
    void unreachable_isSaidOnceAndLeavesSignsOfLife() {
        cluster.onReport(running(ADDRESS), START);

        List<FollowAction> first = cluster.onTick(after(FollowCore.UNREACHABLE_AFTER));
        List<FollowAction> soon = cluster.onTick(after(FollowCore.UNREACHABLE_AFTER.plusSeconds(1)));
        List<FollowAction> later =
                cluster.onTick(after(FollowCore.UNREACHABLE_AFTER.plus(FollowCore.PRESENCE_INTERVAL)));

        assertThat(first).hasSize(2).last().isEqualTo(new FollowAction.TouchPresence());
        assertThat(soon).isEmpty();
        assertThat(later).containsExactly(new FollowAction.TouchPresence());
    }

    @Test
    void neverReached_leftOutcomeTells() {
        cluster.onReport(running(ADDRESS), START);

        assertThat(cluster.onReport(view(State.FAILED), START)).containsExactly(new FollowAction.ReadLeftOutcome());
        assertThat(cluster.onLeftOutcome(Optional.of(outcome(42)))).contains(new FollowAction.Finish(42));
    }

    @Test
    void failedBeforeApplicationMaster_isNotStarted() {
        cluster.onReport(view(State.FAILED), START);

        assertThat(cluster.onLeftOutcome(Optional.empty())).contains(new FollowAction.Finish(125));
    }

    @Test
    void failedAfterApplicationMaster_isApplicationFailed() {
        attach(cluster);
        cluster.onReport(view(State.FAILED), START);

        assertThat(cluster.onLeftOutcome(Optional.empty())).contains(new FollowAction.Finish(123));
    }

    @Test
    void secondAttempt_clusterMode_isAttachedToAndItsOutputBeginsAnew() {
        attach(cluster);
        AmAddress second = new AmAddress("node2", 4712, 2);

        assertThat(cluster.onReport(running(second), START))
                .contains(new FollowAction.ForgetOutputOffsets(), new FollowAction.Attach(second));
    }

    @Test
    void visitor_isToldToStop_leavesTheApplicationAlone() {
        // given
        attach(visitor);
        // when
        List<FollowAction> actions = visitor.onStop(StopSignal.INTERRUPT, START);
        // then
        assertThat(actions).containsExactly(new FollowAction.Finish(130));
        assertThat(visitor.leaves()).isEqualTo(Leaves.RUNNING);
    }

    @Test
    void visitor_hostsNoDriver_andLeavesNoSignOfLife() {
        // when
        List<FollowAction> accepted = visitor.onReport(view(State.ACCEPTED), START);
        List<FollowAction> running = visitor.onReport(running(ADDRESS), START);
        List<FollowAction> unreachable = visitor.onTick(after(Duration.ofMinutes(1)));
        // then
        assertThat(accepted).hasOnlyElementsOfTypes(FollowAction.Show.class);
        assertThat(running).containsExactly(new FollowAction.Attach(ADDRESS));
        assertThat(unreachable).hasOnlyElementsOfTypes(FollowAction.Complain.class);
    }

    @Test
    void nobodyIsLeftToAsk_takesTheExitStatusThatTheResourceManagerKept() {
        // given
        attach(visitor);
        // when
        visitor.onReport(
                new ApplicationView(State.FAILED, Optional.empty(), 1, "driver exited with 7 [exit status 7]"), START);
        List<FollowAction> actions = visitor.onLeftOutcome(Optional.empty());
        // then
        assertThat(actions)
                .containsExactly(
                        new FollowAction.Complain("application_1_0001 failed: driver exited with 7"),
                        new FollowAction.Finish(7));
    }

    @Test
    void ctrlC_whileAProgramHasTheTerminal_isForTheProgram() {
        client.programHasTerminal();
        attach(client);

        assertThat(client.onStatus(STATUS)).isEmpty();
        assertThat(client.onStop(StopSignal.INTERRUPT, START)).isEmpty();
        assertThat(client.onStop(StopSignal.INTERRUPT, START)).isEmpty();
        assertThat(client.onStop(StopSignal.TERMINATE, START)).contains(new FollowAction.StopDriver());
    }

    @Test
    void ctrlC_beforeTheProgramRuns_orAfterIt_isForTheClient() {
        client.programHasTerminal();
        assertThat(client.onStop(StopSignal.INTERRUPT, START)).contains(new FollowAction.StopDriver());

        FollowCore later = new FollowCore("application_1_0001", Role.HOST);
        later.programHasTerminal();
        attach(later);
        later.onDriverEnded(0, null, START);
        assertThat(later.onStop(StopSignal.INTERRUPT, START)).contains(new FollowAction.AskToEnd("Ctrl-C"));
    }

    @Test
    void ctrlC_withoutATerminal_endsTheApplication() {
        attach(client);

        assertThat(client.onStop(StopSignal.INTERRUPT, START)).contains(new FollowAction.StopDriver());
    }
}
