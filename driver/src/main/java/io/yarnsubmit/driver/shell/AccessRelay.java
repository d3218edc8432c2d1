package io.yarnsubmit.driver.shell;

import io.yarnsubmit.driver.hub.Hub;
import io.yarnsubmit.protocol.v1.AccessAnswer;
import io.yarnsubmit.protocol.v1.DriverMessage;
import io.yarnsubmit.protocol.v1.DriverMessage.ExecutorAccess;
import java.util.function.Consumer;

/** Asks executors where their owner reaches them, for the ApplicationMaster. On the loop. */
final class AccessRelay {
    private final Hub hub;
    private final Consumer<DriverMessage> link;

    AccessRelay(Hub hub, Consumer<DriverMessage> link) {
        this.hub = hub;
        this.link = link;
    }

    void asked(int executorId) {
        if (hub.isConnected(executorId)) {
            hub.send(executorId, message -> message.setOpenAccess(true));
        } else {
            answered(
                    executorId,
                    AccessAnswer.newBuilder()
                            .setProblem("Executor " + executorId + " is not connected to the driver now")
                            .build());
        }
    }

    void answered(int executorId, AccessAnswer answer) {
        link.accept(DriverMessage.newBuilder()
                .setAccess(ExecutorAccess.newBuilder()
                        .setExecutorId(executorId)
                        .setPort(answer.getPort())
                        .setProblem(answer.getProblem()))
                .build());
    }
}
