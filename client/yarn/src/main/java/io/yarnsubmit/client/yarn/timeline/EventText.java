package io.yarnsubmit.client.yarn.timeline;

import io.yarnsubmit.client.figures.Figures;
import io.yarnsubmit.client.journal.JournalRecord;
import io.yarnsubmit.protocol.MemorySize;
import io.yarnsubmit.protocol.journal.JournalKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Puts a line of a journal into words. Pure. */
final class EventText {
    private EventText() {}

    static String of(JournalRecord record) {
        Optional<JournalKind> kind = record.kind();
        return kind.isPresent() ? of(kind.get(), record) : record.event() + " " + record.facts();
    }

    private static String of(JournalKind kind, JournalRecord record) {
        return switch (kind) {
            case ATTEMPT_STARTED -> "ApplicationMaster process started on " + record.text("host");
            case ATTEMPT_REGISTERED -> "ApplicationMaster registered at " + record.text("address");
            case DRIVER_STARTED -> "driver process started";
            case DRIVER_LINKED -> "driver linked, its hub is at " + record.text("hub");
            case DRIVER_ENDED -> "driver ended with " + record.text("exitStatus") + message(record);
            case TARGETS_CHANGED -> "executors wanted: " + totals(record.facts().getOrDefault("totals", Map.of()));
            case LAUNCH_CHANGED ->
                "executors of group " + record.text("group") + " start with "
                        + MemorySize.ofMib(record.number("memoryMib").orElse(0)) + " and "
                        + counted(record, "cores")
                        + (record.text("program").isEmpty() ? "" : " and run " + record.text("program"))
                        + " from now on";
            case CONTAINERS_GRANTED ->
                record.text("count") + (record.text("count").equals("1") ? " container" : " containers") + " granted";
            case EXECUTOR_STARTED -> executor(record) + " started on " + record.text("host");
            case EXECUTOR_REGISTERED -> executor(record) + " registered";
            case EXECUTOR_LOST ->
                executor(record)
                        + (record.text("class").equals("ours") ? " ended" : " lost (" + record.text("class") + ")")
                        + message(record);
            case EXECUTOR_STOP_ASKED -> executor(record) + " told to end" + message(record);
            case EXECUTOR_EXCLUDED ->
                executor(record) + " on " + record.text("host") + " gets no tasks for a minute: "
                        + counted(record, "tasks") + " failed there and succeeded elsewhere";
            case INSTANCE_WAITING -> instance(record) + " waits" + message(record);
            case INSTANCE_STARTED -> instance(record) + " started" + place(record);
            case INSTANCE_READY -> instance(record) + " is ready";
            case INSTANCE_ENDED -> instance(record) + " " + record.text("state") + status(record) + message(record);
            case INSTANCE_RESTARTED ->
                instance(record) + " is started again" + status(record) + message(record) + " (restart "
                        + record.text("restarts") + ")";
            case DRAIN_ASKED ->
                record.text("count") + " of the executors have to go within "
                        + Figures.time(
                                Duration.ofMillis(record.number("withinMillis").orElse(0)))
                        + message(record);
            case WAITING -> record.text("message");
            case WAITING_ENDED ->
                "waited "
                        + Figures.time(Duration.ofMillis(
                                record.number("durationMillis").orElse(0)));
            case MILESTONE -> record.text("name");
            case JOB_STARTED ->
                job(record) + " started: " + counted(record, "stages") + ", " + counted(record, "tasks");
            case JOB_ENDED -> jobEnded(record);
            case TOKENS_RENEWED ->
                "tokens renewed" + (record.text("until").isEmpty() ? "" : ", valid until " + record.text("until"));
            case TOKENS_NOT_RENEWED -> "no new tokens" + message(record);
            case END_REQUESTED -> "a client wants it ended" + message(record);
            case FAILURES_SPENT -> "too many executors failed" + message(record);
            case ENDING -> ending(record);
            case NOT_SHOWN -> "not shown: " + totals(record.facts());
        };
    }

    private static String job(JournalRecord record) {
        return "job '" + record.text("jobName") + "'";
    }

    private static String counted(JournalRecord record, String noun) {
        int count = record.number(noun).orElse(0);
        return Figures.count(count) + " " + (count == 1 ? noun.substring(0, noun.length() - 1) : noun);
    }

    private static String jobEnded(JournalRecord record) {
        StringBuilder words = new StringBuilder(job(record))
                .append(' ')
                .append(record.text("state"))
                .append(" after ")
                .append(Figures.time(
                        Duration.ofMillis(record.number("durationMillis").orElse(0))));
        String separator = ": ";
        for (String figure : List.of("done", "failed", "retried")) {
            int count = record.number(figure).orElse(0);
            if (count > 0) {
                words.append(separator).append(Figures.count(count)).append(' ').append(figure);
                separator = ", ";
            }
        }
        return words + message(record);
    }

    private static String ending(JournalRecord record) {
        String next = record.text("nextAttempt");
        return (next.isEmpty() ? "application ends: " : "attempt ends, " + next + " follows: ") + record.text("verdict")
                + ", exit code " + record.text("exitCode") + message(record);
    }

    private static String instance(JournalRecord record) {
        return record.text("role") + "/" + record.text("index");
    }

    private static String place(JournalRecord record) {
        String executor = record.text("executor");
        return (executor.isEmpty() ? "" : " by executor " + executor + " on " + record.text("host"))
                + (record.number("generation").orElse(1) > 1 ? ", generation " + record.text("generation") : "");
    }

    private static String status(JournalRecord record) {
        String status = record.text("exitStatus");
        return status.isEmpty() || status.equals("0") ? "" : " after exit status " + status;
    }

    private static String executor(JournalRecord record) {
        String group = record.text("group");
        return "executor " + record.text("executor")
                + (group.isEmpty() || group.equals("default") ? "" : " (" + group + ")");
    }

    /** Only the first line, because a table has one row for each event. */
    private static String message(JournalRecord record) {
        return record.text("message")
                .lines()
                .findFirst()
                .filter(line -> !line.isBlank())
                .map(line -> ": " + line.strip())
                .orElse("");
    }

    private static String totals(Object totals) {
        return totals instanceof Map<?, ?> map
                ? map.entrySet().stream()
                        .map(entry -> entry.getKey().equals("default")
                                ? String.valueOf(entry.getValue())
                                : entry.getKey() + " " + entry.getValue())
                        .collect(Collectors.joining(", "))
                : String.valueOf(totals);
    }
}
