package io.yarnsubmit.driver.executors;

import io.yarnsubmit.api.ExecutorInfo;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An executor as the core sees it, until the ApplicationMaster has said that it is gone. */
final class ExecutorState {
    enum Phase {
        /** Its process was started; it has not registered. */
        STARTED,
        /** Connected to the hub. */
        CONNECTED,
        /** Was connected; may come back. */
        AWAY,
        /** Told to end. */
        STOPPING,
        /** Counts as lost here; the ApplicationMaster was asked to end it. */
        GIVEN_UP
    }

    final int id;
    final String group;
    Phase phase = Phase.STARTED;
    boolean draining;

    @Nullable
    Registration registration;

    @Nullable
    Instant awaySince;
    /** Why the ApplicationMaster was asked to end it. */
    @Nullable
    String verdict;

    Optional<URI> logUrl = Optional.empty();

    ExecutorState(int id, String group) {
        this.id = id;
        this.group = group;
    }

    boolean isPresent() {
        return phase == Phase.CONNECTED || phase == Phase.AWAY;
    }

    ExecutorInfo info() {
        Registration known = registration;
        if (known == null) {
            throw new IllegalStateException("executor " + id + " is not registered");
        }
        return new ExecutorInfo(id, group, known.host(), known.containerId(), known.slots(), logUrl);
    }
}
