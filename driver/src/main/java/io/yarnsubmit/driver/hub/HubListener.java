package io.yarnsubmit.driver.hub;

import io.yarnsubmit.protocol.v1.ExecutorMessage;
import io.yarnsubmit.protocol.v1.TaskResult;
import java.time.Duration;
import java.util.List;

/** Hears of the executors, on the loop. */
public interface HubListener {
    void registered(ExecutorMessage.Registration registration);

    void results(int executorId, List<TaskResult> results);

    /** Not said of a connection that another of the same executor took the place of. */
    void disconnected(int executorId);

    /** It said nothing for too long; its connection was dropped. */
    void silent(int executorId, Duration silence);
}
