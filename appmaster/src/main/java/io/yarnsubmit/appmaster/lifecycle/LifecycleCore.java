package io.yarnsubmit.appmaster.lifecycle;

import static java.util.Objects.requireNonNull;

import io.yarnsubmit.protocol.ExitCode;
import io.yarnsubmit.protocol.cause.CauseFigure;
import io.yarnsubmit.protocol.cause.EndCause;
import io.yarnsubmit.protocol.cause.EndCode;
import io.yarnsubmit.protocol.v1.ApplicationStatus.Phase;
import io.yarnsubmit.protocol.v1.DriverFailure;
import io.yarnsubmit.protocol.v1.Outcome.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides how the application begins and ends. Single-threaded, no I/O, no clock.
 *
 * <table>
 * <caption>Transitions; events that are not named change nothing in that phase</caption>
 * <tr><th>phase</th><th>event</th><th>next</th><th>actions</th></tr>
 * <tr><td>starting</td><td>registered, cluster mode</td><td>starting</td><td>StartDriver</td></tr>
 * <tr><td>starting</td><td>registered, client mode</td><td>starting</td><td>(the leash begins)</td></tr>
 * <tr><td>starting</td><td>ended before: an earlier attempt saw the end, but died before YARN heard it</td>
 *     <td>ending</td><td>EndAllocation; the driver does not run a second time</td></tr>
 * <tr><td>starting</td><td>driver started</td><td>running</td><td></td></tr>
 * <tr><td>starting, running</td><td>driver ended</td><td>ending</td><td>EndAllocation</td></tr>
 * <tr><td>starting, running</td><td>driver ended, is worth another attempt, and there is one</td><td>retrying</td>
 *     <td>EndAllocation, AnnounceRetry</td></tr>
 * <tr><td>retrying</td><td>clients told or their time is up, and executors gone or their time is up</td><td>done</td>
 *     <td>StopExecutors, Exit with the driver's status, without unregistering: YARN starts the next attempt</td></tr>
 * <tr><td>starting, running</td><td>failures spent</td><td>ending: 123</td><td>EndAllocation, StopDriver</td></tr>
 * <tr><td>starting, running</td><td>executors are missing when their time is up: in client mode only the first attempt's,
 *     because later ones adopt executors of an application that has begun</td><td>ending: 124</td>
 *     <td>EndAllocation, StopDriver</td></tr>
 * <tr><td>starting, running</td><td>end requested</td><td>ending: 137</td><td>EndAllocation, StopDriver</td></tr>
 * <tr><td>starting, running</td><td>the leash runs out</td><td>ending: 123</td><td>EndAllocation</td></tr>
 * <tr><td>ending</td><td>driver still runs after 5 s</td><td>ending</td><td>KillDriver</td></tr>
 * <tr><td>ending</td><td>driver is gone</td><td>ending</td><td>cluster mode: KeepEnding; AnnounceOutcome;
 *     when a client waits but none is attached, LeaveOutcome</td></tr>
 * <tr><td>ending</td><td>driver is gone, executors are gone or their time is up, and the
 *     outcome is left if it had to be: a client that sees the application's end looks for it</td><td>ending</td><td>StopExecutors, Unregister</td></tr>
 * <tr><td>ending</td><td>unregistered, and clients told or their time is up</td><td>ending</td><td>DisposeStaging</td></tr>
 * <tr><td>ending</td><td>staging disposed, or 10 s later</td><td>done</td><td>Exit(0)</td></tr>
 * <tr><td>any but done</td><td>attempt given up by the ResourceManager</td><td>done</td><td>KillDriver, Exit(1)</td></tr>
 * </table>
 *
 * <p>The first event that ends the application decides its outcome; once the next attempt is announced, only the
 * ResourceManager can end it. Executors are given time to end by themselves only when
 * the driver ended in order, because then its hub has told them to. SIGTERM is no event: the NodeManager leaves a quarter
 * of a second, so the process's shutdown hook kills the driver, and the ResourceManager may start another attempt.
 */
