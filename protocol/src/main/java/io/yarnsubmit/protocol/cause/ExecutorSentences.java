package io.yarnsubmit.protocol.cause;

import static io.yarnsubmit.protocol.cause.EndSentences.colon;
import static io.yarnsubmit.protocol.cause.EndSentences.number;

import java.util.OptionalLong;

/** Why an executor ended, in words: what happened, with the figures, and what to change. */
final class ExecutorSentences {
    private static final int SIGNAL_BASE = 128;
    private static final int HIGHEST_SIGNAL = 31;

    private ExecutorSentences() {}

    /** With the executor's number, machine and container before it, as far as they are known. */
    static String withItsPlace(EndCause cause) {
        String container = cause.about(CauseSubject.CONTAINER);
        return "executor " + cause.about(CauseSubject.EXECUTOR) + " on " + cause.about(CauseSubject.HOST)
                + (container.isEmpty() ? "" : " (" + container + ")") + ": " + of(cause);
    }

    static String of(EndCause cause) {
        return switch (cause.code()) {
            case EXECUTOR_ENDED -> "ended by itself with 0 though nobody asked it to: does a task call System.exit?";
            case EXECUTOR_EXITED ->
                "exited with " + number(cause, CauseFigure.EXIT_STATUS)
                        + (cause.detail().isEmpty() ? ": does a task call System.exit?" : colon(cause));
            case EXECUTOR_JVM_FAILED -> "exited with 1: its JVM could not start, or failed early" + colon(cause);
            case EXECUTOR_JAVA_NOT_RUN ->
                "java could not be run there (exit " + number(cause, CauseFigure.EXIT_STATUS)
                        + "): set JAVA_HOME with --executor-env JAVA_HOME=<JDK 17 or newer on the machines>"
                        + colon(cause);
            case EXECUTOR_KILLED ->
                "killed by signal 9 (SIGKILL): by somebody, or by the kernel because memory was short: then raise"
                        + " yarnsubmit.executor.memoryOverhead, or have fewer executors on a machine";
            case EXECUTOR_TERMINATED -> "killed by signal 15 (SIGTERM) from outside of the application";
            case EXECUTOR_SIGNALLED -> signalled(cause);
            case EXECUTOR_TASK_GIVEN_UP ->
                "ended because a task that was cancelled, or whose time was over, took no notice of being interrupted;"
                        + " its stderr says where the task was";
            case EXECUTOR_COMMAND_FAILED -> "its command exited with " + status(number(cause, CauseFigure.EXIT_STATUS));
            case EXECUTOR_COMMAND_NOT_STARTED -> "its command could not be started" + colon(cause);
            case EXECUTOR_LOGS -> "killed because it wrote more log than the cluster allows: let its tasks print less";
            default ->
                switch (cause.code().lossClass()) {
                    case LOSS_CLASS_MEMORY -> ofMemory(cause);
                    case LOSS_CLASS_NODE, LOSS_CLASS_START -> ofMachine(cause);
                    default -> ofNobodysFault(cause);
                };
        };
    }

    /** As a shell has it. */
    private static String status(long status) {
        long signal = status - SIGNAL_BASE;
        return signal > 0 && signal <= HIGHEST_SIGNAL ? status + " (signal " + signal + ")" : Long.toString(status);
    }

    private static String signalled(EndCause cause) {
        long signal = number(cause, CauseFigure.SIGNAL);
        String name = switch ((int) signal) {
            case 4 -> " (SIGILL, the JVM crashed)";
            case 6 -> " (SIGABRT, the JVM crashed)";
            case 7 -> " (SIGBUS, the JVM crashed)";
            case 11 -> " (SIGSEGV, the JVM crashed)";
            default -> "";
        };
        return "killed by signal " + signal + name + colon(cause);
    }

