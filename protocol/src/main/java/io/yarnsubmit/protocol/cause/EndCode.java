package io.yarnsubmit.protocol.cause;

import static io.yarnsubmit.protocol.cause.CauseFigure.EXIT_STATUS;
import static io.yarnsubmit.protocol.cause.CauseFigure.FAILURES;
import static io.yarnsubmit.protocol.cause.CauseFigure.LIMIT;
import static io.yarnsubmit.protocol.cause.CauseFigure.LIMIT_BYTES;
import static io.yarnsubmit.protocol.cause.CauseFigure.LIMIT_MILLIS;
import static io.yarnsubmit.protocol.cause.CauseFigure.RESTARTS;
import static io.yarnsubmit.protocol.cause.CauseFigure.SIGNAL;
import static io.yarnsubmit.protocol.cause.CauseFigure.USED_BYTES;
import static io.yarnsubmit.protocol.v1.LossClass.LOSS_CLASS_MEMORY;
import static io.yarnsubmit.protocol.v1.LossClass.LOSS_CLASS_NODE;
import static io.yarnsubmit.protocol.v1.LossClass.LOSS_CLASS_OURS;
import static io.yarnsubmit.protocol.v1.LossClass.LOSS_CLASS_PREEMPTED;
import static io.yarnsubmit.protocol.v1.LossClass.LOSS_CLASS_PROGRAM;
import static io.yarnsubmit.protocol.v1.LossClass.LOSS_CLASS_START;
import static io.yarnsubmit.protocol.v1.LossClass.LOSS_CLASS_UNSPECIFIED;

import io.yarnsubmit.protocol.v1.LossClass;
import java.util.List;
import java.util.Optional;

/** Why something ended. The labels are stable: programs decide by them. */
public enum EndCode {
    SUCCEEDED("succeeded", "The driver exited with 0.", EXIT_STATUS),
    DRIVER_EXITED("driver-exited", "The driver exited with another status.", EXIT_STATUS),
    DRIVER_SIGNALLED("driver-signalled", "The driver was killed by a signal.", EXIT_STATUS, SIGNAL),
    DRIVER_THREW("driver-threw", "The driver's main threw an exception.", EXIT_STATUS),
    DRIVER_NOT_STARTED(
            "driver-not-started", "The main class or the command is not there, or cannot be run.", EXIT_STATUS),
    DRIVER_GAVE_UP("driver-gave-up", "The driver lost the rest of its application.", EXIT_STATUS),
    ROLE_FAILED("role-failed", "An instance of a role failed, and is not started again.", EXIT_STATUS, RESTARTS),
    ENDED_BY_USER("ended-by-user", "The command that runs it was told to end it."),
    EXECUTORS_FAILED("executors-failed", "Too many executors failed. The last ones are the causes.", FAILURES, LIMIT),
    MACHINES_FAILED(
            "machines-failed",
            "Too many executors in a row could not be run by their machines. The last ones are the causes.",
            FAILURES),
    EXECUTORS_REFUSED("executors-refused", "The ResourceManager refuses the executors that are asked for."),
    EXECUTORS_TIMEOUT("executors-timeout", "The executors were not there in time.", LIMIT_MILLIS),
    CLIENT_GONE("client-gone", "Client mode: the client was gone for too long.", LIMIT_MILLIS),
    ACCEPT_TIMEOUT("accept-timeout", "YARN did not start it in time.", LIMIT_MILLIS),
    RUN_TIMEOUT("run-timeout", "It was not done in time: YARN ended it.", LIMIT_MILLIS),
    KILLED("killed", "Somebody had YARN kill it."),
    KILLED_BY_COMMAND("killed-by-command", "Without YARN: the command that runs it killed it."),
    QUEUE_STOPPED("queue-stopped", "The queue is stopped."),
    REFUSED("refused", "The ResourceManager did not take it."),
    FORGOTTEN("forgotten", "The ResourceManager does not know it any more."),
    NOT_STARTED("not-started", "Without YARN: it could not be started on this machine."),
    OTHER("other", "A newer version of yarn-submit ended it, for a reason that this one does not know."),

