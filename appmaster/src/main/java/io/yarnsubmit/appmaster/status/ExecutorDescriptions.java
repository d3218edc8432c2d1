package io.yarnsubmit.appmaster.status;

import io.yarnsubmit.appmaster.allocation.AllocatorAction.TellStarted;
import io.yarnsubmit.appmaster.allocation.ExecutorView;
import io.yarnsubmit.protocol.v1.ApplicationDescription.ExecutorDescription;
import io.yarnsubmit.protocol.v1.ApplicationDescription.State;

/** Makes the message that describes executors to a client. */
public final class ExecutorDescriptions {
    private ExecutorDescriptions() {}

    public static ExecutorDescription of(ExecutorView view) {
        TellStarted executor = view.executor();
        return ExecutorDescription.newBuilder()
                .setExecutorId(executor.executorId())
                .setGroup(executor.group())
                .setHost(executor.host())
                .setContainerId(executor.container())
                .setLogUrl(executor.logUrl())
                .setState(state(view.state()))
                .setSinceMillis(view.since().toEpochMilli())
                .build();
    }

    private static State state(ExecutorView.State state) {
        return switch (state) {
            case STARTING -> State.STATE_STARTING;
            case REGISTERED -> State.STATE_REGISTERED;
            case LEAVING -> State.STATE_LEAVING;
        };
    }
}
