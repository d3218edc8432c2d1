package io.yarnsubmit.driver.shell;

import io.yarnsubmit.driver.executors.ExecutorsAction;
import io.yarnsubmit.driver.tasks.TaskAction;
import io.yarnsubmit.driver.tasks.TaskTotals;
import io.yarnsubmit.protocol.v1.DriverMessage;
import io.yarnsubmit.protocol.v1.TaskCounts;

/** Creates the messages to the ApplicationMaster. */
final class DriverMessages {
    private DriverMessages() {}

    static DriverMessage of(ExecutorsAction.SendTargets targets) {
        return DriverMessage.newBuilder()
                .setTargets(DriverMessage.Targets.newBuilder()
                        .setGeneration(targets.generation())
                        .putAllTotals(targets.totals()))
                .build();
    }

    static DriverMessage of(ExecutorsAction.SendRegistration registration) {
        return DriverMessage.newBuilder()
                .setExecutorRegistration(DriverMessage.ExecutorRegistration.newBuilder()
                        .setExecutorId(registration.executorId())
                        .setRegistered(registration.registered())
                        .setContainerId(registration.containerId())
                        .setGroup(registration.group())
                        .setHost(registration.host()))
                .build();
    }

    static DriverMessage of(ExecutorsAction.RequestStop stop) {
        return DriverMessage.newBuilder()
                .setStopExecutor(DriverMessage.StopExecutor.newBuilder()
                        .setExecutorId(stop.executorId())
                        .setReason(stop.reason()))
                .build();
    }

    static DriverMessage of(ExecutorsAction.SendCommandEnded ended) {
        return DriverMessage.newBuilder()
                .setCommandEnded(DriverMessage.CommandEnded.newBuilder()
                        .setExecutorId(ended.executorId())
                        .setExitStatus(ended.exitStatus())
                        .setProblem(ended.problem()))
                .build();
    }

    static DriverMessage of(TaskAction.Exclude exclude) {
        return DriverMessage.newBuilder()
                .setExclusion(DriverMessage.Exclusion.newBuilder()
                        .setExecutorId(exclude.executorId())
                        .setHost(exclude.host())
                        .setTasks(exclude.blame()))
                .build();
    }

    static TaskCounts of(TaskTotals totals) {
        return TaskCounts.newBuilder()
                .setWaiting(totals.waiting())
                .setRunning(totals.running())
                .setDone(totals.done())
                .setFailed(totals.failed())
                .setRetried(totals.retried())
                .setPartial(totals.partial())
                .build();
    }

    static DriverMessage of(DriverMessage.DriverReport report) {
        return DriverMessage.newBuilder().setReport(report).build();
    }
}
