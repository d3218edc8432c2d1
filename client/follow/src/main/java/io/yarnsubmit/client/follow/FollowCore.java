package io.yarnsubmit.client.follow;

import io.yarnsubmit.client.follow.ApplicationView.State;
import io.yarnsubmit.client.follow.FollowAction.AcknowledgeOutcome;
import io.yarnsubmit.client.follow.FollowAction.AskToEnd;
import io.yarnsubmit.client.follow.FollowAction.AskWhy;
import io.yarnsubmit.client.follow.FollowAction.Attach;
import io.yarnsubmit.client.follow.FollowAction.Complain;
import io.yarnsubmit.client.follow.FollowAction.Finish;
import io.yarnsubmit.client.follow.FollowAction.ForgetOutputOffsets;
import io.yarnsubmit.client.follow.FollowAction.KillApplication;
import io.yarnsubmit.client.follow.FollowAction.ReadLeftOutcome;
import io.yarnsubmit.client.follow.FollowAction.Say;
import io.yarnsubmit.client.follow.FollowAction.Show;
import io.yarnsubmit.client.follow.FollowAction.ShowStatus;
import io.yarnsubmit.client.follow.FollowAction.StopDriver;
import io.yarnsubmit.client.follow.FollowAction.TellDriverEnded;
import io.yarnsubmit.client.follow.FollowAction.WriteAddress;
import io.yarnsubmit.protocol.rpc.AmAddress;
import io.yarnsubmit.protocol.v1.ApplicationStatus;
import io.yarnsubmit.protocol.v1.DriverFailure;
import io.yarnsubmit.protocol.v1.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a client does while its application lives, in each role. Not thread-safe, no I/O, no clock.
 *
 * <pre>
 * event                    what follows
 * -----------------------  ------------------------------------------------------------------------------------------
 * waiting for its start    after 3 s, and then every 5 s, it is found out why; a new cause is said once
 * start takes too long     with a limit of the user's: the cause is said, the RM is to kill, the end is 124
 * report: running          a new address is attached to; client mode: it is written for the driver, whose process has been
 *                          started before, and whose main is called now
 * report: final            without an outcome: what the ApplicationMaster may have left is read, then the end
 * attachment broken        attached again, 100 ms doubling to 2 s later; after 5 s it is said, once, and a sign of life
 *                          is left every 15 s
 * outcome                  acknowledged; client mode: a driver that still runs is ended; the end when YARN agrees, or
 *                          10 s later
 * outcome of an attempt    acknowledged; the next attempt's address is waited for. Should YARN start none, it was the outcome
 * driver ended             the ApplicationMaster is told, now or when attached; 20 s without an outcome: killed by RM
 * stop                     ApplicationMaster is asked to end, or, when not attached or 5 s later, the RM to kill; the end
 *                          when YARN agrees, or 15 s later; a second stop: at once. Cluster mode, console closed: detached.
 *                          A visitor goes at once, and leaves the application alone. Ctrl-C is not for this client while a
 *                          program runs that has the terminal
 * </pre>
 *
 * <p>{@link FollowPhase} says how far the application is, {@link Connection} whether its ApplicationMaster is connected, and
 * {@link HostedDriver} what the client's own driver does.
 */
final class FollowCore {
    static final Duration UNREACHABLE_AFTER = UnreachableWatch.UNREACHABLE_AFTER;
    static final Duration PRESENCE_INTERVAL = UnreachableWatch.PRESENCE_INTERVAL;
    static final Duration FIRST_RETRY = Connection.FIRST_RETRY;
    static final Duration PATIENCE_AFTER_OUTCOME = Duration.ofSeconds(10);
    static final Duration PATIENCE_AFTER_DRIVER = Duration.ofSeconds(20);
    static final Duration PATIENCE_OF_STOP = Duration.ofSeconds(5);
    static final Duration LONGEST_STOP = Duration.ofSeconds(15);

    private final String applicationId;
    private final Role role;
    private final FollowLimits limits;
    private final AmStartWatch startWatch;
    private final UnreachableWatch unreachableWatch;

    private List<FollowAction> actions = new ArrayList<>();
    private FollowPhase phase = new FollowPhase.Following();
    private Connection connection = new Connection.Unknown();
    private HostedDriver driver;
    private boolean everAttached;
    private boolean driverTellsItsExit;
    private boolean programHasTerminal;

    FollowCore(String applicationId, Role role) {
        this(applicationId, role, FollowLimits.NONE);
    }

    FollowCore(String applicationId, Role role, FollowLimits limits) {
        this.applicationId = applicationId;
        this.role = role;
        this.driver = role == Role.HOST ? new HostedDriver.Running() : new HostedDriver.Elsewhere();
        this.limits = limits;
        this.startWatch = new AmStartWatch(applicationId, limits.accept());
        this.unreachableWatch = new UnreachableWatch(role);
    }

    /** The driver's output says how it ended, so its own exit status needs no message. */
    void driverTellsItsExit() {
        driverTellsItsExit = true;
    }

    /** Client mode: the driver is a command that reads from a terminal, and gets SIGINT from there. */
    void programHasTerminal() {
        programHasTerminal = true;
    }

