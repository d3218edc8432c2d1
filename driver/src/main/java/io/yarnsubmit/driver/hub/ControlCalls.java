package io.yarnsubmit.driver.hub;

import io.yarnsubmit.protocol.v1.ControlCall;
import io.yarnsubmit.protocol.v1.ControlReply;
import java.util.function.Consumer;

/** Answers what commands on executors ask of the control API. On the loop. */
public interface ControlCalls {
    /** @param answered takes the answer, now or later, on any thread */
    void call(int executorId, ControlCall call, Consumer<ControlReply> answered);
}