    AM_MEMORY("am-memory", "The ApplicationMaster's container used too much memory.", USED_BYTES, LIMIT_BYTES),
    AM_VIRTUAL_MEMORY(
            "am-virtual-memory",
            "The ApplicationMaster's container used too much virtual memory.",
            USED_BYTES,
            LIMIT_BYTES),
    AM_OUT_OF_MEMORY(
            "am-out-of-memory",
            "The ApplicationMaster was killed by SIGKILL, and YARN speaks of its memory.",
            USED_BYTES,
            LIMIT_BYTES),
    AM_HEAP_FULL("am-heap-full", "The ApplicationMaster's Java heap was full."),
    AM_KILLED("am-killed", "The ApplicationMaster was killed by SIGKILL."),
    AM_JAVA_NOT_FOUND("am-java-not-found", "The machine has no Java for the ApplicationMaster.", EXIT_STATUS),
    AM_JAVA_TOO_OLD("am-java-too-old", "The machine's Java is too old for the ApplicationMaster."),
    AM_FILES_NOT_FETCHED("am-files-not-fetched", "The machine could not fetch the ApplicationMaster's files."),
    AM_DISK_FULL("am-disk-full", "A disk of the ApplicationMaster's machine was full."),
    AM_PREEMPTED("am-preempted", "The cluster took the ApplicationMaster's container back."),
    AM_MACHINE_LOST("am-machine-lost", "The ApplicationMaster's machine was lost."),
    AM_EXITED("am-exited", "The ApplicationMaster exited with a status of its own.", EXIT_STATUS),
    AM_BROKEN("am-broken", "The ApplicationMaster failed: a defect."),
    AM_FAILED("am-failed", "The ApplicationMaster failed, and no more is known than what YARN says."),

