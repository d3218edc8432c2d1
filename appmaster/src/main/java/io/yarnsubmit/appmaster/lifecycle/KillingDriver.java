package io.yarnsubmit.appmaster.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/** The driver process was killed, and its end was not reported yet. */
record KillingDriver(ApplicationEnd ending) implements EndingPhase {
    @Override
    public Stream<Instant> deadlines() {
        return Stream.empty();
    }

    @Override
    public Transition driverEnded(ApplicationEnd how, boolean again, PhaseContext context) {
        return Announced.of(ending, Duration.ZERO, context);
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
