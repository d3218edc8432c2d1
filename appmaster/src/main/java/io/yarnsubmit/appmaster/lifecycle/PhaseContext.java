package io.yarnsubmit.appmaster.lifecycle;

import java.time.Instant;

/**
 * What is true while an event is handled, in any phase.
 *
 * @param executorsLive how many executors live
 * @param clientsAttached how many clients are attached
 * @param missingExecutors which executors are missing that there are to be at first, in words; empty for none
 */
record PhaseContext(
        LifecycleSettings settings, Instant now, int executorsLive, int clientsAttached, String missingExecutors) {

    boolean isPast(Instant deadline) {
        return !now.isBefore(deadline);
    }
}
