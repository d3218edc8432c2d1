package io.yarnsubmit.appmaster.lifecycle;

import io.yarnsubmit.protocol.v1.ApplicationStatus.Phase;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * A phase of the {@link LifecycleCore}, with what is known in it and in no other phase. Immutable: an event leads to the
 * phase that follows, which may be the same.
 *
 * <p>What can happen at any time has to be answered by every phase. A reply comes after its question, so only the phases
 * that ask for it answer; in all others it is late and changes nothing.
 */
sealed interface LifecyclePhase permits OpenPhase, EndingPhase, Done {
    /** What watchers are shown. */
    Phase shown();

    /** When {@link #tick} or {@link #advance} has something to do. */
    Stream<Instant> deadlines();

    /** This process is put together, and no attempt before it has kept an end. */
    Transition begun(PhaseContext context);

    /** The ResourceManager knows us. */
    Transition registered(PhaseContext context);

    /** An attempt before this one has kept how it all ended. */
    Transition endedBefore(ApplicationEnd how, PhaseContext context);

    /** The driver process runs. */
    Transition driverStarted();

    /**
     * The driver process has ended.
     *
     * @param again whether the next attempt is to run it again
     */
    Transition driverEnded(ApplicationEnd how, boolean again, PhaseContext context);

    /** The application is to end, though its driver has not. */
    Transition endRequested(ApplicationEnd how, PhaseContext context);

    /** The client that hosts the driver has said something. */
    Transition hostHeard(PhaseContext context);

    /** All executors are there that there are to be at first. */
    Transition executorsComplete();

    /** Time has gone on. */
    Transition tick(PhaseContext context);

    /** What the phase waits for may be there, or its time may be up. Asked after every event that can be the cause. */
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
