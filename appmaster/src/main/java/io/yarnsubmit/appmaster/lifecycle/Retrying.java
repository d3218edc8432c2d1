package io.yarnsubmit.appmaster.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * The next attempt will run the driver again; this one ends without unregistering, so that YARN starts the next.
 *
 * @param told clients have been told
 * @param executorsUntil when executors that still live are stopped
 */
record Retrying(ApplicationEnd ending, Awaited told, Instant executorsUntil) implements EndingPhase {

    /** @param grace how long executors may take to end by themselves */
    static Transition of(ApplicationEnd how, Duration grace, PhaseContext context) {
        Attempts attempts = context.settings().attempts();
        return new Transition(
                new Retrying(how, context.told(), context.now().plus(grace)),
                new LifecycleAction.AnnounceRetry(how, attempts.current() + 1, attempts.most()));
    }

    @Override
    public Stream<Instant> deadlines() {
        return Stream.concat(told.deadline(), Stream.of(executorsUntil));
    }

    @Override
    public Transition clientsTold() {
        return new Transition(new Retrying(ending, Awaited.NOTHING, executorsUntil));
    }

    @Override
    public Transition outputShown(PhaseContext context) {
        return new Transition(new Retrying(ending, context.whileShown(told), executorsUntil));
    }

    @Override
    public Transition clientsGone(PhaseContext context) {
        return new Transition(new Retrying(ending, context.whileAway(told), executorsUntil));
    }

    @Override
    public Transition tick(PhaseContext context) {
        return stay();
    }

    @Override
    public Transition advance(PhaseContext context) {
        boolean executorsGone = context.executorsLive() == 0;
        if (!told.hasComeOrIsLate(context) || !executorsGone && !context.isPast(executorsUntil)) {
            return stay();
        }
        // YARN shows an attempt's exit status, so it is the driver's; but one that looks like a signal would mislead.
        int status = DriverEndExplainer.isBySignal(ending.exitCode()) ? 1 : ending.exitCode();
        Transition then = new Transition(new Done(shown()), new LifecycleAction.Exit(status));
        return executorsGone ? then : then.after(new LifecycleAction.StopExecutors());
    }
}
