package io.yarnsubmit.protocol.journal;

import java.util.Optional;

/**
 * What can happen to an application, as its journal calls it. The journal is a file of JSON lines in the log directory of
 * each attempt's ApplicationMaster; a line has {@code time}, {@code event} and the facts that are named here.
 */
public enum JournalKind {
    /** attempt, container, host, deployMode, name, user. */
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
    /** executor, host, tasks: how many failed there and succeeded elsewhere. It gets no tasks for a while. */
    EXECUTOR_EXCLUDED("executorExcluded"),
    /** count, withinMillis, message. */
    DRAIN_ASKED("drainAsked"),
    /** message. */
    WAITING("waiting"),
    /** durationMillis. */
    WAITING_ENDED("waitingEnded"),
    /** name. */
    MILESTONE("milestone"),
    /** job, jobName, stages, tasks. Of jobs that last. */
    JOB_STARTED("jobStarted"),
    /** job, jobName, state, durationMillis, done, failed, retried (tasks), message. Of jobs that lasted, or failed. */
    JOB_ENDED("jobEnded"),
    /** message. */
    END_REQUESTED("endRequested"),
    /** message, cause. */
    FAILURES_SPENT("failuresSpent"),
    /** exitCode, verdict, message, cause, nextAttempt where one follows. */
    ENDING("ending"),
    /** By kind, how many events there were that have no line, because there were too many of that kind. */
    NOT_SHOWN("notShown");

    private final String label;

    JournalKind(String label) {
        this.label = label;
    }

    /** As it stands in the file. */
    public String label() {
        return label;
    }

    /** The kind that is called so, unless a newer version wrote it. */
    public static Optional<JournalKind> of(String label) {
        for (JournalKind kind : values()) {
            if (kind.label.equals(label)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
