package io.yarnsubmit.client.summary;

import io.yarnsubmit.client.figures.Figures;
import io.yarnsubmit.protocol.v1.ApplicationStatus;
import io.yarnsubmit.protocol.v1.ApplicationStatus.ExecutorTotals;
import io.yarnsubmit.protocol.v1.ApplicationStatus.GroupStatus;
import io.yarnsubmit.protocol.v1.LossClass;
import io.yarnsubmit.protocol.v1.TaskCounts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What an application took: two lines for people, the same figures for programs.
 *
 * @param duration from its acceptance to its end
 * @param executors of its last attempt, as its ApplicationMaster reported last
 * @param roles how many instances each has had
 * @param figures what the driver counted, by its own names
 * @param usage what YARN counts; empty when it could not be asked
 */
public record Summary(
        String applicationId,
        Duration duration,
        ExecutorTotals executors,
        TaskCounts tasks,
        Map<String, Integer> roles,
        Map<String, Long> figures,
        Optional<Usage> usage) {
    private static final double MIB_PER_GIB = 1024;
    private static final double SECONDS_PER_HOUR = 3600;

    public static Summary of(String applicationId, Duration duration, ApplicationStatus last, Optional<Usage> usage) {
        Map<String, Integer> roles = new LinkedHashMap<>();
        last.getGroupsList().stream()
                .filter(GroupStatus::getRole)
                .forEach(group -> roles.put(group.getName(), group.getInstances()));
        return new Summary(
                applicationId, duration, last.getExecutors(), last.getTasks(), roles, last.getFiguresMap(), usage);
    }

    /** One or two. */
    public List<String> lines() {
        List<String> course = new ArrayList<>();
        usage.flatMap(Usage::queueWait)
                .filter(wait -> wait.toSeconds() > 0)
                .ifPresent(wait -> course.add("waited " + Figures.time(wait) + " for its start"));
        if (!roles.isEmpty()) {
            course.add(roles.entrySet().stream()
                    .map(role -> role.getKey() + " with " + counted(role.getValue(), "instance"))
                    .collect(Collectors.joining(", ")));
        }
        if (executors.getStarted() > 0 || executors.getPeak() > 0) {
            course.add(executorWords());
        }
        if (tasks.getDone() + tasks.getFailed() > 0) {
            course.add(taskWords());
        }
        List<String> lines = new ArrayList<>();
        lines.add(applicationId + " took " + Figures.time(duration)
                + (course.isEmpty() ? "" : "; " + String.join("; ", course)));
        usage.filter(used -> used.memoryMibSeconds() > 0).ifPresent(used -> lines.add(usageWords(used)));
        return lines;
    }

    private String executorWords() {
        int started = Math.max(executors.getStarted(), executors.getPeak());
        StringBuilder words = new StringBuilder(counted(started, "executor"));
        if (executors.getPeak() < started) {
            words.append(", at most ").append(executors.getPeak()).append(" at a time");
        }
        List<String> losses = new ArrayList<>();
        losses().forEach((lossClass, count) -> losses.add(count + " " + lossWords(lossClass)));
        if (!losses.isEmpty()) {
            words.append(", lost: ").append(String.join(", ", losses));
        }
        return words.toString();
    }

    /** The lost executors by class; those that we ended ourselves are not losses. */
    public Map<LossClass, Integer> losses() {
        Map<LossClass, Integer> losses = new TreeMap<>();
        executors.getLossesList().stream()
                .filter(loss -> loss.getLossClass() != LossClass.LOSS_CLASS_OURS)
                .forEach(loss -> losses.merge(loss.getLossClass(), loss.getCount(), Integer::sum));
        return losses;
    }

    private static String lossWords(LossClass lossClass) {
        return switch (lossClass) {
            case LOSS_CLASS_PREEMPTED -> "preempted";
            case LOSS_CLASS_NODE -> "with their machine";
            case LOSS_CLASS_MEMORY -> "out of memory";
            case LOSS_CLASS_PROGRAM -> "by the program";
            case LOSS_CLASS_START -> "at their start";
            default -> "for unknown reasons";
        };
    }

    private String taskWords() {
        StringBuilder words = new StringBuilder(counted(tasks.getDone(), "task")).append(" done");
        if (tasks.getFailed() > 0) {
            words.append(", ").append(Figures.count(tasks.getFailed())).append(" failed");
        }
        if (tasks.getRetried() > 0) {
            words.append(", ").append(Figures.count(tasks.getRetried())).append(" retried");
        }
        return words.toString();
    }

    private static String usageWords(Usage used) {
        String preempted = used.preemptedMemoryMibSeconds() == 0 && used.preemptedVcoreSeconds() == 0
                ? ""
                : "; of these preempted " + amounts(used.preemptedMemoryMibSeconds(), used.preemptedVcoreSeconds());
        return "containers used " + amounts(used.memoryMibSeconds(), used.vcoreSeconds()) + preempted;
    }

    /** In hours when there are many. */
    private static String amounts(long memoryMibSeconds, long vcoreSeconds) {
        double gibSeconds = memoryMibSeconds / MIB_PER_GIB;
        boolean hours = gibSeconds >= 10 * SECONDS_PER_HOUR;
        double unit = hours ? SECONDS_PER_HOUR : 1;
        String name = hours ? "hours" : "seconds";
        return number(gibSeconds / unit) + " GiB-" + name + " and " + number(vcoreSeconds / unit) + " vcore-" + name;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 10 && value != Math.rint(value) ? "%.1f" : "%,.0f", value);
    }

    private static String counted(long count, String noun) {
        return Figures.count(count) + " " + noun + (count == 1 ? "" : "s");
    }
}
