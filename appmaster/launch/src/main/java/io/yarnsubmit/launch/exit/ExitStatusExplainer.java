package io.yarnsubmit.launch.exit;

import static io.yarnsubmit.protocol.v1.LossClass.LOSS_CLASS_MEMORY;
import static io.yarnsubmit.protocol.v1.LossClass.LOSS_CLASS_NODE;
import static io.yarnsubmit.protocol.v1.LossClass.LOSS_CLASS_OURS;
import static io.yarnsubmit.protocol.v1.LossClass.LOSS_CLASS_PREEMPTED;
import static io.yarnsubmit.protocol.v1.LossClass.LOSS_CLASS_PROGRAM;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says in words why an executor's container ended, and of which class that is.
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
public final class ExitStatusExplainer {
    /** What our executor exits with when it ran out of heap. */
    public static final int OUT_OF_HEAP = 52;

    /** What our executor exits with when it has reported a task as failed that does not end. */
    public static final int TASK_GIVEN_UP = 54;

    private static final int LONGEST_EXCERPT = 600;
    private static final Pattern PHYSICAL =
            Pattern.compile("([0-9.]+ ?[KMGTP]?B) of ([0-9.]+ ?[KMGTP]?B) physical memory used");
    private static final Pattern VIRTUAL =
            Pattern.compile("([0-9.]+ ?[KMGTP]?B) of ([0-9.]+ ?[KMGTP]?B) virtual memory used");
    private static final Pattern SPEAKS_OF_MEMORY =
            Pattern.compile("out of memory|OOM|memory limit", Pattern.CASE_INSENSITIVE);
    /** What each executor has in its log, whatever became of it. */
    private static final Pattern OUR_GREETING =
            Pattern.compile("^\\S+ executor: registered as executor .*(\\R|$)", Pattern.MULTILINE);

    private static final Pattern STDERR_TAIL =
            Pattern.compile("Last \\d+ bytes of \\S*stderr\\S* :\\s*(.*?)(?=\\R\\[\\d{4}-|\\z)", Pattern.DOTALL);

    private ExitStatusExplainer() {}

    /** Explains the exit status of a container that nobody asked to be stopped. */
    public static Loss explain(int status, String diagnostics) {
        return switch (status) {
            case 0 -> program("ended by itself with 0 though nobody asked it to: does a task call System.exit?");
            case ContainerStatusNumbers.KILLED_BY_APPMASTER, ContainerStatusNumbers.KILLED_AFTER_APP_COMPLETION ->
                new Loss(LOSS_CLASS_OURS, "stopped by its application");
            case ContainerStatusNumbers.PREEMPTED, ContainerStatusNumbers.KILLED_BY_CONTAINER_SCHEDULER ->
                new Loss(LOSS_CLASS_PREEMPTED, "taken back by the cluster for another application");
            case ContainerStatusNumbers.INVALID -> node("the machine could not fetch its files" + because(diagnostics));
            case ContainerStatusNumbers.ABORTED -> node("the machine was lost" + because(diagnostics));
            case ContainerStatusNumbers.DISKS_FAILED -> node("the machine's disks are full or failed");
            case ContainerStatusNumbers.KILLED_BY_RESOURCEMANAGER ->
                node("killed by the ResourceManager" + because(diagnostics));
            case ContainerStatusNumbers.KILLED_EXCEEDED_PMEM -> physicalMemory(diagnostics);
            case ContainerStatusNumbers.KILLED_EXCEEDED_VMEM -> virtualMemory(diagnostics);
            case ContainerStatusNumbers.KILLED_FOR_EXCESS_LOGS ->
                program("killed because it wrote more log than the cluster allows: let its tasks print less");
            default -> byItself(status, diagnostics);
        };
    }

