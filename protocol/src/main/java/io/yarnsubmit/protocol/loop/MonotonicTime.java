package io.yarnsubmit.protocol.loop;

import java.time.Instant;
import java.time.InstantSource;

/** A clock that never jumps: the wall clock at its creation plus the time elapsed since. For timeouts. */
public final class MonotonicTime implements InstantSource {
    private final Instant origin = Instant.now();
    private final long originNanos = System.nanoTime();

    @Override
    public Instant instant() {
        return origin.plusNanos(System.nanoTime() - originNanos);
    }
}
