package io.yarnsubmit.protocol.diagnostics;

import static io.yarnsubmit.protocol.cause.CauseFigure.EXIT_STATUS;

import io.yarnsubmit.protocol.cause.CauseSubject;
import io.yarnsubmit.protocol.cause.EndCause;
import io.yarnsubmit.protocol.cause.EndCode;
import io.yarnsubmit.protocol.cause.ExitMark;
import io.yarnsubmit.protocol.v1.Outcome.Verdict;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why an application ended, from the diagnostics that YARN keeps of it. What its ApplicationMaster or its client left there
 * is read as {@linkplain ExitMark data}. Where there is none, all that can be had is what YARN itself says in English.
 */
public final class YarnDiagnostics {
    private static final String LIFETIME_OVER = "exceeded the lifetime period";
    private static final Pattern QUEUE_STOPPED = Pattern.compile("(?:Queue )?(\\S+) is (?:STOPPED|DRAINING)");
    private static final Pattern BY_USER = Pattern.compile("was killed by user (\\S+) at (\\S+)");
    private static final Pattern REFUSED = Pattern.compile(
            "submitted by user|cannot submit|Failed to submit|Invalid resource request|not accept|denied");
    private static final int SIGKILL = 137;
    /** Of a JVM with {@code -XX:+ExitOnOutOfMemoryError}. */
    private static final int OUT_OF_HEAP = 3;

    private YarnDiagnostics() {}

    /**
     * Why an application ended.
     *
     * @param diagnostics as YARN keeps them, with the mark
     * @param attempted whether an ApplicationMaster was ever started
     */
    public static EndCause ofEnd(Verdict verdict, String diagnostics, boolean attempted) {
        Optional<EndCause> left = ExitMark.cause(diagnostics);
        if (left.isPresent()) {
            return left.get();
        }
        String text = ExitMark.without(diagnostics).strip();
        if (verdict == Verdict.VERDICT_SUCCEEDED) {
            return EndCause.of(EndCode.SUCCEEDED);
        }
        if (ExitMark.in(diagnostics).isPresent()) {
            return EndCause.of(EndCode.OTHER).quoting(text);
        }
        return verdict == Verdict.VERDICT_KILLED ? killed(text) : failed(text, attempted);
    }

    private static EndCause killed(String text) {
        if (text.contains(LIFETIME_OVER)) {
            // The ResourceManager has no state and no code for that.
            return EndCause.of(EndCode.RUN_TIMEOUT);
        }
        Matcher user = BY_USER.matcher(text);
        return user.find()
                ? EndCause.of(EndCode.KILLED)
                        .about(CauseSubject.USER, user.group(1))
                        .about(CauseSubject.HOST, user.group(2))
                : EndCause.of(EndCode.KILLED).quoting(text);
    }

    private static EndCause failed(String text, boolean attempted) {
        Matcher stopped = QUEUE_STOPPED.matcher(text);
        if (stopped.find()) {
            return EndCause.of(EndCode.QUEUE_STOPPED).about(CauseSubject.QUEUE, stopped.group(1));
        }
        return !attempted && REFUSED.matcher(text).find()
                ? EndCause.of(EndCode.REFUSED).quoting(text)
                : ofMaster(text);
    }

    /**
     * Why an ApplicationMaster's container ended, when the ApplicationMaster could not say it. What it wrote last is the
     * detail, where that is no part of the sentence.
     */
    public static EndCause ofMaster(String diagnostics) {
        ContainerDiagnostics told = new ContainerDiagnostics(diagnostics.strip());
        int status = told.exitCode().orElse(0);
        return ofMaster(told, status).about(CauseSubject.CONTAINER, told.container());
    }

    private static EndCause ofMaster(ContainerDiagnostics told, int status) {
        if (status == ContainerStatusNumbers.KILLED_EXCEEDED_PMEM) {
            return told.physicalMemory(EndCause.of(EndCode.AM_MEMORY));
        }
        if (status == ContainerStatusNumbers.KILLED_EXCEEDED_VMEM) {
            return told.virtualMemory(EndCause.of(EndCode.AM_VIRTUAL_MEMORY));
        }
        if (told.lacksJava()) {
            EndCause cause = withLastLines(EndCode.AM_JAVA_NOT_FOUND, told);
            return status == 0 ? cause : cause.with(EXIT_STATUS, status);
        }
        if (told.hasOldJava()) {
            return withLastLines(EndCode.AM_JAVA_TOO_OLD, told);
        }
        if (told.notFetched().isPresent()) {
            return EndCause.of(EndCode.AM_FILES_NOT_FETCHED)
                    .quoting(told.notFetched().get());
        }
        if (told.noRoom().isPresent()) {
            return EndCause.of(EndCode.AM_DISK_FULL).quoting(told.noRoom().get());
        }
        return switch (status) {
            case ContainerStatusNumbers.PREEMPTED -> withLastLines(EndCode.AM_PREEMPTED, told);
            case ContainerStatusNumbers.DISKS_FAILED, ContainerStatusNumbers.ABORTED ->
                withLastLines(EndCode.AM_MACHINE_LOST, told);
            case SIGKILL -> killed(told);
            case OUT_OF_HEAP -> withLastLines(EndCode.AM_HEAP_FULL, told);
            case 0 -> EndCause.of(EndCode.AM_FAILED).quoting(told.gist());
            default -> withLastLines(EndCode.AM_EXITED, told).with(EXIT_STATUS, status);
        };
    }

    private static EndCause killed(ContainerDiagnostics told) {
        EndCause ofMemory = told.physicalMemory(EndCause.of(EndCode.AM_OUT_OF_MEMORY));
        return ofMemory.figures().isEmpty()
                ? withLastLines(EndCode.AM_KILLED, told)
                : ofMemory.quoting(String.join("\n", told.lastLines()));
    }

    private static EndCause withLastLines(EndCode code, ContainerDiagnostics told) {
        return EndCause.of(code).quoting(String.join("\n", told.lastLines()));
    }
}