    private static String ofMemory(EndCause cause) {
        return switch (cause.code()) {
            case EXECUTOR_MEMORY ->
                "killed by YARN because it used " + figures(cause, "more memory than its container has")
                        + ": raise yarnsubmit.executor.memoryOverhead, or yarnsubmit.executor.memory (--executor-memory)";
            case EXECUTOR_VIRTUAL_MEMORY ->
                "killed by YARN because it used " + figures(cause, "more virtual memory than it may")
                        + " of virtual memory: raise yarnsubmit.executor.memory (--executor-memory), or have the"
                        + " cluster's yarn.nodemanager.vmem-check-enabled set to false";
            case EXECUTOR_OUT_OF_MEMORY ->
                "killed by signal 9 (SIGKILL), out of memory: raise yarnsubmit.executor.memoryOverhead" + colon(cause);
            case EXECUTOR_HEAP_FULL ->
                "its Java heap is full (OutOfMemoryError): raise yarnsubmit.executor.memory (--executor-memory), or"
                        + " lower yarnsubmit.executor.cores so that fewer tasks share it";
            default -> throw unknown(cause);
        };
    }

    private static String ofMachine(EndCause cause) {
        return switch (cause.code()) {
            case EXECUTOR_NOT_STARTED ->
                "its machine did not answer within " + seconds(cause)
                        + " that it starts it (yarnsubmit.executor.startTimeout)";
            case EXECUTOR_NOT_REGISTERED ->
                "did not register with the driver within " + seconds(cause)
                        + " of its start (yarnsubmit.executor.registrationTimeout): see its log; can its machine reach"
                        + " the driver's?";
            case EXECUTOR_REFUSED -> "its machine could not start it" + colon(cause);
            case EXECUTOR_FILES_NOT_FETCHED -> "the machine could not fetch its files" + colon(cause);
            case EXECUTOR_MACHINE_LOST -> "the machine was lost" + colon(cause);
            case EXECUTOR_MACHINE_GONE ->
                "its machine " + cause.about(CauseSubject.HOST)
                        + " is gone: lost, found unhealthy, or taken out of service";
            case EXECUTOR_MACHINE_LEAVES ->
                "its machine " + cause.about(CauseSubject.HOST) + " is being decommissioned";
            case EXECUTOR_DISKS_FAILED -> "the machine's disks are full or failed";
            case EXECUTOR_KILLED_BY_YARN -> "killed by the ResourceManager" + colon(cause);
            case EXECUTOR_UNKNOWN -> "the cluster does not know its container any more";
            default -> throw unknown(cause);
        };
    }

    private static String ofNobodysFault(EndCause cause) {
        return switch (cause.code()) {
            case EXECUTOR_PREEMPTED -> "taken back by the cluster for another application";
            case EXECUTOR_RETURNED -> "given back to the cluster, which asked for it";
            case EXECUTOR_STOPPED -> cause.detail().isEmpty() ? "stopped by its application" : cause.detail();
            case EXECUTOR_STOPPED_BY_DRIVER -> "stopped by the driver" + colon(cause);
            case EXECUTOR_COMMAND_DONE -> "its command exited with 0, so its work is done";
            case EXECUTOR_NOT_WANTED -> "given back: the driver asked for fewer executors";
            case EXECUTOR_NOT_USED -> "its container was given back";
            case EXECUTOR_LEFT_BEHIND -> "left by a former attempt, and no driver knows it";
            case EXECUTOR_APPLICATION_ENDED -> "the application has ended";
            default -> throw unknown(cause);
        };
    }

    /** Both, or what is said without them. */
    static String figures(EndCause cause, String unknown) {
        OptionalLong used = cause.figure(CauseFigure.USED_BYTES);
        OptionalLong limit = cause.figure(CauseFigure.LIMIT_BYTES);
        return used.isPresent() && limit.isPresent()
                ? ByteText.of(used.getAsLong()) + " of its " + ByteText.of(limit.getAsLong())
                : unknown;
    }

    private static String seconds(EndCause cause) {
        return number(cause, CauseFigure.LIMIT_MILLIS) / 1000 + " s";
    }

    private static IllegalStateException unknown(EndCause cause) {
        return new IllegalStateException("no sentence for " + cause.code());
    }
}
