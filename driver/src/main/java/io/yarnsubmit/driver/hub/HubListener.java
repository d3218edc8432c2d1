package io.yarnsubmit.driver.hub;

import io.yarnsubmit.protocol.v1.ExecutorMessage;
import io.yarnsubmit.protocol.v1.TaskProgress;
import io.yarnsubmit.protocol.v1.TaskResult;
import java.time.Duration;
import java.util.List;

/** Hears of the executors, on the loop. */
public interface HubListener {
    void registered(ExecutorMessage.Registration registration);

    void results(int executorId, List<TaskResult> results);

    /** How much of tasks that run there is done; only what has changed. */
    void progress(int executorId, List<TaskProgress> progress);

    /** Not said of a connection that another of the same executor took the place of. */
    void disconnected(int executorId);

    /** It said nothing for too long; its connection was dropped. */
    void silent(int executorId, Duration silence);
}
