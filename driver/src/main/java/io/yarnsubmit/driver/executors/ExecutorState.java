package io.yarnsubmit.driver.executors;

import io.yarnsubmit.api.ExecutorInfo;
import io.yarnsubmit.api.ExecutorLoss;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
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
    /** Also while it is stopping: it may take a moment to go. */
    boolean connected;

    boolean draining;
    /** Why the cluster wants it back; such a one is not kept. */
    @Nullable
    String recalled;

    @Nullable
    Registration registration;

    @Nullable
    Instant awaySince;
    /** Why the ApplicationMaster is asked to end it, if it is. */
    @Nullable
    String verdict;

    /** Whether the ApplicationMaster has been asked, as far as this link goes. */
    boolean asked;

    @Nullable
    Instant stoppingSince;
    /** Since when an ApplicationMaster should have spoken of it, and has not. */
    @Nullable
    Instant unheardSince;

    Optional<URI> logUrl = Optional.empty();

    ExecutorState(int id, String group) {
        this.id = id;
        this.group = group;
    }

    boolean isPresent() {
        return phase == Phase.CONNECTED || phase == Phase.AWAY;
    }

    /** Is to end, and nobody waits for its tasks. */
    boolean isLeaving() {
        return phase == Phase.STOPPING || phase == Phase.GIVEN_UP;
    }

    ExecutorInfo info() {
        Registration known = known();
        return new ExecutorInfo(id, group, known.host(), known.containerId(), known.slots(), logUrl);
    }

    ExecutorsAction.TellRegistration tell() {
        Registration known = known();
        return new ExecutorsAction.TellRegistration(id, connected, known.containerId(), group, known.host());
    }

    /** The ApplicationMaster ended it because we asked; the reason is why we asked. */
    ExecutorLoss explained(ExecutorLoss loss) {
        return phase == Phase.GIVEN_UP && loss.cause() == ExecutorLoss.Cause.OURS
                ? givenUp(loss.host(), loss.exitStatus())
                : loss;
    }

    /** For when no ApplicationMaster will tell. */
    ExecutorLoss unexplained() {
        String host = registration == null ? "" : registration.host();
        return phase == Phase.GIVEN_UP
                ? givenUp(host, OptionalInt.empty())
                : new ExecutorLoss(
                        id, group, host, ExecutorLoss.Cause.OURS, OptionalInt.empty(), "It was ended: " + verdict);
    }

    private ExecutorLoss givenUp(String host, OptionalInt exitStatus) {
        return new ExecutorLoss(
                id,
                group,
                host,
                ExecutorLoss.Cause.NODE,
                exitStatus,
                "The driver gave it up: " + verdict + ". Is " + host + " up, and reachable?");
    }

    private Registration known() {
        if (registration == null) {
            throw new IllegalStateException("executor " + id + " is not registered");
        }
        return registration;
    }
}
