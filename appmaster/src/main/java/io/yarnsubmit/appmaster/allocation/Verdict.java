package io.yarnsubmit.appmaster.allocation;

import io.yarnsubmit.protocol.cause.CauseFigure;
import io.yarnsubmit.protocol.cause.CauseSubject;
import io.yarnsubmit.protocol.cause.EndCause;
import io.yarnsubmit.protocol.cause.EndCode;
import io.yarnsubmit.protocol.diagnostics.ContainerStatusNumbers;
import io.yarnsubmit.protocol.diagnostics.ExecutorExit;
import io.yarnsubmit.protocol.v1.LossClass;
import java.time.Duration;

/**
 * Why an executor goes.
 *
 * @param isFailure whether it counts as a failure. A loss that the cluster caused by losing, closing or taking back a
 *     machine does not, though its class is that of the machine
 */
record Verdict(EndCause cause, boolean isFailure) {
    /** The exit statuses of an executor that was told to end by a signal, and of one that had to be killed. */
    private static final int SIGTERM = 143;

    private static final int SIGKILL = 137;

    /** Its application stops it, for a given reason. */
    static Verdict stopped(String reason) {
        return noFailure(EndCause.of(EndCode.EXECUTOR_STOPPED).quoting(reason));
    }

    /** @param reason what the driver says; may be empty */
    static Verdict stoppedByDriver(String reason) {
        return noFailure(EndCause.of(EndCode.EXECUTOR_STOPPED_BY_DRIVER).quoting(reason));
    }

    static Verdict leftBehind() {
        return noFailure(EndCause.of(EndCode.EXECUTOR_LEFT_BEHIND));
    }

    static Verdict applicationEnded() {
        return noFailure(EndCause.of(EndCode.EXECUTOR_APPLICATION_ENDED));
    }

    static Verdict notUsed() {
        return noFailure(EndCause.of(EndCode.EXECUTOR_NOT_USED));
    }

    static Verdict fewerWanted() {
        return noFailure(EndCause.of(EndCode.EXECUTOR_NOT_WANTED));
    }

    static Verdict preempted() {
        return noFailure(EndCause.of(EndCode.EXECUTOR_RETURNED));
    }

    static Verdict machineLeaves(String host) {
        return noFailure(EndCause.of(EndCode.EXECUTOR_MACHINE_LEAVES).about(CauseSubject.HOST, host));
    }

    static Verdict machineGone(String host) {
        return noFailure(EndCause.of(EndCode.EXECUTOR_MACHINE_GONE).about(CauseSubject.HOST, host));
    }

    static Verdict unknownToCluster() {
        return noFailure(EndCause.of(EndCode.EXECUTOR_UNKNOWN));
    }

    static Verdict refused(String message) {
        return new Verdict(EndCause.of(EndCode.EXECUTOR_REFUSED).quoting(message), true);
    }

    static Verdict notStarted(Duration timeout) {
        return late(EndCode.EXECUTOR_NOT_STARTED, timeout);
    }

    static Verdict notRegistered(Duration timeout) {
        return late(EndCode.EXECUTOR_NOT_REGISTERED, timeout);
    }

    private static Verdict late(EndCode code, Duration timeout) {
        return new Verdict(EndCause.of(code).with(CauseFigure.LIMIT_MILLIS, timeout.toMillis()), true);
    }

    /** For a container that ended without being asked to. */
    static Verdict ofExit(int status, String diagnostics) {
        EndCause cause = ExecutorExit.cause(status, diagnostics);
        boolean isFailure = switch (cause.code().lossClass()) {
            case LOSS_CLASS_OURS, LOSS_CLASS_PREEMPTED -> false;
            // The others belong to machines that were lost, with everything that ran there.
            case LOSS_CLASS_NODE ->
                status == ContainerStatusNumbers.INVALID || status == ContainerStatusNumbers.DISKS_FAILED;
            // The task has failed, and the driver knows what that means for the job.
            default -> cause.code() != EndCode.EXECUTOR_TASK_GIVEN_UP;
        };
        return new Verdict(cause, isFailure);
    }

    /**
     * For an executor whose command has ended.
     *
     * @param problem why it could not be started; empty if it was
     */
    static Verdict ofCommand(int status, String problem) {
        if (status == 0) {
            return noFailure(EndCause.of(EndCode.EXECUTOR_COMMAND_DONE));
        }
        EndCode code = problem.isEmpty() ? EndCode.EXECUTOR_COMMAND_FAILED : EndCode.EXECUTOR_COMMAND_NOT_STARTED;
        return new Verdict(
                EndCause.of(code).with(CauseFigure.EXIT_STATUS, status).quoting(problem), true);
    }

    /** Whether an executor that was asked to go, and ends like this, did what it was asked. */
    static boolean isLeaving(int status) {
        return status == 0
                || status == SIGTERM
                || status == SIGKILL
                || status == ContainerStatusNumbers.KILLED_BY_APPMASTER;
    }

    LossClass lossClass() {
        return cause.code().lossClass();
    }

    private static Verdict noFailure(EndCause cause) {
        return new Verdict(cause, false);
    }
}
