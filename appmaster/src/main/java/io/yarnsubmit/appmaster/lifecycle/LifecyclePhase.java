package io.yarnsubmit.appmaster.lifecycle;

import io.yarnsubmit.protocol.v1.ApplicationStatus.Phase;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * A phase of the {@link LifecycleCore}, with what is known only in it. Immutable: an event leads to the next phase, which may
 * be the same.
 *
 * <p>Every phase has to handle events that can happen at any time. A reply comes after its request, so only the phases that
 * made the request handle it; in all others it is late and changes nothing.
 */
sealed interface LifecyclePhase permits OpenPhase, EndingPhase, Done {
    /** The state shown to clients. */
    Phase shown();

    /** When {@link #tick} or {@link #advance} has something to do. */
    Stream<Instant> deadlines();

    /** The ResourceManager knows us. */
    Transition registered(PhaseContext context);

    /** An earlier attempt has recorded how the application ended. */
    Transition endedBefore(ApplicationEnd how, PhaseContext context);

    /** The driver process runs. */
    Transition driverStarted();

    /**
     * The driver process has ended.
     *
     * @param again whether the next attempt runs it again
     */
    Transition driverEnded(ApplicationEnd how, boolean again, PhaseContext context);

    /** The application has to end, though its driver has not. */
    Transition endRequested(ApplicationEnd how, PhaseContext context);

    /** The client that hosts the driver gave a sign of life. */
    Transition hostHeard(PhaseContext context);

    /** All initial executors are there. */
    Transition executorsComplete();

    /** Time has passed. */
    Transition tick(PhaseContext context);

    /** What the phase waits for may be there, or its time may be up. Called after every event that can be the cause. */
    Transition advance(PhaseContext context);

    /** The ResourceManager has given up this attempt. */
    default Transition attemptLost() {
        return new Transition(new Done(shown()), new LifecycleAction.KillDriver(), new LifecycleAction.Exit(1));
    }

    /** Answers {@link LifecycleAction.LeaveOutcome}. */
    default Transition outcomeLeft(boolean left) {
        return stay();
    }

    /** Answers {@link LifecycleAction.AnnounceOutcome} and {@link LifecycleAction.AnnounceRetry}. */
    default Transition clientsTold() {
        return stay();
    }

    /** A client has shown more of the driver's output, or begins to, after the driver's end. */
    default Transition outputShown(PhaseContext context) {
        return stay();
    }

    /** The last client that was attached is gone. */
    default Transition clientsGone(PhaseContext context) {
        return stay();
    }

    /** Answers {@link LifecycleAction.Unregister}. */
    default Transition unregistered() {
        return stay();
    }

    /** Answers {@link LifecycleAction.DisposeStaging}. */
    default Transition stagingDisposed() {
        return stay();
    }

    /** Nothing changes. */
    default Transition stay() {
        return new Transition(this, List.of());
    }
}
