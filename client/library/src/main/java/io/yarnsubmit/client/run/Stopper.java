package io.yarnsubmit.client.run;

import io.yarnsubmit.client.follow.StopSignal;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Passes on a request to end: while something is prepared, the working thread is interrupted; once an application is
 * followed, its follower is told. Thread-safe.
 */
public final class Stopper {
    private final @Nullable Thread worker;
    private @Nullable StopSignal signal;
    private @Nullable Consumer<StopSignal> follower;

    /** @param worker the thread that prepares; null: no thread is interrupted */
    public Stopper(@Nullable Thread worker) {
        this.worker = worker;
    }

    public synchronized void stop(StopSignal wish) {
        if (follower != null) {
            follower.accept(wish);
        } else {
            signal = wish;
            if (worker != null) {
                worker.interrupt();
            }
        }
    }

    /** From now on the follower is told, also of a request that came before. */
    public synchronized void handOver(Consumer<StopSignal> newFollower) {
        follower = newFollower;
        if (signal != null) {
            newFollower.accept(signal);
        }
    }

    /** The request that came while something was prepared. */
    public synchronized Optional<StopSignal> signal() {
        return Optional.ofNullable(signal);
    }
}
