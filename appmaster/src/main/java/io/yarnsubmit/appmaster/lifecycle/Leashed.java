package io.yarnsubmit.appmaster.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * Client mode: the driver is the client's child, and the client has to give signs of life.
 *
 * @param until when the client has been silent for too long
 * @param executors the initial executors
 */
record Leashed(boolean driverRuns, Instant until, Awaited executors) implements OpenPhase {
    @Override
    public Stream<Instant> deadlines() {
        return Stream.concat(Stream.of(until), executors.deadline());
    }

    @Override
    public Transition begun(PhaseContext context) {
        return stay();
    }

    @Override
    public Transition registered(PhaseContext context) {
        return stay();
    }

    @Override
    public Transition driverStarted() {
        return new Transition(new Leashed(true, until, executors));
    }

    @Override
    public Transition endRequested(ApplicationEnd how, PhaseContext context) {
        return end(how, context.settings().stopTimeoutOfRoles(), context);
    }

    private static Transition end(ApplicationEnd how, Duration grace, PhaseContext context) {
        return Announced.of(how, grace, context).after(new LifecycleAction.EndAllocation());
    }

    @Override
    public Transition hostHeard(PhaseContext context) {
        return new Transition(
                new Leashed(driverRuns, context.now().plus(context.settings().leash()), executors));
    }

    @Override
    public Transition executorsComplete() {
        return new Transition(new Leashed(driverRuns, until, Awaited.NOTHING));
    }

    @Override
    public Transition tick(PhaseContext context) {
        if (context.isPast(until)) {
            return end(EarlyEndings.clientGone(context), Duration.ZERO, context);
        }
        return executors.isLate(context) ? endRequested(EarlyEndings.executorsLate(context), context) : stay();
    }
}
