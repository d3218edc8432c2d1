package io.yarnsubmit.appmaster.lifecycle;

import io.yarnsubmit.protocol.cause.EndCause;
import io.yarnsubmit.protocol.v1.ApplicationStatus.Phase;
import io.yarnsubmit.protocol.v1.DriverFailure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides how the application begins and ends. Single-threaded, no I/O, no clock.
 *
 * <p>The phases are the records that implement {@link LifecyclePhase}; each holds only what is known in it.
 *
 * <table>
 * <caption>Transitions; events that are not named change nothing in that phase</caption>
 * <tr><th>phase</th><th>event</th><th>next</th><th>actions</th></tr>
 * <tr><td>Unregistered</td><td>begun, cluster mode</td><td>StartingDriver</td><td>StartDriver: its JVM starts while this
 *     process registers</td></tr>
 * <tr><td>Unregistered</td><td>registered, client mode</td><td>Leashed</td><td></td></tr>
 * <tr><td>Unregistered</td><td>ended before: an earlier attempt saw the end, but died before YARN heard it</td>
 *     <td>Announced</td><td>EndAllocation, AnnounceOutcome; the driver does not run a second time</td></tr>
 * <tr><td>StartingDriver</td><td>registered</td><td>HostingDriver</td><td>WriteAddress: now its main is called</td></tr>
 * <tr><td>StartingDriver</td><td>driver ended</td><td>DriverEndedEarly</td><td></td></tr>
 * <tr><td>DriverEndedEarly</td><td>registered</td><td>Announced or Retrying</td><td>as when the driver ended</td></tr>
 * <tr><td>open: Unregistered, StartingDriver, HostingDriver, Leashed</td><td>driver started</td><td>the same: shown as
 *     running</td><td></td></tr>
 * <tr><td>open but StartingDriver</td><td>driver ended</td><td>Announced</td><td>EndAllocation, KeepEnding, AnnounceOutcome; when
 *     a client waits but none is attached, LeaveOutcome</td></tr>
 * <tr><td>open but StartingDriver</td><td>driver ended, is worth another attempt, and there is one</td><td>Retrying</td>
 *     <td>EndAllocation, AnnounceRetry</td></tr>
 * <tr><td>StartingDriver, HostingDriver</td><td>end requested (137), failures spent (123), or executors are missing when their time is up
 *     (124)</td><td>StoppingDriver</td><td>EndAllocation, StopDriver</td></tr>
 * <tr><td>Leashed</td><td>the same, or the leash runs out (123); the time for executors is limited in the first attempt only,
 *     because later ones adopt executors of an application that has begun</td><td>Announced</td>
 *     <td>as when the driver ended</td></tr>
 * <tr><td>StoppingDriver</td><td>driver still runs after 5 s</td><td>KillingDriver</td><td>KillDriver</td></tr>
 * <tr><td>StoppingDriver, KillingDriver</td><td>driver ended</td><td>Announced</td><td>as when the driver ended, without
 *     EndAllocation</td></tr>
 * <tr><td>Announced</td><td>executors are gone or their time is up, and the outcome is left if it had to be: a client that
 *     sees the application's end looks for it</td><td>Unregistering</td><td>StopExecutors if some live; Unregister</td></tr>
 * <tr><td>Announced</td><td>the same, but an attached client has much of the driver's output still to show</td><td>the same,
 *     until clients are told or their time is up</td><td>StopExecutors if some live</td></tr>
 * <tr><td>Announced, Unregistering, Retrying</td><td>output shown</td><td>the same: clients have the output wait from now
 *     on</td><td></td></tr>
 * <tr><td>the same</td><td>no client is attached any more</td><td>the same: clients have 5 s to come back</td><td></td></tr>
 * <tr><td>Unregistering</td><td>unregistered or 15 min later, and clients told or their time is up</td>
 *     <td>DisposingStaging</td><td>DisposeStaging</td></tr>
 * <tr><td>DisposingStaging</td><td>staging disposed, or 10 s later</td><td>Done</td><td>Exit(0)</td></tr>
 * <tr><td>Retrying</td><td>clients told or their time is up, and executors gone or their time is up</td><td>Done</td>
 *     <td>StopExecutors if some live; Exit with the driver's status, without unregistering: YARN starts the next
 *     attempt</td></tr>
 * <tr><td>any but Done</td><td>attempt given up by the ResourceManager</td><td>Done</td><td>KillDriver, Exit(1)</td></tr>
 * </table>
 *
 * <p>The first event that ends the application decides its outcome; once the next attempt is announced, only the
 * ResourceManager can end it. Executors are given time to end by themselves only when
 * the driver ended in order, because then its hub has told them to; and in client mode when a client ends the application, if
 * commands of roles have to end first. SIGTERM is not an event: the NodeManager leaves a quarter
 * of a second, so the process's shutdown hook kills the driver, and the ResourceManager may start another attempt.
 */
public final class LifecycleCore {
    private final LifecycleSettings settings;
    private LifecyclePhase phase = new Unregistered(false);
    private Instant ticked = Instant.MIN;
    private String missingExecutors = "";
    private int executorsLive;
    private int clientsAttached;
    private boolean clientsBehind;

