package io.yarnsubmit.driver.roles;

import io.yarnsubmit.protocol.v1.InstanceOrder.Wanted;
import io.yarnsubmit.protocol.v1.InstanceStatus;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The state of an instance. */
final class Instance {
    enum Phase {
        /** Nothing was ordered for its next run. It may have no executor. */
        WAITING,
        /** Its executor chooses ports. */
        PREPARING,
        /** Its ports are known; it waits for others. */
        PREPARED,
        /** It was ordered to run. */
        STARTING,
        RUNNING,
        READY,
        /** It was ordered to stop. */
        STOPPING,
        SUCCEEDED,
        FAILED,
        /** Ended because the application ends. */
        STOPPED;

        /** Whether its command may run, and nobody has stopped it. */
        boolean isActive() {
            return this == STARTING || this == RUNNING || this == READY;
        }

        boolean isFinal() {
            return this == SUCCEEDED || this == FAILED || this == STOPPED;
        }
    }

    /** Why it is stopped. */
    enum StopCause {
        /** All of its role start again. */
        RESTART,
        /** Its index is one too many. */
        SCALED,
        NOT_READY,
        /** What it has waited for has been done. */
        FINISHED,
        /** Another one of its role has failed for good. */
        ROLE_FAILED,
        /** The application ends. */
        END
    }

    final InstanceId id;
    final Role role;
    Phase phase = Phase.WAITING;

    @Nullable
    StopCause stopCause;

    @Nullable
    Seat seat;
    /** Where it is, or was last. */
    String host = "";

    long run;
    int starts;
    Map<String, Integer> ports = Map.of();
    /** Its host and its ports are those of its last run. */
    boolean hasAddress;

    OptionalInt exitStatus = OptionalInt.empty();
    /** Why it waits or has failed. */
    String message = "";

    Instant notBefore = Instant.MIN;

    @Nullable
    Instant readyUntil;

    int portsTakenInRow;

    @Nullable
    InstanceView reported;

    Instance(InstanceId id, Role role) {
        this.id = id;
        this.role = role;
    }

    /** Others know where it is. */
    boolean isPrepared() {
        return hasAddress && (phase == Phase.PREPARED || phase.isActive() || phase == Phase.SUCCEEDED);
    }

    /** Others will never know where it is. */
    boolean isOutOfReach() {
        return phase == Phase.FAILED || (phase == Phase.SUCCEEDED && !hasAddress);
    }

    boolean isReady() {
        return phase == Phase.READY || phase == Phase.SUCCEEDED;
    }

    boolean hasNotStarted() {
        return phase == Phase.WAITING || phase == Phase.PREPARING || phase == Phase.PREPARED;
    }

    boolean needsExecutor() {
        return id.index() < role.count && (!phase.isFinal() || role.keepsExecutors());
    }

    boolean canBeOrdered() {
        return seat != null && !seat.leaving;
    }

    /** Without a seat, and without anything that was ordered there. */
    void await(Instant from) {
        phase = Phase.WAITING;
        stopCause = null;
        notBefore = from;
        ports = Map.of();
        hasAddress = false;
        readyUntil = null;
    }

    /** What its executor is to do; null if nothing was ordered. */
    @Nullable
    Wanted wanted() {
        return switch (phase) {
            case WAITING, SUCCEEDED, FAILED, STOPPED -> null;
            case PREPARING, PREPARED -> Wanted.WANTED_PREPARED;
            case STARTING, RUNNING, READY -> Wanted.WANTED_RUNNING;
            case STOPPING -> Wanted.WANTED_STOPPED;
        };
    }

    InstanceView view(Instant now) {
        InstanceStatus.Phase shown = shownPhase();
        InstanceView before = reported;
        return new InstanceView(
                id,
                shown,
                run,
                seat == null ? -1 : seat.executorId,
                host,
                role.generation,
                Math.max(0, starts - 1),
                ports,
                exitStatus,
                message,
                before != null && before.phase() == shown ? before.since() : now);
    }

    private InstanceStatus.Phase shownPhase() {
        return switch (phase) {
            case WAITING ->
                seat == null
                        ? InstanceStatus.Phase.PHASE_WAITING_FOR_EXECUTOR
                        : InstanceStatus.Phase.PHASE_WAITING_FOR_PEERS;
            case PREPARING, PREPARED -> InstanceStatus.Phase.PHASE_WAITING_FOR_PEERS;
            case STARTING, RUNNING -> InstanceStatus.Phase.PHASE_STARTED;
            case READY -> InstanceStatus.Phase.PHASE_READY;
            case STOPPING, STOPPED -> InstanceStatus.Phase.PHASE_STOPPING;
            case SUCCEEDED -> InstanceStatus.Phase.PHASE_SUCCEEDED;
            case FAILED -> InstanceStatus.Phase.PHASE_FAILED;
        };
    }
}
