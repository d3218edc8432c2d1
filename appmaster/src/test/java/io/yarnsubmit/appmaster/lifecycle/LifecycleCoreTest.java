package io.yarnsubmit.appmaster.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.appmaster.lifecycle.LifecycleAction.AnnounceOutcome;
import io.yarnsubmit.appmaster.lifecycle.LifecycleAction.AnnounceRetry;
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
import io.yarnsubmit.protocol.v1.DriverFailure;
import io.yarnsubmit.protocol.v1.Outcome.Verdict;
import io.yarnsubmit.seeds.Seeds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LifecycleCoreTest {
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration OUTPUT_WAIT = Duration.ofMinutes(5);
    private static final ApplicationEnd THREE = new ApplicationEnd(
            3, Verdict.VERDICT_FAILED, EndCause.of(EndCode.DRIVER_EXITED).with(CauseFigure.EXIT_STATUS, 3));
    private static final EndCause EXECUTORS_FAILED =
            EndCause.of(EndCode.EXECUTORS_FAILED).with(CauseFigure.FAILURES, 4).with(CauseFigure.LIMIT, 4);
    private static final ApplicationEnd STOPPED_BY_CTRL_C = new ApplicationEnd(
            137, Verdict.VERDICT_KILLED, EndCause.of(EndCode.ENDED_BY_USER).quoting("Ctrl-C"));

    private Instant now = Instant.EPOCH;

    private static LifecycleCore core(boolean hostsDriver, boolean clientWaits) {
        return core(hostsDriver, clientWaits, new Attempts(1, 2, false));
    }

    private static LifecycleCore core(boolean hostsDriver, boolean clientWaits, Attempts attempts) {
        return core(hostsDriver, clientWaits, attempts, null);
    }

    private static LifecycleCore core(
            boolean hostsDriver, boolean clientWaits, Attempts attempts, @Nullable Duration executorsTimeout) {
        return new LifecycleCore(new LifecycleSettings(
                hostsDriver,
                clientWaits,
                Duration.ofSeconds(30),
                STOP_TIMEOUT,
                OUTPUT_WAIT,
                executorsTimeout,
                attempts));
    }

    private LifecycleCore retrying(int attempt, int executors) {
        LifecycleCore core = core(true, true, new Attempts(attempt, 3, true));
        core.begun(now);
        core.registered(now);
        core.driverStarted(now);
        core.executorsLive(executors, now);
        core.clientsAttached(1, now);
        return core;
    }

    private LifecycleCore running(boolean hostsDriver, int executors) {
        LifecycleCore core = core(hostsDriver, true);
        core.begun(now);
        core.registered(now);
        core.driverStarted(now);
        core.executorsLive(executors, now);
        core.clientsAttached(1, now);
        return core;
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

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
    void leavesADriverThatEndedEarlyToTheNextAttempt() {
        LifecycleCore core = core(true, false, new Attempts(1, 3, true));
        core.begun(now);
        core.driverEnded(3, null, now);

        assertThat(core.registered(now))
                .containsExactly(new EndAllocation(), new AnnounceRetry(THREE, 2, 3), new Exit(3));
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
    void laterAttemptOfClientMode_adoptsExecutors_andHasNoTimeLimit() {
        LifecycleCore core = core(false, true, new Attempts(2, 2, false), Duration.ofSeconds(5));
        core.begun(now);
        core.registered(now);

        assertThat(core.nextDeadline()).contains(Instant.EPOCH.plusSeconds(30));
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
    void doesNotRunADriverAgainThatHasEndedInAnAttemptBefore() {
        LifecycleCore core = core(true, true, new Attempts(2, 2, false));

        assertThat(core.endedBefore(THREE, now))
                .containsExactly(
                        new EndAllocation(), new AnnounceOutcome(THREE), new LifecycleAction.LeaveOutcome(THREE));
        assertThat(core.outcomeLeft(false, now)).containsExactly(new Unregister(THREE));
        core.clientsAttached(1, now);
        assertThat(core.clientsTold(now)).isEmpty();
        assertThat(core.unregistered(now)).containsExactly(new DisposeStaging(THREE, true));
    }

    @Test
    void leavesTheDriverToTheNextAttempt() {
        LifecycleCore core = retrying(1, 2);
        assertThat(core.driverEnded(3, null, now)).containsExactly(new EndAllocation(), new AnnounceRetry(THREE, 2, 3));
        assertThat(core.phase()).isEqualTo(Phase.PHASE_ENDING);
        assertThat(core.clientsTold(now)).isEmpty();
        assertThat(core.executorsLive(0, now)).containsExactly(new Exit(3));
        assertThat(core.nextDeadline()).isEmpty();
    }

    @Test
    void leavesToTheNextAttemptInSpiteOfExecutorsAndClients() {
        LifecycleCore core = retrying(2, 2);
        core.driverEnded(3, null, now);
        assertThat(core.nextDeadline()).contains(now.plus(STOP_TIMEOUT));
        pass(STOP_TIMEOUT);
        assertThat(core.tick(now)).isEmpty();
        pass(Duration.ofSeconds(2));
        assertThat(core.nextDeadline()).contains(now);
        assertThat(core.tick(now)).containsExactly(new StopExecutors(), new Exit(3));
    }

    @Test
    void waitsForNoClientThatDoesNotWaitBeforeTheNextAttempt() {
        LifecycleCore core = core(true, false, new Attempts(1, 2, true));
        core.begun(now);
        core.registered(now);
        assertThat(core.driverEnded(139, null, now))
                .containsExactly(
                        new EndAllocation(),
                        new AnnounceRetry(DriverEndExplainer.explain(139, null), 2, 2),
                        new Exit(1));
    }

    @Test
    void triesNoMoreThanTheLastAttempt() {
        LifecycleCore core = retrying(3, 0);
        assertThat(core.driverEnded(3, null, now)).contains(new AnnounceOutcome(THREE), new Unregister(THREE));
    }

    @Test
    void triesNoDriverAgainThatWasToEnd() {
        LifecycleCore core = retrying(1, 0);
        core.endRequested("Ctrl-C", now);
        assertThat(core.driverEnded(3, null, now)).contains(new Unregister(STOPPED_BY_CTRL_C));
    }

    @Test
    void staysWithTheNextAttemptOnceItIsAnnounced() {
        LifecycleCore core = retrying(1, 1);
        core.driverEnded(3, null, now);
        assertThat(core.endRequested("Ctrl-C", now)).isEmpty();
        assertThat(core.failuresSpent(EXECUTORS_FAILED, now)).isEmpty();
        assertThat(core.clientsTold(now)).isEmpty();
        assertThat(core.executorsLive(0, now)).containsExactly(new Exit(3));
    }

    @Test
    void knowsWhichDriversAreWorthAnotherAttempt() {
        assertThat(IntStream.rangeClosed(0, 255)
                        .filter(code -> !DriverEndExplainer.isWorthAnotherAttempt(code, null))
                        .boxed())
                .containsExactly(0, 126, 127, 128 + 1, 128 + 2, 128 + 15);
        assertThat(Stream.of(DriverFailure.Kind.values())
                        .filter(kind -> kind != DriverFailure.Kind.UNRECOGNIZED)
                        .filter(kind -> DriverEndExplainer.isWorthAnotherAttempt(
                                1, DriverFailure.newBuilder().setKind(kind).build())))
                .containsExactly(DriverFailure.Kind.KIND_UNCAUGHT);
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
                        new EndAllocation(), new AnnounceOutcome(failed), new StopExecutors(), new Unregister(failed));
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
        assertThat(then)
                .startsWith(
                        new EndAllocation(),
                        new AnnounceOutcome(new ApplicationEnd(
                                123,
                                Verdict.VERDICT_FAILED,
                                EndCause.of(EndCode.CLIENT_GONE).with(CauseFigure.LIMIT_MILLIS, 30_000))));
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

    @Test
    void saysWhatTheDriverThrew() {
        DriverFailure failure = DriverFailure.newBuilder()
                .setKind(DriverFailure.Kind.KIND_UNCAUGHT)
                .setExceptionClass("java.lang.IllegalStateException")
                .setMessage("no input")
                .addFrames("at acme.Main.main(Main.java:7)")
                .build();
        ApplicationEnd ending = DriverEndExplainer.explain(1, failure);
        assertThat(ending.exitCode()).isEqualTo(1);
        assertThat(ending.diagnostics())
                .isEqualTo("driver failed: java.lang.IllegalStateException: no input"
                        + "\n    at acme.Main.main(Main.java:7)");
    }

    @Test
    void passesEveryExitCodeOn() {
        for (int code = 0; code <= 255; code++) {
            ApplicationEnd ending = DriverEndExplainer.explain(code, null);
            assertThat(ending.exitCode()).isEqualTo(code);
            assertThat(ending.verdict()).isEqualTo(code == 0 ? Verdict.VERDICT_SUCCEEDED : Verdict.VERDICT_FAILED);
        }
    }

    @Test
    void cutsDiagnosticsThatTheResourceManagerWouldHaveToKeep() {
        ApplicationEnd ending = new ApplicationEnd(
                1, Verdict.VERDICT_FAILED, EndCause.of(EndCode.OTHER).quoting("\u00e4".repeat(10_000)));
        assertThat(ending.diagnostics().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .hasSizeLessThanOrEqualTo(8 << 10);
        assertThat(ending.diagnostics()).startsWith("\u00e4\u00e4").endsWith("\u00e4 ...");
    }

    static LongStream seeds() {
        return Seeds.of(100, 300).stream();
    }

    /** Whatever happens in whatever order, once the driver is gone and time passes the process ends, and only once. */
    @ParameterizedTest
    @MethodSource("seeds")
    void alwaysEnds(long seed) {
        Random random = new Random(seed);
        LifecycleCore core = core(
                random.nextBoolean(),
                random.nextBoolean(),
                new Attempts(1, 1 + random.nextInt(2), random.nextBoolean()));
        List<String> trace = new ArrayList<>();
        List<LifecycleAction> all = new ArrayList<>(core.begun(now));
        int registeredAt = random.nextInt(10);
        for (int i = 0; i < 60; i++) {
            pass(Duration.ofMillis(random.nextInt(4000)));
            int event = i < 50 ? random.nextInt(15) : i == 50 ? 2 : 10;
            List<LifecycleAction> actions = switch (event) {
                case 0 -> core.driverStarted(now);
                case 1 -> core.executorsLive(random.nextInt(3), now);
                case 2 -> core.driverEnded(random.nextInt(256), null, now);
                case 3 -> core.hostHeard(now);
                case 4 -> random.nextInt(10) == 0 ? core.endRequested("r", now) : List.of();
                case 5 -> random.nextInt(10) == 0 ? core.failuresSpent(EXECUTORS_FAILED, now) : List.of();
                case 6 -> random.nextInt(10) == 0 ? core.attemptLost(now) : List.of();
                case 7 ->
                    all.stream()
                                    .anyMatch(action ->
                                            action instanceof AnnounceOutcome || action instanceof AnnounceRetry)
                            ? core.clientsTold(now)
                            : List.of();
                case 8 -> all.stream().anyMatch(Unregister.class::isInstance) ? core.unregistered(now) : List.of();
                case 9 ->
                    all.stream().anyMatch(DisposeStaging.class::isInstance) ? core.stagingDisposed(now) : List.of();
                case 11 -> core.clientsAttached(random.nextInt(2), now);
                case 13 -> core.clientsBehind(now);
                case 14 -> core.outputShown(now);
                case 12 ->
                    all.stream().anyMatch(LifecycleAction.LeaveOutcome.class::isInstance)
                            ? core.outcomeLeft(random.nextBoolean(), now)
                            : List.of();
                default -> core.tick(i < 50 ? now : (now = now.plus(OUTPUT_WAIT)));
            };
            trace.add(now + " event " + event + " -> " + actions);
            all.addAll(actions);
            if (i == registeredAt) {
                List<LifecycleAction> then = core.registered(now);
                trace.add(now + " registered -> " + then);
                all.addAll(then);
            }
        }
        assertThat(all).as(Seeds.repeat(seed) + "\n" + String.join("\n", trace)).satisfies(actions -> {
            for (Class<?> once : List.of(
                    AnnounceOutcome.class,
                    Unregister.class,
                    DisposeStaging.class,
                    EndAllocation.class,
                    StartDriver.class,
                    WriteAddress.class,
                    StopDriver.class)) {
                assertThat(actions).filteredOn(once::isInstance).hasSizeLessThanOrEqualTo(1);
            }
            assertThat(actions).filteredOn(Exit.class::isInstance).hasSize(1);
            assertThat(actions)
                    .filteredOn(action -> action instanceof AnnounceOutcome || action instanceof AnnounceRetry)
                    .hasSizeLessThanOrEqualTo(1);
            assertThat(actions.get(actions.size() - 1)).isInstanceOf(Exit.class);
        });
    }
}
