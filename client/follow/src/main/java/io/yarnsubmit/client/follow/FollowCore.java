package io.yarnsubmit.client.follow;

import io.yarnsubmit.client.explain.LifetimeWords;
import io.yarnsubmit.client.follow.ApplicationView.AmAddress;
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
import io.yarnsubmit.client.follow.FollowAction.StartDriver;
import io.yarnsubmit.client.follow.FollowAction.StopDriver;
import io.yarnsubmit.client.follow.FollowAction.TellDriverEnded;
import io.yarnsubmit.client.follow.FollowAction.TouchPresence;
import io.yarnsubmit.client.follow.FollowAction.WriteAddress;
import io.yarnsubmit.protocol.ExitCode;
import io.yarnsubmit.protocol.ExitMark;
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
 * Decides what a client does while its application lives, in each of its roles. Not thread-safe, no I/O, no clock.
 *
 * <pre>
 * event                    what follows
 * -----------------------  ------------------------------------------------------------------------------------------
 * report: accepted         client mode: the driver process is started, once
 * waiting for its start    after 3 s, and then every 5 s, it is found out why; a new cause is said once
 * start takes too long     with a limit of the user's: the cause is said, the RM is to kill, the end is 124
 * report: running          a new address is attached to; client mode: it is written for the driver
 * report: final            without an outcome: what the ApplicationMaster may have left is read, then the end
 * attachment broken        attached again, 100 ms doubling to 2 s later; after 5 s it is said, once, and a sign of life
 *                          is left every 15 s
 * outcome                  acknowledged; client mode: a driver that still runs is ended; the end when YARN agrees, or
 *                          10 s later
 * outcome of an attempt    acknowledged; the next attempt's address is waited for. Should YARN start none, it was the outcome
 * driver ended             the ApplicationMaster is told, now or when attached; 20 s without an outcome: killed by RM
 * stop                     ApplicationMaster is asked to end, or, when not attached or 5 s later, the RM to kill; the end
 *                          when YARN agrees, or 15 s later; a second stop: at once. Cluster mode, console closed: detached.
 *                          A visitor goes at once, and leaves the application alone
 * </pre>
 */
final class FollowCore {
    static final Duration UNREACHABLE_AFTER = Duration.ofSeconds(5);
    static final Duration PRESENCE_INTERVAL = Duration.ofSeconds(15);
    static final Duration FIRST_RETRY = Duration.ofMillis(100);
    static final Duration LAST_RETRY = Duration.ofSeconds(2);
    static final Duration PATIENCE_AFTER_OUTCOME = Duration.ofSeconds(10);
    static final Duration PATIENCE_AFTER_DRIVER = Duration.ofSeconds(20);
    static final Duration PATIENCE_OF_STOP = Duration.ofSeconds(5);
    static final Duration LONGEST_STOP = Duration.ofSeconds(15);

    private final String applicationId;
    private final Role role;
    private final FollowLimits limits;
    private final StartWatch startWatch;

    private List<FollowAction> actions = new ArrayList<>();
    private Optional<AmAddress> address = Optional.empty();
    private boolean attached;
    private boolean everAttached;
    private @Nullable Instant unreachableSince;
    private @Nullable Instant retryAt;
    private Duration retryDelay = FIRST_RETRY;
    private boolean saidUnreachable;
    private @Nullable Instant presenceAt;
    private boolean driverStarted;
    private @Nullable DriverEnd driverEnd;
    private @Nullable Outcome outcome;
    private @Nullable Outcome retried;
    private @Nullable ApplicationView end;
    private @Nullable StopSignal stop;
    private @Nullable Instant killAt;
    private @Nullable Instant finishAt;
    private boolean finished;
    private boolean driverTellsItsExit;

    private record DriverEnd(int exitCode, @Nullable DriverFailure failure) {}

    FollowCore(String applicationId, Role role) {
        this(applicationId, role, FollowLimits.NONE);
    }

    FollowCore(String applicationId, Role role, FollowLimits limits) {
        this.applicationId = applicationId;
        this.role = role;
        this.limits = limits;
        this.startWatch = new StartWatch(applicationId, limits.accept());
    }

    /** The driver's output says how it ended: an exit status of its own needs no word. */
    void driverTellsItsExit() {
        driverTellsItsExit = true;
    }

    /** The ResourceManager was asked. */
    List<FollowAction> onReport(ApplicationView view, Instant now) {
        if (end != null) {
            return taken();
        }
        if (view.state().isFinal()) {
            end = view;
            finishNoLaterThan(now.plus(PATIENCE_AFTER_OUTCOME));
            onEnd();
            return taken();
        }
        if (role == Role.HOST && !driverStarted && stop == null && view.state() != State.SUBMITTED) {
            driverStarted = true;
            act(new StartDriver());
        }
        if (view.address().isEmpty() && address.isEmpty() && stop == null) {
            startWatch.begin(now);
        }
        if (view.state() == State.ACCEPTED && view.address().isEmpty() && stop == null) {
            act(startWatch.waiting(view));
        }
        view.address().filter(found -> !Optional.of(found).equals(address)).ifPresent(found -> onAddress(found, now));
        return taken();
    }

