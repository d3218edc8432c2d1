package io.yarnsubmit.appmaster.lifecycle;

import io.yarnsubmit.protocol.v1.ApplicationStatus.Phase;

/** The outcome is decided: later events do not change it. */
sealed interface EndingPhase extends LifecyclePhase
        permits StoppingDriver, KillingDriver, Retrying, Announced, Unregistering, DisposingStaging {

    @Override
    default Phase shown() {
        return Phase.PHASE_ENDING;
    }

    @Override
    default Transition registered(PhaseContext context) {
        return stay();
    }

    @Override
    default Transition endedBefore(ApplicationEnd how, PhaseContext context) {
        return stay();
    }

    @Override
    default Transition driverStarted() {
        return stay();
    }

    @Override
    default Transition driverEnded(ApplicationEnd how, boolean again, PhaseContext context) {
        return stay();
    }

    @Override
    default Transition endRequested(ApplicationEnd how, PhaseContext context) {
        return stay();
    }

    @Override
    default Transition hostHeard(PhaseContext context) {
        return stay();
    }

    @Override
    default Transition executorsComplete() {
        return stay();
    }
}
