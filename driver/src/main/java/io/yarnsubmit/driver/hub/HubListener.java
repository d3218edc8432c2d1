package io.yarnsubmit.driver.hub;

import io.yarnsubmit.protocol.v1.AccessAnswer;
import io.yarnsubmit.protocol.v1.BesideEnd;
import io.yarnsubmit.protocol.v1.CommandEnd;
import io.yarnsubmit.protocol.v1.ExecutorMessage;
import io.yarnsubmit.protocol.v1.InstanceState;
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

    /** How the instance of a role there is now. May be repeated. */
    void instanceState(int executorId, InstanceState state);

    /** Commands beside that instance have ended. May be repeated. */
    void besideEnds(int executorId, List<BesideEnd> ends);

    /** Where the owner of the application reaches it. */
    void access(int executorId, AccessAnswer answer);

    /** The connection has ended. */
    void disconnected(int executorId);

    /** The executor was silent for too long, and its connection was dropped. */
    void silent(int executorId, Duration silence);
}
