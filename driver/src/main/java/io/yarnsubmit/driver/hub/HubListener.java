package io.yarnsubmit.driver.hub;

import io.yarnsubmit.protocol.v1.CommandEnd;
import io.yarnsubmit.protocol.v1.ExecutorMessage;
import io.yarnsubmit.protocol.v1.TaskProgress;
import io.yarnsubmit.protocol.v1.TaskResult;
import java.time.Duration;
import java.util.List;

/** Receives the messages of executors. On the loop. */
public interface HubListener {
    void registered(ExecutorMessage.Registration registration);

    void results(int executorId, List<TaskResult> results);

    /** Reports the progress of running tasks that has changed. */
    void progress(int executorId, List<TaskProgress> progress);

    /** The command that an executor runs has ended. May be repeated. */
    void commandEnded(int executorId, CommandEnd end);

    /** The connection has ended. */
    void disconnected(int executorId);

    /** The executor was silent for too long, and its connection was dropped. */
    void silent(int executorId, Duration silence);
}