    /** The ResourceManager was asked. */
    List<FollowAction> onReport(ApplicationView view, Instant now) {
        if (phase.end().isPresent()) {
            return taken();
        }
        if (view.state().isFinal()) {
            phase = phase.over(view, now.plus(PATIENCE_AFTER_OUTCOME));
            onEnd();
            return taken();
        }
        if (phase.stop().isEmpty()) {
            onLiving(view, now);
        }
        view.address()
                .filter(found -> !Optional.of(found).equals(connection.address()))
                .ifPresent(found -> onAddress(found, now));
        return taken();
    }

    private void onLiving(ApplicationView view, Instant now) {
        if (view.address().isEmpty()) {
            if (connection.address().isEmpty()) {
                startWatch.begin(now);
            }
            if (view.state() == State.ACCEPTED) {
                act(startWatch.waiting(view));
            }
        }
    }

    /** Why the application is not started yet: the answer to {@link AskWhy}. */
    List<FollowAction> onWhy(Optional<WaitingCause> found, Instant now) {
        if (isWaitingForStart()) {
            startWatch.found(found, now).ifPresent(this::act);
        }
        return taken();
    }

    private boolean isWaitingForStart() {
        return connection instanceof Connection.Unknown
                && phase.end().isEmpty()
                && phase.stop().isEmpty();
    }

    private void whileWaitingForStart(Instant now) {
        if (startWatch.isTooLate(now)) {
            act(startWatch.tooLate());
            end(StopSignal.TIME_LIMIT, now);
        } else if (startWatch.isTimeToAsk(now)) {
            act(new AskWhy());
        }
    }

    private void onAddress(AmAddress found, Instant now) {
        boolean another = connection
                .address()
                .filter(former -> found.attempt() > former.attempt())
                .isPresent();
        if (another && role != Role.HOST) {
            if (!(connection instanceof Connection.BetweenAttempts)
                    && phase.outcome().isEmpty()) {
                act(new Complain("Attempt " + found.attempt() + " begins"
                        + (role == Role.OWNER ? ": the driver is started again" : "")));
            }
            act(new ForgetOutputOffsets());
        }
        connection = Connection.to(found, now);
        if (role == Role.HOST) {
            act(new WriteAddress(found));
        }
        act(new Attach(found));
    }

    /** The ApplicationMaster reported the status. */
    List<FollowAction> onStatus(ApplicationStatus status) {
        boolean wasAttached = isAttached();
        connection = connection.answered();
        if (isAttached() && !wasAttached) {
            everAttached = true;
            onAttached();
        }
        if (phase.outcome().isEmpty() && phase.stop().isEmpty() && !programUsesTerminal()) {
            act(new ShowStatus(status));
        }
        return taken();
    }

    private boolean isAttached() {
        return connection instanceof Connection.Attached;
    }

    /** It gets what it has missed. */
    private void onAttached() {
        if (phase.stop().isPresent()) {
            act(new AskToEnd(phase.stop().get().words()));
        } else if (driver instanceof HostedDriver.Ended ended) {
            act(new TellDriverEnded(ended.exitCode(), ended.failure()));
        }
    }

    /** The connection to the ApplicationMaster broke, or was not made. */
    List<FollowAction> onBroken(Instant now) {
        connection = connection.broken(now);
        return taken();
    }

    /** The ApplicationMaster said how the application ended. */
    List<FollowAction> onOutcome(Outcome said, Instant now) {
        act(new AcknowledgeOutcome());
        if (said.getNextAttempt() > 0) {
            onAttemptEnded(said, now);
            return taken();
        }
        phase = phase.told(said, now.plus(PATIENCE_AFTER_OUTCOME));
        stopDriver();
        if (phase.end().isPresent()) {
            onEnd();
        }
        return taken();
    }

    private void onAttemptEnded(Outcome said, Instant now) {
        if (phase.stop().isPresent()) {
            // No ApplicationMaster is left to ask, and the next attempt need not begin.
            connection = connection.leaving(now);
            act(new KillApplication());
            return;
        }
        connection = connection.attemptOver(said);
        String again = "attempt " + said.getNextAttempt() + " of " + said.getMostAttempts() + " follows";
        act(new Complain(said.getDiagnostics() + "; " + again));
        act(new Show(again));
    }

    /** Client mode: the driver process has ended. */
    List<FollowAction> onDriverEnded(int exitCode, @Nullable DriverFailure failure, Instant now) {
        driver = new HostedDriver.Ended(exitCode, failure);
        if (phase instanceof FollowPhase.Following) {
            if (isAttached()) {
                act(new TellDriverEnded(exitCode, failure));
            }
            Instant killAt = now.plus(PATIENCE_AFTER_DRIVER);
            phase = phase.driverGone(killAt, killAt.plus(PATIENCE_AFTER_OUTCOME));
        }
        if (phase.end().isPresent()) {
            onEnd();
        }
        return taken();
    }

