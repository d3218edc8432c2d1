package io.yarnsubmit.appmaster.lifecycle;

import java.time.Instant;

/**
 * What is true while an event is handled, in any phase.
 *
 * @param executorsLive how many executors live
 * @param clientsAttached how many clients are attached
 * @param clientsBehind whether much of the driver's output is still to be shown by those clients
 * @param missingExecutors which executors are missing that there are to be at first, in words; empty for none
 */
record PhaseContext(
        LifecycleSettings settings,
        Instant now,
        int executorsLive,
        int clientsAttached,
        boolean clientsBehind,
        String missingExecutors) {

    /** How long clients may take to hear how it ended. */
    Awaited told() {
        return Awaited.within(settings.tellTimeout(clientsBehind), this);
    }

    /** A client has shown more of the driver's output, or begins to. */
    Awaited whileShown(Awaited told) {
        return told.until(now.plus(settings.outputWait()));
    }

    /** No client is attached any more; one that was cut off comes back soon. */
    Awaited whileAway(Awaited told) {
        return told.atMost(now.plus(LifecycleSettings.TELL_TIMEOUT));
    }

    boolean isPast(Instant deadline) {
        return !now.isBefore(deadline);
    }
}
