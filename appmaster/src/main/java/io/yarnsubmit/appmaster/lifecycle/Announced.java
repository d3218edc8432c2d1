package io.yarnsubmit.appmaster.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The driver is gone, and clients are being told how the application ended. Executors have to go before the
 * ResourceManager is told; so has an outcome to be left that a client looks for when it sees the application's end. And a
 * client that has much of the driver's output still to show must have it: once told, a ResourceManager gives this process
 * ten minutes.
 *
 * @param told a client has the outcome
 * @param left the outcome is in the staging directory, or nobody is there to look for it
 * @param executorsEnd executors have ended by themselves, or were stopped
 */
record Announced(ApplicationEnd ending, Awaited told, Awaited left, Awaited executorsEnd) implements EndingPhase {

    /** @param grace how long executors may take to end by themselves */
    static Transition of(ApplicationEnd how, Duration grace, PhaseContext context) {
        return announce(how, grace, context).after(new LifecycleAction.KeepEnding(how));
    }

    /** The end that an earlier attempt has recorded. */
    static Transition onceMore(ApplicationEnd how, PhaseContext context) {
        return announce(how, Duration.ZERO, context);
    }

    private static Transition announce(ApplicationEnd how, Duration grace, PhaseContext context) {
        boolean leaves = context.settings().clientWaits() && context.clientsAttached() == 0;
        Announced next = new Announced(
                how,
                context.told(),
                leaves ? Awaited.within(LifecycleSettings.TELL_TIMEOUT, context) : Awaited.NOTHING,
                Awaited.within(grace, context));
        List<LifecycleAction> actions = new ArrayList<>();
        actions.add(new LifecycleAction.AnnounceOutcome(how));
        if (leaves) {
            actions.add(new LifecycleAction.LeaveOutcome(how));
        }
        return new Transition(next, actions);
    }

    @Override
    public Stream<Instant> deadlines() {
        return Stream.of(told, left, executorsEnd).flatMap(Awaited::deadline);
    }

    @Override
    public Transition clientsTold() {
        return new Transition(new Announced(ending, Awaited.NOTHING, left, executorsEnd));
    }

    @Override
    public Transition outputShown(PhaseContext context) {
        return new Transition(new Announced(ending, context.whileShown(told), left, executorsEnd));
    }

    @Override
    public Transition clientsGone(PhaseContext context) {
        return new Transition(new Announced(ending, context.whileAway(told), left, executorsEnd));
    }

    @Override
    public Transition outcomeLeft(boolean isLeft) {
        return new Transition(new Announced(ending, isLeft ? Awaited.NOTHING : told, Awaited.NOTHING, executorsEnd));
    }

    @Override
    public Transition tick(PhaseContext context) {
        return stay();
    }

    @Override
    public Transition advance(PhaseContext context) {
        boolean executorsGone = context.executorsLive() == 0;
        if (!left.hasComeOrIsLate(context) || !executorsGone && !executorsEnd.hasComeOrIsLate(context)) {
            return stay();
        }
        boolean stop = !executorsGone && !executorsEnd.hasCome();
        if (context.clientsBehind() && !told.hasComeOrIsLate(context)) {
            return stop
                    ? new Transition(
                            new Announced(ending, told, left, Awaited.NOTHING), new LifecycleAction.StopExecutors())
                    : stay();
        }
        Transition then = new Transition(
                new Unregistering(ending, told, Awaited.within(LifecycleSettings.UNREGISTER_TIMEOUT, context)),
                new LifecycleAction.Unregister(ending));
        return stop ? then.after(new LifecycleAction.StopExecutors()) : then;
    }
}
