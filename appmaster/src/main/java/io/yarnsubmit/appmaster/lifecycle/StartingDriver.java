package io.yarnsubmit.appmaster.lifecycle;

import java.time.Instant;
import java.util.stream.Stream;

/**
 * Cluster mode: the driver process is being started while this process registers. The driver's main is not called before
 * that: an attempt that the ResourceManager refuses has had no effect.
 */
record StartingDriver(boolean driverRuns) implements OpenPhase {
    @Override
    public Stream<Instant> deadlines() {
        return Stream.empty();
    }

    @Override
    public Transition begun(PhaseContext context) {
        return stay();
    }

    @Override
    public Transition registered(PhaseContext context) {
        return new Transition(
                new HostingDriver(driverRuns, Awaited.executors(context)), new LifecycleAction.WriteAddress());
    }

    @Override
    public Transition endedBefore(ApplicationEnd how, PhaseContext context) {
        return endRequested(how, context);
    }

    @Override
    public Transition driverStarted() {
        return new Transition(new StartingDriver(true));
    }

    /** The ResourceManager can be told when it knows this attempt. */
    @Override
    public Transition driverEnded(ApplicationEnd how, boolean again, PhaseContext context) {
        return new Transition(new DriverEndedEarly(how, again));
    }

    @Override
    public Transition endRequested(ApplicationEnd how, PhaseContext context) {
        return StoppingDriver.of(how, context);
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
}
