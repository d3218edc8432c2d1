package io.yarnsubmit.driver.executors;

import io.yarnsubmit.api.ExecutorInfo;
import io.yarnsubmit.api.ExecutorLoss;
import io.yarnsubmit.driver.executors.ExecutorsAction.SendCommandEnded;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The state of an executor until the ApplicationMaster has reported that it is gone. */
final class ExecutorState {
    enum Phase {
        /** Its process was started, but it has not registered. */
        STARTED,
        /** Connected to the hub. */
        CONNECTED,
        /** It was connected, and may reconnect. */
        DISCONNECTED,
        /** It was told to end. */
        STOPPING,
        /** It counts as lost; the ApplicationMaster was asked to stop it. */
        GIVEN_UP
    }

    final int id;
    final String group;
    Phase phase = Phase.STARTED;
    /** May also be true while it is stopping. */
    boolean connected;

    boolean draining;
    /** Why the cluster wants it back; null if it does not. A reclaimed executor cannot be kept. */
    @Nullable
    String reclaimed;

    @Nullable
    Registration registration;

    @Nullable
    Instant disconnectedSince;
    /** Why it is to be stopped; null if it is not. */
    @Nullable
    String stopReason;

    /** Whether the ApplicationMaster was asked to stop it. */
    boolean stopRequested;

    @Nullable
    Instant stoppingSince;
    /** Since when the ApplicationMaster has not mentioned it, although it should have. */
    @Nullable
    Instant unconfirmedSince;

    /** How its command ended; null if it runs none, or still runs it. */
    @Nullable
    SendCommandEnded commandEnded;

    Optional<URI> logUrl = Optional.empty();

    ExecutorState(int id, String group) {
        this.id = id;
        this.group = group;
    }

    boolean isPresent() {
        return phase == Phase.CONNECTED || phase == Phase.DISCONNECTED;
    }

    /** Whether it is to end, and nobody waits for its tasks. */
    boolean isLeaving() {
        return phase == Phase.STOPPING || phase == Phase.GIVEN_UP;
    }

    /** Whether it goes because it is above the target. */
    boolean isSurplus() {
        return draining && reclaimed == null;
    }

    ExecutorInfo info() {
        Registration known = known();
        return new ExecutorInfo(id, group, known.host(), known.containerId(), known.slots(), logUrl);
    }

    ExecutorsAction.SendRegistration registrationMessage() {
        Registration known = known();
        return new ExecutorsAction.SendRegistration(id, connected, known.containerId(), group, known.host());
    }

    /** If we asked the ApplicationMaster to stop it, the cause of the loss is why we asked. */
    ExecutorLoss explained(ExecutorLoss loss) {
        return phase == Phase.GIVEN_UP && loss.cause() == ExecutorLoss.Cause.OURS
                ? givenUp(loss.host(), loss.exitStatus())
                : loss;
    }

    /** For an executor whose end no ApplicationMaster will report. */
    ExecutorLoss unexplained() {
        String host = registration == null ? "" : registration.host();
        if (commandEnded != null) {
            boolean isDone = commandEnded.exitStatus() == 0;
            return new ExecutorLoss(
                    id,
                    group,
                    host,
                    isDone ? ExecutorLoss.Cause.OURS : ExecutorLoss.Cause.PROGRAM,
                    OptionalInt.of(commandEnded.exitStatus()),
                    isDone
                            ? "its command exited with 0, so its work is done"
                            : "its command exited with " + commandEnded.exitStatus());
        }
        return phase == Phase.GIVEN_UP
                ? givenUp(host, OptionalInt.empty())
                : new ExecutorLoss(
                        id, group, host, ExecutorLoss.Cause.OURS, OptionalInt.empty(), "It was stopped: " + stopReason);
    }

    private ExecutorLoss givenUp(String host, OptionalInt exitStatus) {
        return new ExecutorLoss(
                id,
                group,
                host,
                ExecutorLoss.Cause.NODE,
                exitStatus,
                "The driver gave it up: " + stopReason + ". Is " + host + " running and reachable?");
    }

    private Registration known() {
        if (registration == null) {
            throw new IllegalStateException("executor " + id + " is not registered");
        }
        return registration;
    }
}
