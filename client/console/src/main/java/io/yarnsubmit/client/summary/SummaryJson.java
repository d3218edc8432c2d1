package io.yarnsubmit.client.summary;

import io.yarnsubmit.client.json.JsonLine;
import io.yarnsubmit.protocol.v1.ApplicationStatus;
import io.yarnsubmit.protocol.v1.LossClass;
import io.yarnsubmit.protocol.v1.TaskCounts;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The same figures for programs. */
public final class SummaryJson {
    private static final String CLASS_PREFIX = "LOSS_CLASS_";

    private SummaryJson() {}

    public static JsonLine of(Summary summary) {
        JsonLine losses = new JsonLine();
        summary.losses().forEach((lossClass, count) -> losses.with(name(lossClass), count));
        JsonLine line = new JsonLine()
                .with("durationMillis", summary.duration())
                .with("queueWaitMillis", summary.usage().flatMap(Usage::queueWait))
                .with("executorsStarted", summary.executors().getStarted())
                .with("executorsPeak", summary.executors().getPeak())
                .with("executorsLost", summary.losses().isEmpty() ? null : losses)
                .with("tasks", tasks(summary.tasks()))
                .with("figures", figures(summary.figures()));
        summary.usage()
                .ifPresent(used -> line.with("memoryMibSeconds", used.memoryMibSeconds())
                        .with("coreSeconds", used.vcoreSeconds())
                        .with("preemptedMemoryMibSeconds", used.preemptedMemoryMibSeconds())
                        .with("preemptedCoreSeconds", used.preemptedVcoreSeconds()));
        return line;
    }

    /** The progress of an application that runs. */
    public static JsonLine progress(JsonLine line, ApplicationStatus status) {
        return line.with("progress", status.getProgress() > 0 ? status.getProgress() : null)
                .with("status", status.getStatus())
                .with("waitingFor", status.getWaitingFor())
                .with(
                        "executorGroups",
                        status.getGroupsList().stream()
                                .map(group -> new JsonLine()
                                        .with("name", group.getName())
                                        .with("target", group.getTarget())
                                        .with("registered", group.getRegistered())
                                        .with("lost", group.getLost())
                                        .with("instances", group.getRole() ? group.getInstances() : null)
                                        .with("ready", group.getRole() ? group.getReady() : null))
                                .toList())
                .with("tasks", status.hasTasks() ? tasks(status.getTasks()) : null)
                .with("figures", figures(status.getFiguresMap()));
    }

    /** What the driver counts, by its own names, in their order. */
    public static @Nullable JsonLine figures(Map<String, Long> figures) {
        if (figures.isEmpty()) {
            return null;
        }
        JsonLine line = new JsonLine();
        new TreeMap<>(figures).forEach(line::with);
        return line;
    }

    private static @Nullable JsonLine tasks(TaskCounts tasks) {
        return tasks.equals(TaskCounts.getDefaultInstance())
                ? null
                : new JsonLine()
                        .with("waiting", tasks.getWaiting())
                        .with("running", tasks.getRunning())
                        .with("done", tasks.getDone())
                        .with("failed", tasks.getFailed())
                        .with("retried", tasks.getRetried());
    }

    private static String name(LossClass lossClass) {
        return lossClass.name().replace(CLASS_PREFIX, "").toLowerCase(Locale.ROOT);
    }
}
