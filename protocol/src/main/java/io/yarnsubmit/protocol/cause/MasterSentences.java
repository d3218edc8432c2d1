package io.yarnsubmit.protocol.cause;

import static io.yarnsubmit.protocol.cause.EndSentences.colon;
import static io.yarnsubmit.protocol.cause.EndSentences.number;

/** Why an ApplicationMaster ended that could not say it itself, in words. */
final class MasterSentences {
    private MasterSentences() {}

    static String of(EndCause cause) {
        String where = where(cause);
        return switch (cause.code()) {
            case AM_MEMORY ->
                where + " was killed by YARN because it used "
                        + ExecutorSentences.figures(cause, "more memory than it has");
            case AM_VIRTUAL_MEMORY ->
                where + " was killed by YARN because it used " + ExecutorSentences.figures(cause, "more than it may")
                        + " of virtual memory";
            case AM_OUT_OF_MEMORY ->
                where + " was killed by signal 9 (SIGKILL) because it used "
                        + ExecutorSentences.figures(cause, "more memory than it has");
            case AM_HEAP_FULL ->
                where + " ended because its Java heap was full (OutOfMemoryError): raise yarnsubmit.am.memory";
            case AM_KILLED ->
                where + " was killed by signal 9 (SIGKILL), by somebody, or by the kernel because memory was short";
            case AM_JAVA_NOT_FOUND ->
                where + " could not run java"
                        + (cause.figure(CauseFigure.EXIT_STATUS).isEmpty()
                                ? ""
                                : " (exit " + number(cause, CauseFigure.EXIT_STATUS) + ")")
                        + ": the machine's JAVA_HOME is not set, or has no JDK";
            case AM_JAVA_TOO_OLD -> where + " was started with a Java that is older than 17";
            case AM_FILES_NOT_FETCHED -> where + " was not started: its machine could not fetch a file" + colon(cause);
            case AM_DISK_FULL -> where + " was not started: a disk of its machine is full" + colon(cause);
            case AM_PREEMPTED -> where + " was taken back by the cluster for another application";
            case AM_MACHINE_LOST -> where + " was lost with its machine";
            case AM_EXITED -> where + " ended with exit status " + number(cause, CauseFigure.EXIT_STATUS);
            case AM_BROKEN, AM_FAILED -> "The ApplicationMaster failed" + colon(cause);
            default -> throw new IllegalStateException("no sentence for " + cause.code());
        };
    }

    private static String where(EndCause cause) {
        String container = cause.about(CauseSubject.CONTAINER);
        String host = cause.about(CauseSubject.HOST);
        return "The ApplicationMaster's container" + (container.isEmpty() ? "" : " " + container)
                + (host.isEmpty() ? "" : " on " + host);
    }
}