public final class LifecycleCore {
    private static final int SIGNALLED = 128;

    private final LifecycleSettings settings;
    private Phase phase = Phase.PHASE_STARTING;
    private boolean done;
    private Instant ticked = Instant.MIN;
    private boolean driverMayRun;
    private @Nullable Instant leashUntil;
    private @Nullable Instant executorsDue;
    private String missingExecutors = "";
    private @Nullable Ending ending;
    private boolean retrying;
    private int executorsLive;
    private @Nullable Instant killDriverAt;
    private @Nullable Instant executorsUntil;
    private Duration executorGrace = Duration.ZERO;
    private int clientsAttached;
    private @Nullable Instant leaveUntil;
    private boolean kept;
    private boolean announced;
    private boolean told;
    private @Nullable Instant tellUntil;
    private boolean unregisterAsked;
    private boolean unregistered;
    private @Nullable Instant unregisterUntil;
    private boolean disposeAsked;
    private @Nullable Instant disposeUntil;

    public LifecycleCore(LifecycleSettings settings) {
        this.settings = settings;
    }

    /** The ResourceManager knows us. */
    public List<LifecycleAction> registered(Instant now) {
        Duration timeout = settings.executorsTimeout();
        if (timeout != null && (settings.hostsDriver() || settings.attempts().current() == 1)) {
            executorsDue = now.plus(timeout);
        }
        if (settings.hostsDriver()) {
            driverMayRun = true;
            return List.of(new LifecycleAction.StartDriver());
        }
        Duration first = LifecycleSettings.SHORTEST_FIRST_LEASH;
        leashUntil = now.plus(settings.leash().compareTo(first) > 0 ? settings.leash() : first);
        return List.of();
    }

    /** Instead of registered: an attempt before this one has {@link LifecycleAction.KeepEnding kept} how it all ended. */
    public List<LifecycleAction> endedBefore(Ending how, Instant now) {
        kept = true;
        List<LifecycleAction> actions = new ArrayList<>();
        begin(how, Duration.ZERO, actions, now);
        return advance(actions, now);
    }

    /** The driver process runs, here or at the client's. */
    public List<LifecycleAction> driverStarted(Instant now) {
        if (phase == Phase.PHASE_STARTING) {
            phase = Phase.PHASE_RUNNING;
        }
        return List.of();
    }

    /** The driver process has ended, here or at the client's. */
    public List<LifecycleAction> driverEnded(int exitStatus, @Nullable DriverFailure failure, Instant now) {
        driverMayRun = false;
        List<LifecycleAction> actions = new ArrayList<>();
        Ending byDriver = DriverEndExplainer.explain(exitStatus, failure);
        Duration grace = byDriver.exitCode() < SIGNALLED ? settings.stopTimeout() : Duration.ZERO;
        boolean again = settings.hostsDriver()
                && settings.attempts().retriesDriver()
                && DriverEndExplainer.isWorthAnotherAttempt(exitStatus, failure);
        if (begin(byDriver, grace, actions, now) && again) {
            announceRetry(byDriver, actions, now);
        }
        return advance(actions, now);
    }

    /** The client that hosts the driver has said something. */
    public List<LifecycleAction> hostHeard(Instant now) {
        if (leashUntil != null && ending == null) {
            leashUntil = now.plus(settings.leash());
        }
        return List.of();
    }

    /** A client wants the application ended. */
    public List<LifecycleAction> endRequested(String reason, Instant now) {
        EndCause cause = EndCause.of(EndCode.ENDED_BY_USER).quoting(reason);
        return endEarly(new Ending(ExitCode.KILLED, Verdict.VERDICT_KILLED, cause), now);
    }

    /** Too many executors failed. */
    public List<LifecycleAction> failuresSpent(EndCause cause, Instant now) {
        return endEarly(new Ending(ExitCode.APPLICATION_FAILED, Verdict.VERDICT_FAILED, cause), now);
    }

