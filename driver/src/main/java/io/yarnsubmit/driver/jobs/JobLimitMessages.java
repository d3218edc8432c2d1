package io.yarnsubmit.driver.jobs;

import io.yarnsubmit.api.ErrorCode;
import java.util.Locale;

/** Says why a job cannot go on, and what to do about it. */
public final class JobLimitMessages {
    private JobLimitMessages() {}

    static JobOutcome.Refused resultTooLarge(JobPlan plan, int task, long size) {
        return tooLarge(
                "The result of task " + task + " of stage '" + plan.last().name() + "' has " + bytes(size),
                plan.maxHeldBytes(),
                "Let the task write it to a file system and give its path, cut it into several tasks,");
    }

    static JobOutcome.Refused tooMuchHeld(JobPlan plan, HeldBytes held) {
        if (held.collected() == 0) {
            return tooLarge(
                    "The outputs that wait in the driver for later stages have " + bytes(held.inside()),
                    held.most(),
                    "Make them fewer, with fewer and larger tasks, let the tasks write them to a file system and give their"
                            + " paths,");
        }
        return tooLarge(
                "The results of stage '" + plan.last().name() + "' have " + bytes(held.collected() + held.inside())
                        + " so far",
                held.most(),
                "Read them as they come, with results() or forEach; make them fewer on the executors, with gather(); let the"
                        + " tasks write them to a file system;");
    }

    static JobOutcome.Refused lostTooOften(StagePlan stage, int task) {
        return new JobOutcome.Refused(
                ErrorCode.TASK_OUTPUT_LOST,
                "The output of task " + task + " of stage '" + stage.name() + "' was lost with its executors "
                        + (stage.maxOutputLosses() + 1)
                        + " times. Executors end too often for this job: look at why in their logs, or let the stage write"
                        + " its outputs to a file system");
    }

    /** Of a map(), whose results are collected. */
    public static String mapTooLarge(long size, long most) {
        return tooLargeText(
                "The results of map() have " + bytes(size) + " so far",
                most,
                "Use a stage and read them as they come, with results() or forEach; let the tasks write them to a file system"
                        + " and give their paths;");
    }

    /** Of a submit(). */
    public static String resultTooLarge(long taskId, long size, long most) {
        return tooLargeText(
                "The result of task " + taskId + " has " + bytes(size),
                most,
                "Let the task write it to a file system and give its path, cut it into several tasks,");
    }

    private static JobOutcome.Refused tooLarge(String what, long most, String instead) {
        return new JobOutcome.Refused(ErrorCode.RESULT_TOO_LARGE, tooLargeText(what, most, instead));
    }

    private static String tooLargeText(String what, long most, String instead) {
        return what + ", which is more than the " + bytes(most)
                + " that the driver holds of a job (yarnsubmit.job.maxResultSize). " + instead
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
