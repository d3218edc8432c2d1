package io.yarnsubmit.bench;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for something to become true, not for ever. */
public final class Waiting {
    private static final Duration LOOK_EACH = Duration.ofMillis(5);

    private Waiting() {}

    /** @param what is said when the time runs out first */
    public static void await(Duration atMost, BooleanSupplier condition, Supplier<String> what) {
        long end = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() >= end) {
                throw new IllegalStateException("not within " + atMost.toSeconds() + " s: " + what.get());
            }
            pause(LOOK_EACH);
        }
    }

    public static void pause(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
            if (Thread.interrupted()) {
                throw new IllegalStateException("interrupted");
            }
        }
    }
}