    /** The user, or the process that started this command, wants it to end. */
    List<FollowAction> onStop(StopSignal signal, Instant now) {
        if (signal == StopSignal.INTERRUPT && programUsesTerminal()) {
            return taken();
        }
        if (phase.stop().isPresent()) {
            act(new Say("Stopped at once; the application may need a moment to end"));
            act(new KillApplication());
            finish(phase.stop().get().exitCode());
            return taken();
        }
        if (isDetached(signal)) {
            phase = phase.stopping(signal, null, now);
            finish(signal.exitCode());
            return taken();
        }
        act(new Say("Ending " + applicationId + " (" + signal.words() + ")" + detachAdvice()));
        end(signal, now);
        return taken();
    }

    /** Ctrl-C is for the program, and nothing is written between its lines. It is started once its driver has an address. */
    private boolean programUsesTerminal() {
        return programHasTerminal
                && phase instanceof FollowPhase.Following
                && driver instanceof HostedDriver.Running
                && connection.address().isPresent();
    }

    private void end(StopSignal signal, Instant now) {
        phase = phase.stopping(signal, isAttached() ? now.plus(PATIENCE_OF_STOP) : null, now.plus(LONGEST_STOP));
        act(new Show("ending"));
        stopDriver();
        if (isAttached()) {
            act(new AskToEnd(signal.words()));
        } else {
            act(signal == StopSignal.TIME_LIMIT ? new KillApplication(startWatch.killReason()) : new KillApplication());
        }
    }

    private void stopDriver() {
        if (driver instanceof HostedDriver.Running) {
            act(new StopDriver());
        }
    }

    private String detachAdvice() {
        return role == Role.HOST ? "" : ". To leave it running, submit it with --no-wait";
    }

    /** The outcome that the ApplicationMaster left in the staging directory, if any: the answer to {@link ReadLeftOutcome}. */
    List<FollowAction> onLeftOutcome(Optional<Outcome> left) {
        if (phase instanceof FollowPhase.Over over) {
            left.or(() -> ofTheLastAttempt(over)).ifPresent(found -> phase = over.found(found));
        }
        conclude();
        return taken();
    }

    /** YARN counts attempts differently than an ApplicationMaster can know: the announced attempt was not started. */
    private Optional<Outcome> ofTheLastAttempt(FollowPhase.Over over) {
        return over.said() == null
                        && connection instanceof Connection.BetweenAttempts between
                        && over.view().attempt() < between.said().getNextAttempt()
                ? Optional.of(between.said())
                : Optional.empty();
    }

    /** Time passes. */
    List<FollowAction> onTick(Instant now) {
        if (phase.end().isEmpty()) {
            retry(now);
        }
        if (phase instanceof FollowPhase.Following || phase instanceof FollowPhase.DriverGone) {
            connection
                    .silentSince()
                    .ifPresent(since ->
                            unreachableWatch.silent(connection, since, now).forEach(this::act));
        }
        if (isDue(phase.killAt(), now)) {
            phase = phase.killAsked();
            act(new KillApplication());
        }
        if (isWaitingForStart()) {
            whileWaitingForStart(now);
        }
        if (isDue(phase.finishAt(), now)) {
            conclude();
        }
        return taken();
    }

    private void retry(Instant now) {
        if (connection instanceof Connection.Broken broken && broken.isDue(now)) {
            connection = broken.retried();
            connection.address().ifPresent(address -> act(new Attach(address)));
        }
    }

    private static boolean isDue(Optional<Instant> time, Instant now) {
        return time.isPresent() && !now.isBefore(time.get());
    }

    /** What is left on the cluster if this client goes now. */
    Leaves leaves() {
        if (phase instanceof FollowPhase.Finished finished) {
            return finished.leaves();
        }
        if (phase.stop().isEmpty() || phase.end().isPresent() || phase.outcome().isPresent()) {
            return Leaves.NOTHING;
        }
        return isDetached(phase.stop().get()) ? Leaves.RUNNING : Leaves.UNSURE;
    }

    private boolean isDetached(StopSignal signal) {
        return role == Role.VISITOR || (role == Role.OWNER && signal == StopSignal.HANGUP);
    }

    private void onEnd() {
        if (driver instanceof HostedDriver.Running) {
            stopDriver();
        } else if (phase.outcome().isEmpty() && phase.stop().isEmpty()) {
            act(new ReadLeftOutcome());
        } else {
            conclude();
        }
    }

    private void conclude() {
        finish(ExitDecision.of(
                new ExitDecision.Facts(phase.stop(), phase.outcome(), driver.exit(), phase.end(), everAttached)));
    }

    private void finish(int exitCode) {
        if (!(phase instanceof FollowPhase.Finished)) {
            closingLine().of(phase).map(Complain::new).ifPresent(this::act);
            act(new Finish(exitCode));
            phase = new FollowPhase.Finished(leaves());
        }
    }

    /** A client that was attached has the driver's output. */
    private ClosingLine closingLine() {
        return new ClosingLine(applicationId, limits, driverTellsItsExit && everAttached);
    }

    private void act(FollowAction action) {
        actions.add(action);
    }

    private List<FollowAction> taken() {
        List<FollowAction> taken = actions;
        actions = new ArrayList<>();
        return taken;
    }
}