    private static Loss byItself(int status, String diagnostics) {
        return switch (status) {
            case OUT_OF_HEAP ->
                new Loss(
                        LOSS_CLASS_MEMORY,
                        "its Java heap is full (OutOfMemoryError): raise yarnsubmit.executor.memory"
                                + " (--executor-memory), or lower yarnsubmit.executor.cores so that fewer tasks share it");
            case TASK_GIVEN_UP ->
                program(
                        "ended because a task that was cancelled, or whose time was over, took no notice of being interrupted;"
                                + " its stderr says where the task was");
            case 1 -> program("exited with 1: its JVM could not start, or failed early" + because(diagnostics));
            case 126, 127 ->
                program("java could not be run there (exit " + status + "): set JAVA_HOME with"
                        + " --executor-env JAVA_HOME=<JDK 17 or newer on the machines>" + because(diagnostics));
            case 137 -> sigkill(diagnostics);
            case 143 -> program("killed by signal 15 (SIGTERM) from outside of the application");
            default ->
                status > 128 && status < 160
                        ? program(
                                "killed by signal " + (status - 128) + signalName(status - 128) + because(diagnostics))
                        : program("exited with " + status
                                + orElse(because(diagnostics), ": does a task call System.exit?"));
        };
    }

    private static Loss sigkill(String diagnostics) {
        String advice = "by someone, or for want of memory: then raise yarnsubmit.executor.memoryOverhead"
                + ", or have fewer executors on a machine";
        if (SPEAKS_OF_MEMORY.matcher(diagnostics).find()) {
            return new Loss(
                    LOSS_CLASS_MEMORY,
                    "killed by signal 9 (SIGKILL), out of memory: raise yarnsubmit.executor.memoryOverhead"
                            + because(diagnostics));
        }
        return program("killed by signal 9 (SIGKILL): " + advice);
    }

    private static Loss physicalMemory(String diagnostics) {
        return new Loss(
                LOSS_CLASS_MEMORY,
                "killed by YARN because it used "
                        + figures(PHYSICAL, diagnostics).orElse("more memory than its container has")
                        + ": raise yarnsubmit.executor.memoryOverhead, or yarnsubmit.executor.memory (--executor-memory)");
    }

    private static Loss virtualMemory(String diagnostics) {
        return new Loss(
                LOSS_CLASS_MEMORY,
                "killed by YARN because it used "
                        + figures(VIRTUAL, diagnostics).orElse("more virtual memory than it may")
                        + " of virtual memory: raise yarnsubmit.executor.memory (--executor-memory), or have the"
                        + " cluster's yarn.nodemanager.vmem-check-enabled set to false");
    }

    private static Optional<String> figures(Pattern pattern, String diagnostics) {
        Matcher matcher = pattern.matcher(diagnostics);
        return matcher.find() ? Optional.of(matcher.group(1) + " of its " + matcher.group(2)) : Optional.empty();
    }

    private static Loss node(String message) {
        return new Loss(LOSS_CLASS_NODE, message);
    }

    private static Loss program(String message) {
        return new Loss(LOSS_CLASS_PROGRAM, message);
    }

    private static String orElse(String reason, String guess) {
        return reason.isEmpty() ? guess : reason;
    }

    private static String because(String diagnostics) {
        Matcher tail = STDERR_TAIL.matcher(diagnostics);
        String text = OUR_GREETING
                .matcher(tail.find() && !tail.group(1).isBlank() ? tail.group(1) : diagnostics)
                .replaceAll("")
                .strip()
                .replaceAll("\\s*\\R\\s*", " | ");
        if (text.isEmpty()) {
            return "";
        }
        return ": " + (text.length() <= LONGEST_EXCERPT ? text : text.substring(0, LONGEST_EXCERPT) + "...");
    }

    private static String signalName(int signal) {
        return switch (signal) {
            case 4 -> " (SIGILL, the JVM crashed)";
            case 6 -> " (SIGABRT, the JVM crashed)";
            case 7 -> " (SIGBUS, the JVM crashed)";
            case 11 -> " (SIGSEGV, the JVM crashed)";
            default -> "";
        };
    }
}
