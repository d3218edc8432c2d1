package io.yarnsubmit.appmaster.allocation;

import java.time.Instant;

/**
 * An executor as clients see it.
 *
 * @param since when it was launched or adopted
 */
public record ExecutorView(AllocatorAction.TellStarted executor, State state, Instant since) {
    /** Its state. */
    public enum State {
        STARTING,
        REGISTERED,
        /** It gets no more tasks, or was told to end. */
        LEAVING
    }
}
