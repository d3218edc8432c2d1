package io.yarnsubmit.protocol.loop;

import java.time.Instant;
import java.time.InstantSource;

/** Time that never jumps: the wall clock when it was made, and what has passed since. For timeouts. */
public final class MonotonicTime implements InstantSource {
    private final Instant origin = Instant.now();
    private final long originNanos = System.nanoTime();

    @Override
    public Instant instant() {
        return origin.plusNanos(System.nanoTime() - originNanos);
    }
}
