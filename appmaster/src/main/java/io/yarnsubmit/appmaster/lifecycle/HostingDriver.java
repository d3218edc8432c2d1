package io.yarnsubmit.appmaster.lifecycle;

import java.time.Instant;
import java.util.stream.Stream;

/**
 * Cluster mode: the driver is this process's child.
 *
 * @param executors the initial executors
 */
record HostingDriver(boolean driverRuns, Awaited executors) implements OpenPhase {
    @Override
    public Stream<Instant> deadlines() {
        return executors.deadline();
    }

    @Override
    public Transition registered(PhaseContext context) {
        return stay();
    }

    @Override
    public Transition driverStarted() {
        return new Transition(new HostingDriver(true, executors));
    }

    @Override
    public Transition endRequested(ApplicationEnd how, PhaseContext context) {
        return new Transition(
                new StoppingDriver(how, context.now().plus(LifecycleSettings.DRIVER_STOP_TIMEOUT)),
                new LifecycleAction.EndAllocation(),
                new LifecycleAction.StopDriver());
    }

    @Override
    public Transition hostHeard(PhaseContext context) {
        return stay();
    }

    @Override
    public Transition executorsComplete() {
        return new Transition(new HostingDriver(driverRuns, Awaited.NOTHING));
    }

    @Override
    public Transition tick(PhaseContext context) {
        return executors.isLate(context) ? endRequested(EarlyEndings.executorsLate(context), context) : stay();
    }
}