    public LifecycleCore(LifecycleSettings settings) {
        this.settings = settings;
    }

    /** This process is put together. Before registered, but not after {@link #endedBefore}. */
    public List<LifecycleAction> begun(Instant now) {
        return enter(phase.begun(at(now)));
    }

    /** The ResourceManager knows us. */
    public List<LifecycleAction> registered(Instant now) {
        return advance(phase.registered(at(now)), now);
    }

    /** Instead of begun and registered: an attempt before this one has {@link LifecycleAction.KeepEnding kept} how it all ended. */
    public List<LifecycleAction> endedBefore(ApplicationEnd how, Instant now) {
        return advance(phase.endedBefore(how, at(now)), now);
    }

    /** The driver process runs, here or on the client's machine. */
    public List<LifecycleAction> driverStarted(Instant now) {
        return enter(phase.driverStarted());
    }

    /** The driver process has ended, here or on the client's machine. */
    public List<LifecycleAction> driverEnded(int exitStatus, @Nullable DriverFailure failure, Instant now) {
        boolean again = settings.hostsDriver()
                && settings.attempts().retriesDriver()
                && DriverEndExplainer.isWorthAnotherAttempt(exitStatus, failure);
        ApplicationEnd byDriver = DriverEndExplainer.explain(exitStatus, failure);
        return advance(phase.driverEnded(byDriver, again, at(now)), now);
    }

    /** The client that hosts the driver gave a sign of life. */
    public List<LifecycleAction> hostHeard(Instant now) {
        return enter(phase.hostHeard(at(now)));
    }

    /** A client wants the application ended. */
    public List<LifecycleAction> endRequested(String reason, Instant now) {
        return advance(phase.endRequested(EarlyEndings.killedByUser(reason), at(now)), now);
    }

    /** Too many executors failed. */
    public List<LifecycleAction> failuresSpent(EndCause cause, Instant now) {
        return advance(phase.endRequested(EarlyEndings.failuresSpent(cause), at(now)), now);
    }

    /** Which initial executors are missing, in words; empty once they are all there. */
    public List<LifecycleAction> executorsMissing(String which, Instant now) {
        missingExecutors = which;
        return which.isEmpty() ? enter(phase.executorsComplete()) : List.of();
    }

    /** The ResourceManager does not know this attempt any more, wants it gone, or cannot be reached for good. */
    public List<LifecycleAction> attemptLost(Instant now) {
        return enter(phase.attemptLost());
    }

    /** How many executors live now. */
    public List<LifecycleAction> executorsLive(int live, Instant now) {
        executorsLive = live;
        return advance(phase.stay(), now);
    }

    /** How many clients are attached now. */
    public List<LifecycleAction> clientsAttached(int attached, Instant now) {
        clientsAttached = attached;
        if (attached > 0) {
            return List.of();
        }
        clientsBehind = false;
        return advance(phase.clientsGone(at(now)), now);
    }

    /** The driver's end is about to be told, and attached clients have much of its output still to show. */
    public List<LifecycleAction> clientsBehind(Instant now) {
        clientsBehind = clientsAttached > 0;
        return List.of();
    }

    /** After the driver's end a client has shown more of its output, or begins to. */
    public List<LifecycleAction> outputShown(Instant now) {
        return enter(phase.outputShown(at(now)));
    }

    /** The outcome is in the staging directory, or nobody was there to look for it. */
    public List<LifecycleAction> outcomeLeft(boolean left, Instant now) {
        return advance(phase.outcomeLeft(left), now);
    }

    /** The attached clients have the outcome. */
    public List<LifecycleAction> clientsTold(Instant now) {
        return advance(phase.clientsTold(), now);
    }

    /** The ResourceManager has confirmed the unregistration. */
    public List<LifecycleAction> unregistered(Instant now) {
        return advance(phase.unregistered(), now);
    }

    /** The staging directory is gone, or left to a client. */
    public List<LifecycleAction> stagingDisposed(Instant now) {
        return enter(phase.stagingDisposed());
    }

    /** Time has passed. Called at {@link #nextDeadline} or later; more often does no harm. */
    public List<LifecycleAction> tick(Instant now) {
        ticked = now;
        return advance(phase.tick(at(now)), now);
    }

    /** When {@link #tick} has something to do, as far as is known now. */
    public Optional<Instant> nextDeadline() {
        return phase.deadlines()
                // Deadlines that have passed have had their effect; only later ones count.
                .filter(deadline -> deadline.isAfter(ticked))
                .min(Instant::compareTo);
    }

    /** The state shown to clients. */
    public Phase phase() {
        return phase.shown();
    }

    private PhaseContext at(Instant now) {
        return new PhaseContext(settings, now, executorsLive, clientsAttached, clientsBehind, missingExecutors);
    }

    private List<LifecycleAction> enter(Transition transition) {
        phase = transition.next();
        return transition.actions();
    }

    /** If a phase begins with its condition met, the next one follows at once. */
    private List<LifecycleAction> advance(Transition first, Instant now) {
        List<LifecycleAction> actions = new ArrayList<>(enter(first));
        Transition further = phase.advance(at(now));
        while (further.next() != phase) {
            actions.addAll(enter(further));
            further = phase.advance(at(now));
        }
        return actions;
    }
}
