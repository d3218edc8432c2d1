package io.yarnsubmit.appmaster.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.appmaster.lifecycle.LifecycleAction.AnnounceOutcome;
import io.yarnsubmit.appmaster.lifecycle.LifecycleAction.DisposeStaging;
import io.yarnsubmit.appmaster.lifecycle.LifecycleAction.EndAllocation;
import io.yarnsubmit.appmaster.lifecycle.LifecycleAction.Exit;
import io.yarnsubmit.appmaster.lifecycle.LifecycleAction.KeepEnding;
import io.yarnsubmit.appmaster.lifecycle.LifecycleAction.KillDriver;
import io.yarnsubmit.appmaster.lifecycle.LifecycleAction.StartDriver;
import io.yarnsubmit.appmaster.lifecycle.LifecycleAction.StopDriver;
import io.yarnsubmit.appmaster.lifecycle.LifecycleAction.StopExecutors;
import io.yarnsubmit.appmaster.lifecycle.LifecycleAction.Unregister;
import io.yarnsubmit.appmaster.lifecycle.LifecycleAction.WriteAddress;
import io.yarnsubmit.protocol.cause.CauseFigure;
import io.yarnsubmit.protocol.cause.EndCause;
import io.yarnsubmit.protocol.cause.EndCode;
import io.yarnsubmit.protocol.v1.ApplicationStatus.Phase;
import io.yarnsubmit.protocol.v1.Outcome.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LifecycleCoreTest extends LifecycleStory {
    @Test
    void startsTheDriverAtOnceAndHasItsMainCalledWhenRegistered() {
        LifecycleCore core = core(true, true);
        assertThat(core.begun(now)).containsExactly(new StartDriver());
        assertThat(core.phase()).isEqualTo(Phase.PHASE_STARTING);
        core.driverStarted(now);
        assertThat(core.phase()).isEqualTo(Phase.PHASE_RUNNING);
        assertThat(core.registered(now)).containsExactly(new WriteAddress());
        assertThat(core.phase()).isEqualTo(Phase.PHASE_RUNNING);
    }

    @Test
    void startsNoDriverOfAClient() {
        LifecycleCore core = core(false, true);
        assertThat(core.begun(now)).isEmpty();
        assertThat(core.registered(now)).isEmpty();
    }

    @Test
    void aClientThatEndsTheApplication_leavesCommandsOfRolesTheirTime() {
        LifecycleCore core = new LifecycleCore(new LifecycleSettings(
                false,
                true,
                Duration.ofSeconds(30),
                STOP_TIMEOUT,
                Duration.ofSeconds(3),
                OUTPUT_WAIT,
                null,
                new Attempts(1, 2, false)));
        core.registered(now);
        core.executorsLive(2, now);
        core.clientsAttached(1, now);
        assertThat(core.endRequested("Ctrl-C", now)).doesNotContain(new LifecycleAction.StopExecutors());
        assertThat(core.tick(now.plusSeconds(2))).isEmpty();
        assertThat(core.tick(now.plusSeconds(3))).contains(new LifecycleAction.StopExecutors());
    }

    @Test
    void tellsOfADriverThatEndedEarlyWhenRegistered() {
        LifecycleCore core = core(true, true);
        core.begun(now);
        core.driverStarted(now);
        assertThat(core.driverEnded(3, null, now)).isEmpty();
        assertThat(core.phase()).isEqualTo(Phase.PHASE_ENDING);
        assertThat(core.endRequested("Ctrl-C", now)).isEmpty();

        assertThat(core.registered(now))
                .containsExactly(
                        new EndAllocation(),
                        new KeepEnding(THREE),
                        new AnnounceOutcome(THREE),
                        new LifecycleAction.LeaveOutcome(THREE));
    }

    @Test
    void stopsTheDriverWhenTheEndIsDecidedBeforeTheRegistration() {
        LifecycleCore core = core(true, true);
        core.begun(now);

        assertThat(core.failuresSpent(EXECUTORS_FAILED, now)).containsExactly(new EndAllocation(), new StopDriver());
        assertThat(core.registered(now)).isEmpty();
        assertThat(core.phase()).isEqualTo(Phase.PHASE_ENDING);
    }

    @Test
    void startsNoDriverWhenTheEndIsDecidedBeforeAll() {
        LifecycleCore core = core(true, true);
        core.failuresSpent(EXECUTORS_FAILED, now);

        assertThat(core.begun(now)).isEmpty();
        assertThat(core.registered(now)).isEmpty();
        assertThat(core.phase()).isEqualTo(Phase.PHASE_ENDING);
    }

    @Test
    void executorsAreMissingWhenTheirTimeIsUp_failsWithTheCause() {
        // given
        LifecycleCore core = core(true, true, new Attempts(1, 2, false), Duration.ofMinutes(2));
        core.begun(now);
        core.registered(now);
        core.driverStarted(now);
        core.executorsMissing("1 of 4 executors registered", now);
        // when
        pass(Duration.ofSeconds(119));
        List<LifecycleAction> before = core.tick(now);
        assertThat(core.nextDeadline()).contains(Instant.EPOCH.plusSeconds(120));
        pass(Duration.ofSeconds(1));
        List<LifecycleAction> then = core.tick(now);
        List<LifecycleAction> atEnd = core.driverEnded(143, null, now);
        // then
        assertThat(before).isEmpty();
        assertThat(then).containsExactly(new EndAllocation(), new LifecycleAction.StopDriver());
        assertThat(atEnd)
                .contains(new AnnounceOutcome(new ApplicationEnd(
                        124,
                        Verdict.VERDICT_FAILED,
                        EndCause.of(EndCode.EXECUTORS_TIMEOUT)
                                .with(CauseFigure.LIMIT_MILLIS, 120_000)
                                .quoting("1 of 4 executors registered"))));
    }

    @Test
    void executorsWereThere_whatIsLostLaterHasNoTimeLimit() {
        LifecycleCore core = core(true, true, new Attempts(1, 2, false), Duration.ofMinutes(2));
        core.begun(now);
        core.registered(now);
        core.executorsMissing("", now);
        core.executorsMissing("3 of 4 executors registered", now);
        pass(Duration.ofMinutes(3));

        assertThat(core.tick(now)).isEmpty();
        assertThat(core.nextDeadline()).isEmpty();
    }

    @Test
    void waitsForNoTimeThatHasPassed() {
        LifecycleCore core = core(true, false);
        core.begun(now);
        core.registered(now);
        core.driverStarted(now);
        core.driverEnded(0, null, now);
        core.tick(now);

        assertThat(core.nextDeadline()).isPresent().get().matches(deadline -> deadline.isAfter(now));
    }

    @Test
    void endsWithTheDriver() {
        LifecycleCore core = running(true, 2);
        assertThat(core.driverEnded(3, null, now))
                .containsExactly(new EndAllocation(), new KeepEnding(THREE), new AnnounceOutcome(THREE));
        assertThat(core.phase()).isEqualTo(Phase.PHASE_ENDING);
        assertThat(core.executorsLive(1, now)).isEmpty();
        assertThat(core.executorsLive(0, now)).containsExactly(new Unregister(THREE));
        assertThat(core.unregistered(now)).isEmpty();
        assertThat(core.clientsTold(now)).containsExactly(new DisposeStaging(THREE, true));
        assertThat(core.stagingDisposed(now)).containsExactly(new Exit(0));
        assertThat(core.nextDeadline()).isEmpty();
    }

    @Test
    void waitsForAResourceManagerThatIsAwayForMinutes() {
        LifecycleCore core = running(false, 0);
        assertThat(core.driverEnded(3, null, now)).contains(new Unregister(THREE));
        core.clientsTold(now);
        pass(Duration.ofMinutes(14));
        assertThat(core.tick(now)).isEmpty();
        assertThat(core.unregistered(now)).containsExactly(new DisposeStaging(THREE, true));
    }

    @Test
    void stopsExecutorsThatDoNotEndByThemselves() {
        LifecycleCore core = running(true, 2);
        core.driverEnded(0, null, now);
        assertThat(core.nextDeadline()).contains(now.plus(STOP_TIMEOUT));
        pass(STOP_TIMEOUT);
        assertThat(core.tick(now)).startsWith(new StopExecutors()).hasSize(2);
    }

    @Test
    void givesNoGraceWhenTheDriverWasKilled() {
        LifecycleCore core = running(true, 2);
        ApplicationEnd killed = new ApplicationEnd(
                137,
                Verdict.VERDICT_FAILED,
                EndCause.of(EndCode.DRIVER_SIGNALLED)
                        .with(CauseFigure.EXIT_STATUS, 137)
                        .with(CauseFigure.SIGNAL, 9));
        assertThat(core.driverEnded(137, null, now))
                .containsExactly(
                        new EndAllocation(),
                        new KeepEnding(killed),
                        new AnnounceOutcome(killed),
                        new StopExecutors(),
                        new Unregister(killed));
    }

    @Test
    void stopsThenKillsTheDriverWhenAskedToEnd() {
        LifecycleCore core = running(true, 2);
        assertThat(core.endRequested("Ctrl-C", now)).containsExactly(new EndAllocation(), new StopDriver());
        pass(Duration.ofSeconds(5));
        assertThat(core.tick(now)).containsExactly(new KillDriver());
        assertThat(core.driverEnded(137, null, now))
                .containsExactly(
                        new KeepEnding(STOPPED_BY_CTRL_C),
                        new AnnounceOutcome(STOPPED_BY_CTRL_C),
                        new StopExecutors(),
                        new Unregister(STOPPED_BY_CTRL_C));
    }

    @Test
    void failsWhenExecutorsDo() {
        LifecycleCore core = running(false, 2);
        ApplicationEnd failed = new ApplicationEnd(123, Verdict.VERDICT_FAILED, EXECUTORS_FAILED);
        assertThat(core.failuresSpent(EXECUTORS_FAILED, now))
                .containsExactly(
                        new EndAllocation(),
                        new KeepEnding(failed),
                        new AnnounceOutcome(failed),
                        new StopExecutors(),
                        new Unregister(failed));
        assertThat(core.driverEnded(0, null, now)).isEmpty();
    }

    @Test
    void waitsForTheClientNoLongerThanFiveSeconds() {
        LifecycleCore core = running(true, 0);
        core.driverEnded(3, null, now);
        core.unregistered(now);
        pass(Duration.ofSeconds(5));
        assertThat(core.tick(now)).containsExactly(new DisposeStaging(THREE, false));
        pass(Duration.ofSeconds(10));
        assertThat(core.tick(now)).containsExactly(new Exit(0));
    }

    @Test
    void leavesTheOutcomeToAClientThatCouldNotAttach() {
        LifecycleCore core = running(true, 0);
        core.clientsAttached(0, now);
        assertThat(core.driverEnded(3, null, now))
                .containsExactly(
                        new EndAllocation(),
                        new KeepEnding(THREE),
                        new AnnounceOutcome(THREE),
                        new LifecycleAction.LeaveOutcome(THREE));
        assertThat(core.outcomeLeft(true, now)).containsExactly(new Unregister(THREE));
        assertThat(core.unregistered(now)).containsExactly(new DisposeStaging(THREE, true));
    }

    @Test
    void waitsForALateClientWhenNoneWasThereToFindTheOutcome() {
        LifecycleCore core = running(true, 0);
        core.clientsAttached(0, now);
        core.driverEnded(3, null, now);
        assertThat(core.outcomeLeft(false, now)).containsExactly(new Unregister(THREE));
        assertThat(core.unregistered(now)).isEmpty();
        assertThat(core.clientsTold(now)).containsExactly(new DisposeStaging(THREE, true));
    }

    @Test
    void waitsForNobodyWhenNoClientWaits() {
        LifecycleCore core = core(true, false);
        core.begun(now);
        core.registered(now);
        core.driverEnded(3, null, now);
        assertThat(core.unregistered(now)).containsExactly(new DisposeStaging(THREE, false));
    }

    @Test
    void endsWhenTheHostingClientIsGone() {
        LifecycleCore core = core(false, true);
        core.begun(now);
        core.registered(now);
        pass(Duration.ofSeconds(29));
        assertThat(core.tick(now)).isEmpty();
        core.hostHeard(now);
        pass(Duration.ofSeconds(29));
        assertThat(core.tick(now)).isEmpty();
        pass(Duration.ofSeconds(1));
        List<LifecycleAction> then = core.tick(now);
        ApplicationEnd clientGone = new ApplicationEnd(
                123, Verdict.VERDICT_FAILED, EndCause.of(EndCode.CLIENT_GONE).with(CauseFigure.LIMIT_MILLIS, 30_000));
        assertThat(then).startsWith(new EndAllocation(), new KeepEnding(clientGone), new AnnounceOutcome(clientGone));
        assertThat(core.phase()).isEqualTo(Phase.PHASE_ENDING);
    }

    @Test
    void hasNoLeashInClusterMode() {
        LifecycleCore core = running(true, 1);
        pass(Duration.ofDays(3));
        assertThat(core.tick(now)).isEmpty();
        assertThat(core.nextDeadline()).isEmpty();
    }

    @Test
    void leavesWithoutUnregisteringWhenTheAttemptIsLost() {
        LifecycleCore core = running(true, 1);
        assertThat(core.attemptLost(now)).containsExactly(new KillDriver(), new Exit(1));
        assertThat(core.driverEnded(137, null, now)).isEmpty();
    }
}