    /** Why the application is not started yet: the answer to {@link AskWhy}. */
    List<FollowAction> onWhy(Optional<WaitingCause> found, Instant now) {
        if (isWaitingForStart()) {
            startWatch.found(found, now).ifPresent(this::act);
        }
        return taken();
    }

    private boolean isWaitingForStart() {
        return address.isEmpty() && end == null && stop == null;
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
        if (address.isPresent()
                && role != Role.HOST
                && found.attempt() > address.get().attempt()) {
            if (retried == null && outcome == null) {
                act(new Complain("Attempt " + found.attempt() + " begins"
                        + (role == Role.OWNER ? ": the driver is started anew" : "")));
            }
            retried = null;
            act(new ForgetOutputOffsets());
        }
        address = Optional.of(found);
        attached = false;
        unreachableSince = now;
        retryDelay = FIRST_RETRY;
        retryAt = null;
        if (role == Role.HOST) {
            act(new WriteAddress(found));
        }
        act(new Attach(found));
    }

    /** The ApplicationMaster said how things are. */
    List<FollowAction> onStatus(ApplicationStatus status) {
        if (!attached) {
            attached = true;
            everAttached = true;
            unreachableSince = null;
            retryDelay = FIRST_RETRY;
            if (stop != null) {
                act(new AskToEnd(stop.words()));
            } else if (driverEnd != null) {
                act(new TellDriverEnded(driverEnd.exitCode(), driverEnd.failure()));
            }
        }
        if (outcome == null && stop == null) {
            act(new ShowStatus(status));
        }
        return taken();
    }

    /** The connection to the ApplicationMaster broke, or was not made. */
    List<FollowAction> onBroken(Instant now) {
        attached = false;
        if (retried != null) {
            return taken();
        }
        if (unreachableSince == null) {
            unreachableSince = now;
        }
        retryAt = now.plus(retryDelay);
        retryDelay = shorter(retryDelay.multipliedBy(2), LAST_RETRY);
        return taken();
    }

    /** The ApplicationMaster said how the application ended. */
    List<FollowAction> onOutcome(Outcome said, Instant now) {
        act(new AcknowledgeOutcome());
        if (said.getNextAttempt() > 0) {
            onAttemptEnded(said);
            return taken();
        }
        outcome = said;
        if (driverStarted && driverEnd == null) {
            act(new StopDriver());
        }
        finishNoLaterThan(now.plus(PATIENCE_AFTER_OUTCOME));
        if (end != null) {
            onEnd();
        }
        return taken();
    }

    private void onAttemptEnded(Outcome said) {
        attached = false;
        if (stop != null) {
            // Nobody is left to ask; the next attempt need not begin.
            act(new KillApplication());
            return;
        }
        retried = said;
        String again = "attempt " + said.getNextAttempt() + " of " + said.getMostAttempts() + " follows";
        act(new Complain(said.getDiagnostics() + "; " + again));
        act(new Show(again));
    }

    /** Client mode: the driver process has ended. */
    List<FollowAction> onDriverEnded(int exitCode, @Nullable DriverFailure failure, Instant now) {
        driverEnd = new DriverEnd(exitCode, failure);
        if (outcome == null && stop == null && end == null) {
            if (attached) {
                act(new TellDriverEnded(exitCode, failure));
            }
            killAt = now.plus(PATIENCE_AFTER_DRIVER);
            finishNoLaterThan(now.plus(PATIENCE_AFTER_DRIVER).plus(PATIENCE_AFTER_OUTCOME));
        }
        if (end != null) {
            onEnd();
        }
        return taken();
    }

    /** The user, or whoever started this command, wants it to end. */
    List<FollowAction> onStop(StopSignal signal, Instant now) {
        if (stop != null) {
            act(new Say("Stopped at once; the application may need a moment to end"));
            act(new KillApplication());
            finish(stop.exitCode());
            return taken();
        }
        stop = signal;
        if (isDetached(signal)) {
            finish(signal.exitCode());
            return taken();
        }
        act(new Say("Ending " + applicationId + " (" + signal.words() + ")" + detachAdvice()));
        end(signal, now);
        return taken();
    }

