package io.yarnsubmit.appmaster.allocation;

import io.yarnsubmit.protocol.cause.EndCause;

/** Is told what happens to the executors. Called on the event loop. */
public interface AllocationListener {
    void executorStarted(AllocatorAction.TellStarted executor);

    void executorLost(AllocatorAction.TellLost loss);

    /** Executors have to go soon: the driver is to choose. */
    void drainAsked(AllocatorAction.AskDrain request);

    /** The application has to fail because too many executors do. */
    void failuresSpent(EndCause cause);

    /** Something in the groups may have changed. */
    void changed();
}
