package io.yarnsubmit.client.run;

import io.yarnsubmit.client.console.RunOutput;
import io.yarnsubmit.client.follow.FollowObserver;
import org.jspecify.annotations.Nullable;

/** One application that was started, and is followed to its end. Used once, by one thread. */
public interface FollowedRun extends AutoCloseable {
    String applicationId();

    /**
     * Stays until the application has ended; the exit status.
     *
     * @param driverOutput where the output of a driver on this machine goes; null: this process's own streams
     */
    int follow(Stopper stopper, FollowObserver observer, @Nullable RunOutput driverOutput) throws InterruptedException;

    /** Takes away whatever is left: processes, the application if it was not detached, files here and there. */
    @Override
    void close();
}
