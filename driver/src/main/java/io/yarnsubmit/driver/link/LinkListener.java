package io.yarnsubmit.driver.link;

import io.yarnsubmit.protocol.v1.DriverInstruction;

/** Hears of the link, on the loop. */
public interface LinkListener {
    /** A new link is open and Hello was said: now say the rest that the ApplicationMaster must know. */
    void opened();

    void welcomed(DriverInstruction.Welcome welcome);

    void started(DriverInstruction.ExecutorStarted started);

    void lost(DriverInstruction.ExecutorLost lost);

    /** The cluster wants executors back. */
    void drainRequested(DriverInstruction.DrainRequest request);

    void capacity(DriverInstruction.Capacity capacity);

    /** The user wants another number of executors. */
    void scale(DriverInstruction.Scale scale);

    /** For the Hello. */
    int highestExecutorId();
}