    EXECUTOR_ENDED("executor-ended", LOSS_CLASS_PROGRAM, "It exited with 0, though nobody had asked it to."),
    EXECUTOR_EXITED("executor-exited", LOSS_CLASS_PROGRAM, "It exited with a status of its own.", EXIT_STATUS),
    EXECUTOR_JVM_FAILED("executor-jvm-failed", LOSS_CLASS_PROGRAM, "It exited with 1: its JVM could not start."),
    EXECUTOR_JAVA_NOT_RUN(
            "executor-java-not-run", LOSS_CLASS_PROGRAM, "Java could not be run on its machine.", EXIT_STATUS),
    EXECUTOR_KILLED("executor-killed", LOSS_CLASS_PROGRAM, "It was killed by SIGKILL, nobody knows by whom."),
    EXECUTOR_TERMINATED("executor-terminated", LOSS_CLASS_PROGRAM, "It was killed by SIGTERM, from outside."),
    EXECUTOR_SIGNALLED("executor-signalled", LOSS_CLASS_PROGRAM, "It was killed by another signal.", SIGNAL),
    EXECUTOR_TASK_GIVEN_UP(
            "executor-task-given-up", LOSS_CLASS_PROGRAM, "It ended because of a task that could not be interrupted."),
    EXECUTOR_COMMAND_FAILED(
            "executor-command-failed",
            LOSS_CLASS_PROGRAM,
            "The command that it ran exited with another status than 0.",
            EXIT_STATUS),
    EXECUTOR_COMMAND_NOT_STARTED(
            "executor-command-not-started",
            LOSS_CLASS_PROGRAM,
            "The command that it was to run is not there, or cannot be run.",
            EXIT_STATUS),
    EXECUTOR_LOGS("executor-logs", LOSS_CLASS_PROGRAM, "It wrote more log than the cluster allows."),
    EXECUTOR_MEMORY(
            "executor-memory", LOSS_CLASS_MEMORY, "Its container used too much memory.", USED_BYTES, LIMIT_BYTES),
    EXECUTOR_VIRTUAL_MEMORY(
            "executor-virtual-memory",
            LOSS_CLASS_MEMORY,
            "Its container used too much virtual memory.",
            USED_BYTES,
            LIMIT_BYTES),
    EXECUTOR_OUT_OF_MEMORY(
            "executor-out-of-memory", LOSS_CLASS_MEMORY, "It was killed by SIGKILL, and YARN speaks of memory."),
    EXECUTOR_HEAP_FULL("executor-heap-full", LOSS_CLASS_MEMORY, "Its Java heap was full."),
    EXECUTOR_NOT_STARTED("executor-not-started", LOSS_CLASS_START, "Its machine did not answer in time.", LIMIT_MILLIS),
    EXECUTOR_NOT_REGISTERED(
            "executor-not-registered", LOSS_CLASS_START, "It did not register with the driver in time.", LIMIT_MILLIS),
    EXECUTOR_REFUSED("executor-refused", LOSS_CLASS_NODE, "Its machine could not start it."),
    EXECUTOR_FILES_NOT_FETCHED("executor-files-not-fetched", LOSS_CLASS_NODE, "Its machine could not fetch its files."),
    EXECUTOR_MACHINE_LOST("executor-machine-lost", LOSS_CLASS_NODE, "Its machine was lost, YARN says."),
    EXECUTOR_MACHINE_GONE("executor-machine-gone", LOSS_CLASS_NODE, "Its machine is gone, or taken out of service."),
    EXECUTOR_MACHINE_LEAVES("executor-machine-leaves", LOSS_CLASS_NODE, "Its machine is being decommissioned."),
    EXECUTOR_DISKS_FAILED("executor-disks-failed", LOSS_CLASS_NODE, "Its machine's disks are full, or failed."),
    EXECUTOR_KILLED_BY_YARN("executor-killed-by-yarn", LOSS_CLASS_NODE, "The ResourceManager killed it."),
    EXECUTOR_UNKNOWN("executor-unknown", LOSS_CLASS_NODE, "The cluster does not know its container any more."),
    EXECUTOR_PREEMPTED("executor-preempted", LOSS_CLASS_PREEMPTED, "The cluster took its container back."),
    EXECUTOR_RETURNED("executor-returned", LOSS_CLASS_PREEMPTED, "Its container was given back, as the cluster asked."),
    EXECUTOR_STOPPED("executor-stopped", LOSS_CLASS_OURS, "Its application stopped it."),
    EXECUTOR_STOPPED_BY_DRIVER("executor-stopped-by-driver", LOSS_CLASS_OURS, "The driver stopped it."),
    EXECUTOR_COMMAND_DONE("executor-command-done", LOSS_CLASS_OURS, "The command that it ran exited with 0."),
    EXECUTOR_NOT_WANTED("executor-not-wanted", LOSS_CLASS_OURS, "The driver asked for fewer executors."),
    EXECUTOR_NOT_USED("executor-not-used", LOSS_CLASS_OURS, "Its container was given back before anything ran in it."),
    EXECUTOR_LEFT_BEHIND(
            "executor-left-behind", LOSS_CLASS_OURS, "A former attempt had started it, and no driver knows it."),
    EXECUTOR_APPLICATION_ENDED("executor-application-ended", LOSS_CLASS_OURS, "The application has ended.");

    private final String label;
    private final LossClass lossClass;
    private final String meaning;
    private final List<CauseFigure> figures;

    EndCode(String label, String meaning, CauseFigure... figures) {
        this(label, LOSS_CLASS_UNSPECIFIED, meaning, figures);
    }

    EndCode(String label, LossClass lossClass, String meaning, CauseFigure... figures) {
        this.label = label;
        this.lossClass = lossClass;
        this.meaning = meaning;
        this.figures = List.of(figures);
    }

    /** As messages, marks and JSON have it. */
    public String label() {
        return label;
    }

    /** How the end of an executor counts; unspecified for that of an application. */
    public LossClass lossClass() {
        return lossClass;
    }

    /** Whether it tells of an executor. */
    public boolean isOfExecutor() {
        return lossClass != LOSS_CLASS_UNSPECIFIED;
    }

    /** For the documentation: a sentence. */
    public String meaning() {
        return meaning;
    }

    /** What a cause with this code may have. */
    public List<CauseFigure> figures() {
        return figures;
    }

    /** The code that is called so, unless a newer version wrote it. */
    public static Optional<EndCode> of(String label) {
        for (EndCode code : values()) {
            if (code.label.equals(label)) {
                return Optional.of(code);
            }
        }
        return Optional.empty();
    }
}
