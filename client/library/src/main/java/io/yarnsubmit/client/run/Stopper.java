package io.yarnsubmit.client.run;

import io.yarnsubmit.client.follow.StopSignal;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Brings a wish to end to whoever works now: while something is prepared, the working thread is interrupted; once an
 * application is followed, its follower hears of it. Thread-safe.
 */
public final class Stopper {
    private final @Nullable Thread worker;
    private @Nullable StopSignal signal;
    private @Nullable Consumer<StopSignal> follower;

    /** @param worker who prepares; null: nobody is to be interrupted */
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

    /** From now on the follower hears; also of a wish that came before. */
    public synchronized void handOver(Consumer<StopSignal> newFollower) {
        follower = newFollower;
        if (signal != null) {
            newFollower.accept(signal);
        }
    }

    /** The wish that came while something was prepared. */
    public synchronized Optional<StopSignal> signal() {
        return Optional.ofNullable(signal);
    }
}
