package io.yarnsubmit.appmaster.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/** The ResourceManager does not know this attempt yet, and this process has started nothing. */
record Unregistered(boolean driverRuns) implements OpenPhase {
    @Override
    public Stream<Instant> deadlines() {
        return Stream.empty();
    }

    @Override
    public Transition begun(PhaseContext context) {
        return context.settings().hostsDriver()
                ? new Transition(new StartingDriver(driverRuns), new LifecycleAction.StartDriver())
                : stay();
    }

    @Override
    public Transition registered(PhaseContext context) {
        LifecycleSettings settings = context.settings();
        if (settings.hostsDriver()) {
            throw new IllegalStateException("registered before it has begun");
        }
        Duration leash = settings.leash();
        Duration first = LifecycleSettings.SHORTEST_FIRST_LEASH;
        Instant leashUntil = context.now().plus(leash.compareTo(first) > 0 ? leash : first);
        // Later attempts adopt executors of an application that has begun.
        boolean isFirst = settings.attempts().current() == 1;
        return new Transition(
                new Leashed(driverRuns, leashUntil, isFirst ? Awaited.executors(context) : Awaited.NOTHING));
    }

    @Override
    public Transition driverStarted() {
        return new Transition(new Unregistered(true));
    }

    @Override
    public Transition endRequested(ApplicationEnd how, PhaseContext context) {
        return Announced.of(how, Duration.ZERO, context).after(new LifecycleAction.EndAllocation());
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
