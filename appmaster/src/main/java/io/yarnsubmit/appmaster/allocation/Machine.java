package io.yarnsubmit.appmaster.allocation;

import java.time.Duration;

/**
 * News of a machine of the cluster.
 *
 * @param host as grants name it
 * @param within with {@link State#DECOMMISSIONING}, the time until the machine goes; otherwise zero
 */
public record Machine(String host, State state, Duration within) {

    /** Its state, according to the ResourceManager. */
    public enum State {
        RUNNING,
        /** It ends soon, and gets nothing new. */
        DECOMMISSIONING,
        /** Lost, unhealthy, decommissioned or shut down: processes there are over. */
        GONE
    }
}