    /** Which executors are missing that there are to be at first, in words; empty once they are all there. */
    public List<LifecycleAction> executorsMissing(String which, Instant now) {
        missingExecutors = which;
        if (which.isEmpty()) {
            executorsDue = null;
        }
        return List.of();
    }

    /** The ResourceManager does not know this attempt any more, wants it gone, or cannot be reached for good. */
    public List<LifecycleAction> attemptLost(Instant now) {
        if (done) {
            return List.of();
        }
        done = true;
        return List.of(new LifecycleAction.KillDriver(), new LifecycleAction.Exit(1));
    }

    /** How many executors live now. */
    public List<LifecycleAction> executorsLive(int live, Instant now) {
        executorsLive = live;
        return advance(new ArrayList<>(), now);
    }

    /** How many clients are attached now. */
    public List<LifecycleAction> clientsAttached(int attached, Instant now) {
        clientsAttached = attached;
        return List.of();
    }

    /** The outcome is in the staging directory, or nobody was there to look for it. */
    public List<LifecycleAction> outcomeLeft(boolean left, Instant now) {
        leaveUntil = null;
        told |= left;
        return advance(new ArrayList<>(), now);
    }

    /** The clients that are attached have the outcome. */
    public List<LifecycleAction> clientsTold(Instant now) {
        told = true;
        return advance(new ArrayList<>(), now);
    }

    /** The ResourceManager has let us go. */
    public List<LifecycleAction> unregistered(Instant now) {
        unregistered = true;
        return advance(new ArrayList<>(), now);
    }

    /** The staging directory is gone, or left to a client. */
    public List<LifecycleAction> stagingDisposed(Instant now) {
        if (done) {
            return List.of();
        }
        done = true;
        return List.of(new LifecycleAction.Exit(0));
    }

    /** Time has gone on. Called at {@link #nextDeadline} or later; more often does no harm. */
    public List<LifecycleAction> tick(Instant now) {
        List<LifecycleAction> actions = new ArrayList<>();
        ticked = now;
        if (done) {
            return actions;
        }
        if (ending == null && isPast(leashUntil, now)) {
            EndCause cause = EndCause.of(EndCode.CLIENT_GONE)
                    .with(CauseFigure.LIMIT_MILLIS, settings.leash().toMillis());
            begin(new Ending(ExitCode.APPLICATION_FAILED, Verdict.VERDICT_FAILED, cause), Duration.ZERO, actions, now);
        }
        if (ending == null && isPast(executorsDue, now)) {
            return endEarly(new Ending(ExitCode.TIMED_OUT, Verdict.VERDICT_FAILED, tooFewExecutors()), now);
        }
        if (driverMayRun && isPast(killDriverAt, now)) {
            killDriverAt = null;
            actions.add(new LifecycleAction.KillDriver());
        }
        if (isPast(disposeUntil, now)) {
            return stagingDisposed(now);
        }
        return advance(actions, now);
    }

    /** When {@link #tick} has something to do, as far as is known now. */
    public Optional<Instant> nextDeadline() {
        if (done) {
            return Optional.empty();
        }
        return Stream.of(
                        ending == null ? leashUntil : null,
                        ending == null ? executorsDue : null,
                        killDriverAt,
                        unregisterAsked ? null : executorsUntil,
                        unregisterAsked ? null : leaveUntil,
                        disposeAsked || told ? null : tellUntil,
                        disposeAsked || unregistered ? null : unregisterUntil,
                        disposeUntil)
                .flatMap(Stream::ofNullable)
                // What has passed has done what it can; something else is waited for now.
                .filter(deadline -> deadline.isAfter(ticked))
                .min(Instant::compareTo);
    }

    /** For those who watch. */
    public Phase phase() {
        return phase;
    }

    private EndCause tooFewExecutors() {
        Duration limit = requireNonNull(settings.executorsTimeout());
        return EndCause.of(EndCode.EXECUTORS_TIMEOUT)
                .with(CauseFigure.LIMIT_MILLIS, limit.toMillis())
                .quoting(missingExecutors);
    }

