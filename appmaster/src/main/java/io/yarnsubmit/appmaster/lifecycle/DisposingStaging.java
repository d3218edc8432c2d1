package io.yarnsubmit.appmaster.lifecycle;

import java.time.Instant;
import java.util.stream.Stream;

/** Everything is over except for the removal of the staging directory, which is awaited until a deadline. */
record DisposingStaging(Instant until) implements EndingPhase {
    @Override
    public Stream<Instant> deadlines() {
        return Stream.of(until);
    }

    @Override
    public Transition stagingDisposed() {
        return new Transition(new Done(shown()), new LifecycleAction.Exit(0));
    }

    @Override
    public Transition tick(PhaseContext context) {
        return context.isPast(until) ? stagingDisposed() : stay();
    }

    @Override
    public Transition advance(PhaseContext context) {
        return stay();
    }
}
