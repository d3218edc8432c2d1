package io.yarnsubmit.appmaster.lifecycle;

import java.time.Instant;

/**
 * What is true while an event is handled, in any phase.
 *
 * @param executorsLive how many executors live
 * @param clientsAttached how many clients are attached
 * @param missingExecutors which initial executors are missing, in words; empty if none are
 */
record PhaseContext(
        LifecycleSettings settings, Instant now, int executorsLive, int clientsAttached, String missingExecutors) {

    boolean isPast(Instant deadline) {
        return !now.isBefore(deadline);
    }
}
