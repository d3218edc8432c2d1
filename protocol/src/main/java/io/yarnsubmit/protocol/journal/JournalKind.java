package io.yarnsubmit.protocol.journal;

import java.util.Optional;

/**
 * The kinds of events in an application's journal. The journal is a file of JSON lines in the log directory of each
 * attempt's ApplicationMaster. A line has {@code time}, {@code event} and the fields listed here.
 */
public enum JournalKind {
    /** attempt, container, host, deployMode, name, user, tokensUntil: when the first of the submission's tokens ends. */
    ATTEMPT_STARTED("attemptStarted"),
    /** address. */
    ATTEMPT_REGISTERED("attemptRegistered"),
    DRIVER_STARTED("driverStarted"),
    /** hub. */
    DRIVER_LINKED("driverLinked"),
    /** exitStatus, message. */
    DRIVER_ENDED("driverEnded"),
    /** totals. */
    TARGETS_CHANGED("targetsChanged"),
    /** group, memoryMib, cores, resources, variables (names): how its executors are started from now on. */
    LAUNCH_CHANGED("launchChanged"),
    /** count. */
    CONTAINERS_GRANTED("containersGranted"),
    /** executor, group, host, container, logUrl. */
    EXECUTOR_STARTED("executorStarted"),
    /** executor, group, host, container. */
    EXECUTOR_REGISTERED("executorRegistered"),
    /** executor, group, host, class, exitStatus, message, cause. */
    EXECUTOR_LOST("executorLost"),
    /** executor, message. */
    EXECUTOR_STOP_ASKED("executorStopAsked"),
    /** executor, host, tasks: how many failed there and succeeded elsewhere. The executor gets no tasks for a while. */
    EXECUTOR_EXCLUDED("executorExcluded"),
    /**
     * role, index, generation, executor (if it has one), message: what it waits for. So have the others of instances; of the
     * last end an instance has exitStatus.
     */
    INSTANCE_WAITING("instanceWaiting"),
    /** As above: its command was started. */
    INSTANCE_STARTED("instanceStarted"),
    INSTANCE_READY("instanceReady"),
    /** With state: succeeded or failed. It is not started again. */
    INSTANCE_ENDED("instanceEnded"),
    /** With restarts: how often it was started again. */
    INSTANCE_RESTARTED("instanceRestarted"),
    /** count, withinMillis, message. */
    DRAIN_ASKED("drainAsked"),
    /** message. */
    WAITING("waiting"),
    /** durationMillis. */
    WAITING_ENDED("waitingEnded"),
    /** name. */
    MILESTONE("milestone"),
    /** job, jobName, stages, tasks. Only for jobs that last. */
    JOB_STARTED("jobStarted"),
    /**
     * job, jobName, state, durationMillis, done, failed, retried (tasks), message. Only for jobs that lasted or failed.
     */
    JOB_ENDED("jobEnded"),
    /** until: when the first of the new tokens ends. */
    TOKENS_RENEWED("tokensRenewed"),
    /** message, next: when it is tried again. */
    TOKENS_NOT_RENEWED("tokensNotRenewed"),
    /** message. */
    END_REQUESTED("endRequested"),
    /** message, cause. */
    FAILURES_SPENT("failuresSpent"),
    /** exitCode, verdict, message, cause, nextAttempt if one follows. */
    ENDING("ending"),
    /** By kind, the number of events left out because there were too many. */
    NOT_SHOWN("notShown");

    private final String label;

    JournalKind(String label) {
        this.label = label;
    }

    /** The name of the kind in the file. */
    public String label() {
        return label;
    }

    /** The kind with this name; empty if a newer version wrote it. */
    public static Optional<JournalKind> of(String label) {
        for (JournalKind kind : values()) {
            if (kind.label.equals(label)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
