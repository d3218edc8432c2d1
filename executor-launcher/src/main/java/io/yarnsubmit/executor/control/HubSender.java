package io.yarnsubmit.executor.control;

import io.yarnsubmit.protocol.v1.ControlCall;

/** The connection to the hub, as far as commands need it. On the loop. */
public interface HubSender {
    /** Whether something can be sent now. When that becomes so, {@link CommandControl#ready} is called. */
    boolean isReady();

    void send(ControlCall call);
}
