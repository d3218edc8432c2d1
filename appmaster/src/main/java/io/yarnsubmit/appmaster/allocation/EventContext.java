package io.yarnsubmit.appmaster.allocation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One event while it is handled: when it happens, and what is to be done about it. */
record EventContext(Instant now, List<AllocatorAction> actions) {
    EventContext(Instant now) {
        this(now, new ArrayList<>());
    }

    void want(AllocatorAction action) {
        actions.add(action);
    }

    boolean isPast(Instant deadline) {
        return !now.isBefore(deadline);
    }
}