    private void end(StopSignal signal, Instant now) {
        stop = signal;
        act(new Show("ending"));
        if (driverStarted && driverEnd == null) {
            act(new StopDriver());
        }
        if (attached) {
            act(new AskToEnd(signal.words()));
            killAt = now.plus(PATIENCE_OF_STOP);
        } else {
            act(signal == StopSignal.TIME_LIMIT ? new KillApplication(startWatch.killReason()) : new KillApplication());
        }
        finishNoLaterThan(now.plus(LONGEST_STOP));
    }

    private String detachAdvice() {
        return role == Role.HOST ? "" : ". To leave it running, submit it with --no-wait";
    }

    /** What the ApplicationMaster left in the staging directory, if it did: the answer to {@link ReadLeftOutcome}. */
    List<FollowAction> onLeftOutcome(Optional<Outcome> left) {
        left.ifPresent(found -> outcome = found);
        if (outcome == null && retried != null && end != null && end.attempt() < retried.getNextAttempt()) {
            // YARN counts attempts otherwise than their ApplicationMaster could know.
            outcome = retried;
        }
        conclude();
        return taken();
    }

    /** Time passes. */
    List<FollowAction> onTick(Instant now) {
        if (retryAt != null && !now.isBefore(retryAt) && end == null && address.isPresent()) {
            retryAt = null;
            act(new Attach(address.get()));
        }
        if (unreachableSince != null && end == null && outcome == null) {
            whileUnreachable(now, unreachableSince);
        }
        if (killAt != null && !now.isBefore(killAt)) {
            killAt = null;
            if (end == null && outcome == null) {
                act(new KillApplication());
            }
        }
        if (isWaitingForStart()) {
            whileWaitingForStart(now);
        }
        if (finishAt != null && !now.isBefore(finishAt)) {
            conclude();
        }
        return taken();
    }

    private void whileUnreachable(Instant now, Instant since) {
        if (now.isBefore(since.plus(UNREACHABLE_AFTER)) || stop != null) {
            return;
        }
        if (!saidUnreachable && role != Role.HOST) {
            saidUnreachable = true;
            act(new Complain(
                    "The ApplicationMaster at " + address.map(Object::toString).orElse("an unknown address")
                            + " cannot be reached from here. The application runs on; the end of the driver's output will be shown"
                            + " when it has ended"));
        }
        if (role != Role.VISITOR && (presenceAt == null || !now.isBefore(presenceAt))) {
            presenceAt = now.plus(PRESENCE_INTERVAL);
            act(new TouchPresence());
        }
    }

    /** What is left on the cluster when this client goes now. */
    Leaves leaves() {
        if (stop == null || end != null || outcome != null) {
            return Leaves.NOTHING;
        }
        return isDetached(stop) ? Leaves.RUNNING : Leaves.UNSURE;
    }

    private boolean isDetached(StopSignal signal) {
        return role == Role.VISITOR || (role == Role.OWNER && signal == StopSignal.HANGUP);
    }

    private void onEnd() {
        if (driverStarted && driverEnd == null) {
            act(new StopDriver());
            return;
        }
        if (outcome == null && stop == null) {
            act(new ReadLeftOutcome());
            return;
        }
        conclude();
    }

    private void conclude() {
        finish(ExitDecision.of(new ExitDecision.Facts(
                Optional.ofNullable(stop),
                Optional.ofNullable(outcome),
                Optional.ofNullable(driverEnd).map(DriverEnd::exitCode),
                Optional.ofNullable(end),
                everAttached)));
    }

    private void finish(int exitCode) {
        if (!finished) {
            finished = true;
            explain();
            act(new Finish(exitCode));
        }
    }

    /** Says why, unless the driver's own end says it all. */
    private void explain() {
        if (stop != null || isToldByDriver()) {
            return;
        }
        if (outcome != null && !outcome.getDiagnostics().isEmpty() && outcome.getExitCode() != ExitCode.SUCCESS) {
            act(new Complain(applicationId + ": " + outcome.getDiagnostics()));
        } else if (outcome == null && lifetimeExpired()) {
            act(new Complain(applicationId + " " + LifetimeWords.explain(limits.run())));
        } else if (outcome == null && end != null && end.state() != State.SUCCEEDED) {
            act(new Complain(applicationId
                    + (end.state() == State.KILLED ? " was killed" : " failed")
                    + (end.diagnostics().isBlank()
                            ? ""
                            : ": " + ExitMark.without(end.diagnostics()).strip())));
        }
    }

    /** Whoever was attached has the driver's output. */
    private boolean isToldByDriver() {
        return driverTellsItsExit
                && everAttached
                && outcome != null
                && outcome.getDiagnostics().equals("driver exited with " + outcome.getExitCode());
    }

    private boolean lifetimeExpired() {
        return end != null && end.state() == State.KILLED && LifetimeWords.tellExpiry(end.diagnostics());
    }

    private void finishNoLaterThan(Instant time) {
        if (finishAt == null || time.isBefore(finishAt)) {
            finishAt = time;
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
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
