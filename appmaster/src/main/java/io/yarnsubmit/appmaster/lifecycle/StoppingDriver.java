package io.yarnsubmit.appmaster.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/** The driver process, which this process hosts, has been asked to end. */
record StoppingDriver(ApplicationEnd ending, Instant killAt) implements EndingPhase {
    static Transition of(ApplicationEnd how, PhaseContext context) {
        return new Transition(
                new StoppingDriver(how, context.now().plus(LifecycleSettings.DRIVER_STOP_TIMEOUT)),
                new LifecycleAction.EndAllocation(),
                new LifecycleAction.StopDriver());
    }

    @Override
    public Stream<Instant> deadlines() {
        return Stream.of(killAt);
    }

    @Override
    public Transition driverEnded(ApplicationEnd how, boolean again, PhaseContext context) {
        return Announced.of(ending, Duration.ZERO, context);
    }

    @Override
    public Transition tick(PhaseContext context) {
        return context.isPast(killAt)
                ? new Transition(new KillingDriver(ending), new LifecycleAction.KillDriver())
                : stay();
    }

    @Override
    public Transition advance(PhaseContext context) {
        return stay();
    }
}
