package io.yarnsubmit.client.follow;

import io.yarnsubmit.client.relay.DriverOutputRelay;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What has been heard of the end, and is handled when the driver's output was shown: for the rest of the client the output
 * comes first. Used by the follower's loop alone.
 */
final class Held {
    private List<Runnable> events = new ArrayList<>();
    private int attempt;
    private boolean untilFinished;
    private boolean time;
    private @Nullable Instant until;

    /** Until all of this attempt's output was shown. */
    void holdUntilComplete(int number, Runnable event) {
        attempt = number;
        untilFinished = false;
        events.add(event);
    }

    /** Until nothing more comes of any attempt. */
    void holdUntilFinished(Runnable event) {
        untilFinished = true;
        events.add(event);
    }

    /** After what is held already. */
    void add(Runnable event) {
        events.add(event);
    }

    boolean holds() {
        return !events.isEmpty();
    }

    /** Deadlines wait too. */
    void holdTime() {
        time = true;
    }

    boolean holdsTime() {
        return time;
    }

    /** Nothing is held for longer than that. */
    void until(Instant end) {
        until = end;
    }

    boolean isOver(Instant now) {
        return holds() && until != null && !now.isBefore(until);
    }

    /** Whether the output is so far. */
    boolean isFor(DriverOutputRelay output) {
        return untilFinished ? output.isFinished() : output.isComplete(attempt);
    }

    /** An attempt that was held has been followed by another. */
    void forget() {
        events.clear();
    }

    /** All is handled, in order. */
    void release() {
        List<Runnable> now = events;
        events = new ArrayList<>();
        time = false;
        now.forEach(Runnable::run);
    }
}
