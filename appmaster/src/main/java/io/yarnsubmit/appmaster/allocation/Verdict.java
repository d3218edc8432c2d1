package io.yarnsubmit.appmaster.allocation;

import static io.yarnsubmit.protocol.v1.LossClass.LOSS_CLASS_NODE;
import static io.yarnsubmit.protocol.v1.LossClass.LOSS_CLASS_OURS;
import static io.yarnsubmit.protocol.v1.LossClass.LOSS_CLASS_PREEMPTED;
import static io.yarnsubmit.protocol.v1.LossClass.LOSS_CLASS_START;

import io.yarnsubmit.launch.exit.ContainerStatusNumbers;
import io.yarnsubmit.launch.exit.ExitStatusExplainer;
import io.yarnsubmit.launch.exit.Loss;
import io.yarnsubmit.protocol.v1.LossClass;
import java.time.Duration;

/**
 * Why an executor goes, in the words that people read.
 *
 * @param isFailure whether it counts against anything. A loss that the cluster caused by losing, closing or taking back a
 *     machine does not, though its class is that of the machine
 */
record Verdict(Loss loss, boolean isFailure) {
    /** What an executor exits with that was told by signal to end, and one that had to be killed. */
    private static final int SIGTERM = 143;

    private static final int SIGKILL = 137;

    static Verdict ours(String message) {
        return noFailure(LOSS_CLASS_OURS, message);
    }

    static Verdict applicationEnded() {
        return ours("the application has ended");
    }

    static Verdict notUsed() {
        return ours("its container was given back");
    }

    static Verdict fewerWanted() {
        return ours("given back: the driver asked for fewer executors");
    }

    static Verdict preempted() {
        return noFailure(LOSS_CLASS_PREEMPTED, "given back to the cluster, which asked for it");
    }

    static Verdict machineLeaves(String host) {
        return noFailure(LOSS_CLASS_NODE, "its machine " + host + " is being decommissioned");
    }

    static Verdict machineGone(String host) {
        return noFailure(
                LOSS_CLASS_NODE, "its machine " + host + " is gone: lost, found unhealthy, or taken out of service");
    }

    static Verdict unknownToCluster() {
        return noFailure(LOSS_CLASS_NODE, "the cluster does not know its container any more");
    }

    static Verdict refused(String message) {
        return new Verdict(new Loss(LOSS_CLASS_NODE, "its machine could not start it: " + message), true);
    }

    static Verdict notStarted(Duration timeout) {
        return new Verdict(
                new Loss(
                        LOSS_CLASS_START,
                        "its machine did not answer within " + timeout.toSeconds()
                                + " s that it starts it (yarnsubmit.executor.startTimeout)"),
                true);
    }

    static Verdict notRegistered(Duration timeout) {
        return new Verdict(
                new Loss(
                        LOSS_CLASS_START,
                        "did not register with the driver within " + timeout.toSeconds() + " s of its start"
                                + " (yarnsubmit.executor.registrationTimeout): see its log; can its machine reach the"
                                + " driver's?"),
                true);
    }

    /** Of a container that ended though nobody here had asked it to. */
    static Verdict ofExit(int status, String diagnostics) {
        Loss loss = ExitStatusExplainer.explain(status, diagnostics);
        boolean isFailure = switch (loss.lossClass()) {
            case LOSS_CLASS_OURS, LOSS_CLASS_PREEMPTED -> false;
            // The other ones are of machines that were lost, with all that ran there.
            case LOSS_CLASS_NODE ->
                status == ContainerStatusNumbers.INVALID || status == ContainerStatusNumbers.DISKS_FAILED;
            // The task has failed, and the driver knows what that means for the whole.
            default -> status != ExitStatusExplainer.TASK_GIVEN_UP;
        };
        return new Verdict(loss, isFailure);
    }

    /** Whether an executor that was asked to go, and ends so, has done what it was asked. */
    static boolean isLeaving(int status) {
        return status == 0
                || status == SIGTERM
                || status == SIGKILL
                || status == ContainerStatusNumbers.KILLED_BY_APPMASTER;
    }

    LossClass lossClass() {
        return loss.lossClass();
    }

    private static Verdict noFailure(LossClass lossClass, String message) {
        return new Verdict(new Loss(lossClass, message), false);
    }
}