    private List<LifecycleAction> endEarly(Ending how, Instant now) {
        List<LifecycleAction> actions = new ArrayList<>();
        if (begin(how, Duration.ZERO, actions, now) && driverMayRun) {
            killDriverAt = now.plus(LifecycleSettings.DRIVER_STOP_TIMEOUT);
            actions.add(new LifecycleAction.StopDriver());
        }
        return advance(actions, now);
    }

    private boolean begin(Ending how, Duration grace, List<LifecycleAction> actions, Instant now) {
        if (ending != null || done) {
            return false;
        }
        ending = how;
        phase = Phase.PHASE_ENDING;
        executorGrace = grace;
        actions.add(new LifecycleAction.EndAllocation());
        return true;
    }

    private List<LifecycleAction> advance(List<LifecycleAction> actions, Instant now) {
        Ending how = ending;
        if (how == null || done || driverMayRun) {
            return actions;
        }
        killDriverAt = null;
        if (retrying) {
            return advanceRetry(how, actions, now);
        }
        if (!announced) {
            announce(how, actions, now);
        }
        boolean outcomeLeft = leaveUntil == null || isPast(leaveUntil, now);
        if (!unregisterAsked && outcomeLeft && (executorsLive == 0 || isPast(executorsUntil, now))) {
            unregisterAsked = true;
            unregisterUntil = now.plus(LifecycleSettings.UNREGISTER_TIMEOUT);
            if (executorsLive > 0) {
                actions.add(new LifecycleAction.StopExecutors());
            }
            actions.add(new LifecycleAction.Unregister(how));
        }
        boolean letGo = unregistered || isPast(unregisterUntil, now);
        if (unregisterAsked && letGo && !disposeAsked && (told || isPast(tellUntil, now))) {
            disposeAsked = true;
            disposeUntil = now.plus(LifecycleSettings.DISPOSE_TIMEOUT);
            actions.add(new LifecycleAction.DisposeStaging(how, told));
        }
        return actions;
    }

    private void announceRetry(Ending how, List<LifecycleAction> actions, Instant now) {
        retrying = true;
        waitForOthers(now);
        Attempts attempts = settings.attempts();
        actions.add(new LifecycleAction.AnnounceRetry(how, attempts.current() + 1, attempts.most()));
    }

    /** YARN shows an attempt's exit status, so it is the driver's; but one that looks like a signal would mislead. */
    private List<LifecycleAction> advanceRetry(Ending how, List<LifecycleAction> actions, Instant now) {
        if ((told || isPast(tellUntil, now)) && (executorsLive == 0 || isPast(executorsUntil, now))) {
            done = true;
            if (executorsLive > 0) {
                actions.add(new LifecycleAction.StopExecutors());
            }
            actions.add(new LifecycleAction.Exit(how.exitCode() < SIGNALLED ? how.exitCode() : 1));
        }
        return actions;
    }

    private void announce(Ending how, List<LifecycleAction> actions, Instant now) {
        announced = true;
        waitForOthers(now);
        if (settings.hostsDriver() && !kept) {
            actions.add(new LifecycleAction.KeepEnding(how));
        }
        actions.add(new LifecycleAction.AnnounceOutcome(how));
        if (settings.clientWaits() && clientsAttached == 0) {
            leaveUntil = now.plus(LifecycleSettings.TELL_TIMEOUT);
            actions.add(new LifecycleAction.LeaveOutcome(how));
        }
    }

    /** Clients may take so long to hear how it ended, and executors to go. */
    private void waitForOthers(Instant now) {
        tellUntil = now.plus(settings.clientWaits() ? LifecycleSettings.TELL_TIMEOUT : Duration.ZERO);
        executorsUntil = now.plus(executorGrace);
    }

    private static boolean isPast(@Nullable Instant deadline, Instant now) {
        return deadline != null && !now.isBefore(deadline);
    }
}
