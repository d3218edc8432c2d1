package io.yarnsubmit.appmaster.allocation;

import java.time.Instant;

/**
 * An executor as a watcher sees it.
 *
 * @param since when it was launched or adopted
 */
public record ExecutorView(AllocatorAction.TellStarted executor, State state, Instant since) {
    /** How far it is. */
    public enum State {
        STARTING,
        REGISTERED,
        /** It gets no more tasks, or was told to end. */
        LEAVING
    }
}
