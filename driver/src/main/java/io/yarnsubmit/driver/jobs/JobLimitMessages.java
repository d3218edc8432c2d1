package io.yarnsubmit.driver.jobs;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.protocol.CounterNames;
import java.util.Locale;

/** Messages about exceeded limits of a job: what happened, and what to do. */
public final class JobLimitMessages {
    private JobLimitMessages() {}

    static JobOutcome.Refused resultTooLarge(JobPlan plan, int task, long size) {
        return tooLarge(
                "The result of task " + task + " of stage '" + plan.last().name() + "' takes " + bytes(size),
                plan.maxHeldBytes(),
                "Let the task write it to a file system and return the path, split it into several tasks,");
    }

    static JobOutcome.Refused heapFull(JobPlan plan, int task, long size, String why) {
        return new JobOutcome.Refused(
                ErrorCode.RESULT_TOO_LARGE,
                "The driver could not fetch the result of task " + task + " of stage '"
                        + plan.last().name() + "', which takes " + bytes(size) + ": " + why
                        + ". Raise --driver-memory, lower yarnsubmit.job.maxResultSize, or let the task write it to a file"
                        + " system and return the path");
    }

    static JobOutcome.Refused tooMuchHeld(JobPlan plan, HeldBytes held) {
        if (held.collected() == 0) {
            return tooLarge(
                    "The outputs that the driver holds for later stages take " + bytes(held.inside()),
                    held.most(),
                    "Use fewer and larger tasks, let the tasks write their outputs to a file system and return the paths,");
        }
        return tooLarge(
                "The results of stage '" + plan.last().name() + "' take " + bytes(held.collected() + held.inside())
                        + " so far",
                held.most(),
                "Read them one by one with results() or forEach, reduce them on the executors with gather(), let the tasks"
                        + " write them to a file system,");
    }

    static JobOutcome.Refused lostTooOften(StagePlan stage, int task) {
        return new JobOutcome.Refused(
                ErrorCode.TASK_OUTPUT_LOST,
                "The output of task " + task + " of stage '" + stage.name() + "' was lost with its executors "
                        + (stage.maxOutputLosses() + 1)
                        + " times. Executors end too often for this job: find out why in their logs, or let the stage write"
                        + " its outputs to a file system");
    }

    static JobOutcome.Refused tooManyCounters(StagePlan stage, int task, String name) {
        return new JobOutcome.Refused(
                ErrorCode.TOO_MANY_COUNTERS,
                CounterNames.tooMany("Task " + task + " of stage '" + stage.name() + "' belongs to a job that", name));
    }

    /** For map(), which collects its results. */
    public static String mapTooLarge(long size, long most) {
        return tooLargeText(
                "The results of map() take " + bytes(size) + " so far",
                most,
                "Use a stage and read them one by one with results() or forEach, let the tasks write them to a file system"
                        + " and return the paths,");
    }

    /** For submit(). */
    public static String resultTooLarge(long taskId, long size, long most) {
        return tooLargeText(
                "The result of task " + taskId + " takes " + bytes(size),
                most,
                "Let the task write it to a file system and return the path, split it into several tasks,");
    }

    private static JobOutcome.Refused tooLarge(String what, long most, String instead) {
        return new JobOutcome.Refused(ErrorCode.RESULT_TOO_LARGE, tooLargeText(what, most, instead));
    }

    private static String tooLargeText(String what, long most, String instead) {
        return what + ", which is more than the " + bytes(most)
                + " that the driver may hold for a job (yarnsubmit.job.maxResultSize). " + instead
                + " or raise yarnsubmit.job.maxResultSize and --driver-memory";
    }

    static String bytes(long bytes) {
        if (bytes < 1 << 10) {
            return bytes + " bytes";
        }
        double mib = bytes / (double) (1 << 20);
        if (mib < 1) {
            return String.format(Locale.ROOT, "%.1f KiB", mib * 1024);
        }
        return mib < 1024
                ? String.format(Locale.ROOT, "%.1f MiB", mib)
                : String.format(Locale.ROOT, "%.1f GiB", mib / 1024);
    }
}
