package io.yarnsubmit.appmaster.allocation;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An executor from its launch to the completion of its container. Touched by the core alone. */
final class LiveExecutor {
    final int id;
    final Grant grant;
    private final Instant launched;
    private boolean registered;
    private boolean everRegistered;
    private @Nullable Instant started;
    private @Nullable String stopReason;
    private boolean toldLost;

    LiveExecutor(int id, Grant grant, Instant launched) {
        this.id = id;
        this.grant = requireNonNull(grant, "grant is null");
        this.launched = launched;
    }

    void started(Instant now) {
        started = now;
    }

    boolean isStarted() {
        return started != null;
    }

    void registered(boolean now) {
        registered = now;
        everRegistered |= now;
    }

    boolean isRegistered() {
        return registered;
    }

    boolean everRegistered() {
        return everRegistered;
    }

    void stopping(String reason) {
        stopReason = reason;
    }

    boolean isStopping() {
        return stopReason != null;
    }

    String stopReason() {
        return stopReason == null ? "" : stopReason;
    }

    void toldLost() {
        toldLost = true;
    }

    boolean isToldLost() {
        return toldLost;
    }

    Duration age(Instant now) {
        return Duration.between(launched, now);
    }

    /** Until when it has to be registered; null while that does not matter. */
    @Nullable
    Instant registrationDeadline(Duration timeout) {
        return started == null || everRegistered || stopReason != null ? null : started.plus(timeout);
    }

    AllocatorAction.TellStarted tellStarted() {
        return new AllocatorAction.TellStarted(id, grant.group(), grant.host(), grant.container(), grant.logUrl());
    }
}
