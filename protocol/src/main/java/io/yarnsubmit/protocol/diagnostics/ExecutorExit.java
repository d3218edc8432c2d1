package io.yarnsubmit.protocol.diagnostics;

import static io.yarnsubmit.protocol.cause.CauseFigure.EXIT_STATUS;
import static io.yarnsubmit.protocol.cause.CauseFigure.SIGNAL;

import io.yarnsubmit.protocol.cause.EndCause;
import io.yarnsubmit.protocol.cause.EndCode;

/**
 * Why an executor's container ended that nobody asked to, from its exit status and what YARN says of it.
 *
 * <table>
 * <caption>Classes</caption>
 * <tr><th>status</th><th>class</th></tr>
 * <tr><td>KILLED_BY_APPMASTER, KILLED_AFTER_APP_COMPLETION</td><td>ours</td></tr>
 * <tr><td>PREEMPTED, KILLED_BY_CONTAINER_SCHEDULER</td><td>preempted</td></tr>
 * <tr><td>INVALID (files not fetched), ABORTED, DISKS_FAILED, KILLED_BY_RESOURCEMANAGER</td><td>node</td></tr>
 * <tr><td>KILLED_EXCEEDED_PMEM or VMEM, 52, 137 when YARN speaks of memory</td><td>memory</td></tr>
 * <tr><td>all else, 0 too</td><td>program</td></tr>
 * <tr><td>54</td><td>program, but no failure: the driver has heard of the task</td></tr>
 * </table>
 */
public final class ExecutorExit {
    /** What our executor exits with when it ran out of heap. */
    private static final int OUT_OF_HEAP = 52;

    /** What our executor exits with when it has reported a task as failed that does not end. */
    private static final int TASK_GIVEN_UP = 54;

    private static final int SIGNAL_BASE = 128;
    private static final int HIGHEST_SIGNAL = 31;

    private ExecutorExit() {}

    /** The cause, but for what it is about. */
    public static EndCause cause(int status, String diagnostics) {
        ContainerDiagnostics told = new ContainerDiagnostics(diagnostics);
        return switch (status) {
            case 0 -> EndCause.of(EndCode.EXECUTOR_ENDED);
            case ContainerStatusNumbers.KILLED_BY_APPMASTER, ContainerStatusNumbers.KILLED_AFTER_APP_COMPLETION ->
                EndCause.of(EndCode.EXECUTOR_STOPPED);
            case ContainerStatusNumbers.PREEMPTED, ContainerStatusNumbers.KILLED_BY_CONTAINER_SCHEDULER ->
                EndCause.of(EndCode.EXECUTOR_PREEMPTED);
            case ContainerStatusNumbers.INVALID -> quoted(EndCode.EXECUTOR_FILES_NOT_FETCHED, told);
            case ContainerStatusNumbers.ABORTED -> quoted(EndCode.EXECUTOR_MACHINE_LOST, told);
            case ContainerStatusNumbers.DISKS_FAILED -> EndCause.of(EndCode.EXECUTOR_DISKS_FAILED);
            case ContainerStatusNumbers.KILLED_BY_RESOURCEMANAGER -> quoted(EndCode.EXECUTOR_KILLED_BY_YARN, told);
            case ContainerStatusNumbers.KILLED_EXCEEDED_PMEM ->
                told.physicalMemory(EndCause.of(EndCode.EXECUTOR_MEMORY));
            case ContainerStatusNumbers.KILLED_EXCEEDED_VMEM ->
                told.virtualMemory(EndCause.of(EndCode.EXECUTOR_VIRTUAL_MEMORY));
            case ContainerStatusNumbers.KILLED_FOR_EXCESS_LOGS -> EndCause.of(EndCode.EXECUTOR_LOGS);
            default -> byItself(status, told);
        };
    }

    private static EndCause byItself(int status, ContainerDiagnostics told) {
        return switch (status) {
            case OUT_OF_HEAP -> EndCause.of(EndCode.EXECUTOR_HEAP_FULL);
            case TASK_GIVEN_UP -> EndCause.of(EndCode.EXECUTOR_TASK_GIVEN_UP);
            case 1 -> quoted(EndCode.EXECUTOR_JVM_FAILED, told);
            case 126, 127 -> quoted(EndCode.EXECUTOR_JAVA_NOT_RUN, told).with(EXIT_STATUS, status);
            case 137 ->
                told.speaksOfMemory()
                        ? quoted(EndCode.EXECUTOR_OUT_OF_MEMORY, told)
                        : EndCause.of(EndCode.EXECUTOR_KILLED);
            case 143 -> EndCause.of(EndCode.EXECUTOR_TERMINATED);
            default ->
                status > SIGNAL_BASE && status <= SIGNAL_BASE + HIGHEST_SIGNAL
                        ? quoted(EndCode.EXECUTOR_SIGNALLED, told).with(SIGNAL, status - SIGNAL_BASE)
                        : quoted(EndCode.EXECUTOR_EXITED, told).with(EXIT_STATUS, status);
        };
    }

    private static EndCause quoted(EndCode code, ContainerDiagnostics told) {
        return EndCause.of(code).quoting(told.excerpt());
    }
}
