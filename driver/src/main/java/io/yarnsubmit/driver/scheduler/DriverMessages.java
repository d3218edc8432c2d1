package io.yarnsubmit.driver.shell;

import io.yarnsubmit.driver.executors.ExecutorsAction;
import io.yarnsubmit.driver.tasks.TaskAction;
import io.yarnsubmit.driver.tasks.TaskCensus;
import io.yarnsubmit.protocol.v1.DriverMessage;
import io.yarnsubmit.protocol.v1.TaskCounts;

/** What the ApplicationMaster is told, in the protocol's words. */
final class DriverMessages {
    private DriverMessages() {}

    static DriverMessage of(ExecutorsAction.TellTargets tell) {
        return DriverMessage.newBuilder()
                .setTargets(DriverMessage.Targets.newBuilder()
                        .setGeneration(tell.generation())
                        .putAllTotals(tell.totals()))
                .build();
    }

    static DriverMessage of(ExecutorsAction.TellRegistration tell) {
        return DriverMessage.newBuilder()
                .setExecutorRegistration(DriverMessage.ExecutorRegistration.newBuilder()
                        .setExecutorId(tell.executorId())
                        .setRegistered(tell.registered())
                        .setContainerId(tell.containerId())
                        .setGroup(tell.group())
                        .setHost(tell.host()))
                .build();
    }

    static DriverMessage of(ExecutorsAction.AskStop ask) {
        return DriverMessage.newBuilder()
                .setStopExecutor(DriverMessage.StopExecutor.newBuilder()
                        .setExecutorId(ask.executorId())
                        .setReason(ask.reason()))
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

    static TaskCounts of(TaskCensus census) {
        return TaskCounts.newBuilder()
                .setWaiting(census.waiting())
                .setRunning(census.running())
                .setDone(census.done())
                .setFailed(census.failed())
                .setRetried(census.retried())
                .setPartial(census.partial())
                .build();
    }

    static DriverMessage of(DriverMessage.DriverReport report) {
        return DriverMessage.newBuilder().setReport(report).build();
    }
}
