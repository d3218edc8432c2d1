package io.yarnsubmit.appmaster.lifecycle;

import java.time.Instant;
import java.util.stream.Stream;

/**
 * The ResourceManager has been told that the application ended.
 *
 * @param told a client has the outcome
 * @param released the ResourceManager has confirmed the unregistration
 */
record Unregistering(ApplicationEnd ending, Awaited told, Awaited released) implements EndingPhase {
    @Override
    public Stream<Instant> deadlines() {
        return Stream.concat(told.deadline(), released.deadline());
    }

    @Override
    public Transition clientsTold() {
        return new Transition(new Unregistering(ending, Awaited.NOTHING, released));
    }

    /** It came after the deadline, but it is there. */
    @Override
    public Transition outcomeLeft(boolean isLeft) {
        return isLeft ? clientsTold() : stay();
    }

    @Override
    public Transition unregistered() {
        return new Transition(new Unregistering(ending, told, Awaited.NOTHING));
    }

    @Override
    public Transition outputShown(PhaseContext context) {
        return new Transition(new Unregistering(ending, context.whileShown(told), released));
    }

    @Override
    public Transition clientsGone(PhaseContext context) {
        return new Transition(new Unregistering(ending, context.whileAway(told), released));
    }

    @Override
    public Transition tick(PhaseContext context) {
        return stay();
    }

    @Override
    public Transition advance(PhaseContext context) {
        if (!released.hasComeOrIsLate(context) || !told.hasComeOrIsLate(context)) {
            return stay();
        }
        return new Transition(
                new DisposingStaging(context.now().plus(LifecycleSettings.DISPOSE_TIMEOUT)),
                new LifecycleAction.DisposeStaging(ending, told.hasCome()));
    }
}
