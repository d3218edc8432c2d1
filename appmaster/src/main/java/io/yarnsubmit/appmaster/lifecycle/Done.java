package io.yarnsubmit.appmaster.lifecycle;

import io.yarnsubmit.protocol.v1.ApplicationStatus.Phase;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * This process ends.
 *
 * @param shown the last state shown to clients
 */
record Done(Phase shown) implements LifecyclePhase {
    @Override
    public Stream<Instant> deadlines() {
        return Stream.empty();
    }

    @Override
    public Transition registered(PhaseContext context) {
        return stay();
    }

    @Override
    public Transition endedBefore(ApplicationEnd how, PhaseContext context) {
        return stay();
    }

    @Override
    public Transition driverStarted() {
        return stay();
    }

    @Override
    public Transition driverEnded(ApplicationEnd how, boolean again, PhaseContext context) {
        return stay();
    }

    @Override
    public Transition endRequested(ApplicationEnd how, PhaseContext context) {
        return stay();
    }

    @Override
    public Transition hostHeard(PhaseContext context) {
        return stay();
    }

    @Override
    public Transition executorsComplete() {
        return stay();
    }

    @Override
    public Transition tick(PhaseContext context) {
        return stay();
    }

    @Override
    public Transition advance(PhaseContext context) {
        return stay();
    }

    @Override
    public Transition attemptLost() {
        return stay();
    }
}
