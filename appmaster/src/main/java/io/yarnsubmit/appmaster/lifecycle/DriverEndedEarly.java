package io.yarnsubmit.appmaster.lifecycle;

import java.time.Instant;
import java.util.stream.Stream;

/**
 * The driver process has ended before the ResourceManager knows this attempt; its main was not called.
 *
 * @param again whether the next attempt is to run it again
 */
record DriverEndedEarly(ApplicationEnd ending, boolean again) implements EndingPhase {
    @Override
    public Stream<Instant> deadlines() {
        return Stream.empty();
    }

    @Override
    public Transition registered(PhaseContext context) {
        return OpenPhase.ended(ending, again, context);
    }

    @Override
    public Transition tick(PhaseContext context) {
        return stay();
    }

    @Override
    public Transition advance(PhaseContext context) {
        return stay();
    }
}
