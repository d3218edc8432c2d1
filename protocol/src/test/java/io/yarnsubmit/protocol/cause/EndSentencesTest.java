package io.yarnsubmit.protocol.cause;

import static io.yarnsubmit.protocol.cause.CauseFigure.EXIT_STATUS;
import static io.yarnsubmit.protocol.cause.CauseFigure.FAILURES;
import static io.yarnsubmit.protocol.cause.CauseFigure.LIMIT;
import static io.yarnsubmit.protocol.cause.CauseFigure.LIMIT_BYTES;
import static io.yarnsubmit.protocol.cause.CauseFigure.LIMIT_MILLIS;
import static io.yarnsubmit.protocol.cause.CauseFigure.SIGNAL;
import static io.yarnsubmit.protocol.cause.CauseFigure.USED_BYTES;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What people read. */
class EndSentencesTest {
    /** A cause with everything that its code can have. */
    static EndCause example(EndCode code) {
        EndCause cause = EndCause.of(code)
                .about(CauseSubject.EXECUTOR, "7")
                .about(CauseSubject.HOST, "node3")
                .about(CauseSubject.CONTAINER, "container_1_0001_01_000008")
                .about(CauseSubject.INSTANCE, "trainer/2")
                .about(CauseSubject.USER, "bob")
                .about(CauseSubject.QUEUE, "root.etl")
                .quoting("what it said");
        for (CauseFigure figure : code.figures()) {
            cause = cause.with(figure, value(figure));
        }
        return code == EndCode.EXECUTORS_FAILED || code == EndCode.MACHINES_FAILED
                ? cause.because(List.of(
                        EndCause.of(EndCode.EXECUTOR_ENDED)
                                .about(CauseSubject.EXECUTOR, "6")
                                .about(CauseSubject.HOST, "node2"),
                        example(EndCode.EXECUTOR_EXITED)))
                : cause;
    }

    private static long value(CauseFigure figure) {
        return switch (figure) {
            case EXIT_STATUS -> 3;
            case SIGNAL -> 11;
            case FAILURES -> 5;
            case LIMIT -> 4;
            case RESTARTS -> 2;
            case USED_BYTES -> 1_717_986_918;
            case LIMIT_BYTES -> 1L << 30;
            case LIMIT_MILLIS -> 120_000;
        };
    }

    @Test
    void ofEveryCode() {
        String sentences = Arrays.stream(EndCode.values())
                .map(code -> code.label() + ": " + example(code).sentence() + "\n")
                .collect(Collectors.joining());

        assertThat(sentences).isEqualTo("""
                succeeded: driver exited with 0
                driver-exited: driver exited with 3: what it said
                driver-signalled: driver killed by signal 11: its JVM crashed; see its output
                driver-threw: driver failed: what it said
                driver-not-started: driver could not be started: what it said
                driver-gave-up: driver gave up: what it said
                role-failed: trainer/2 failed: what it said
                ended-by-user: killed by its user: what it said
                executors-failed: 5 executors failed, which is the limit (yarnsubmit.executor.maxFailures=4). The last: executor 6 on node2: ended by itself with 0 though nobody asked it to: does a task call System.exit?; executor 7 on node3 (container_1_0001_01_000008): exited with 3: what it said
                machines-failed: 5 executors in a row could not be run by their machines. The last: executor 6 on node2: ended by itself with 0 though nobody asked it to: does a task call System.exit?; executor 7 on node3 (container_1_0001_01_000008): exited with 3: what it said
                executors-refused: the ResourceManager refuses the executors: what it said
                executors-timeout: the executors were not there within 2min (yarnsubmit.executorsTimeout): what it said
                client-gone: the client has been gone for 120 s (yarnsubmit.client.leash), and the driver with it
                accept-timeout: not started within 2min (--accept-timeout). what it said
                run-timeout: ended by YARN: it was not done within 2min of its submission (--run-timeout). Give it more time, or more executors
                killed: killed by user bob from node3
                killed-by-command: killed by its command
                queue-stopped: Queue root.etl is stopped, so the ResourceManager did not accept the application
                refused: The ResourceManager did not take it: what it said
                forgotten: The ResourceManager does not know it any more. It was restarted without recovery (yarn.resourcemanager.recovery.enabled), or ended so long ago that it was forgotten.
                not-started: what it said
                other: what it said
                am-memory: The ApplicationMaster's container container_1_0001_01_000008 on node3 was killed by YARN because it used 1.6 GB of its 1 GB
                am-virtual-memory: The ApplicationMaster's container container_1_0001_01_000008 on node3 was killed by YARN because it used 1.6 GB of its 1 GB of virtual memory
                am-out-of-memory: The ApplicationMaster's container container_1_0001_01_000008 on node3 was killed by signal 9 (SIGKILL) because it used 1.6 GB of its 1 GB
                am-heap-full: The ApplicationMaster's container container_1_0001_01_000008 on node3 ended because its Java heap was full (OutOfMemoryError): raise yarnsubmit.am.memory
                am-killed: The ApplicationMaster's container container_1_0001_01_000008 on node3 was killed by signal 9 (SIGKILL), by somebody, or by the kernel because memory was short
                am-java-not-found: The ApplicationMaster's container container_1_0001_01_000008 on node3 could not run java (exit 3): the machine's JAVA_HOME is not set, or has no JDK
                am-java-too-old: The ApplicationMaster's container container_1_0001_01_000008 on node3 was started with a Java that is older than 17
                am-files-not-fetched: The ApplicationMaster's container container_1_0001_01_000008 on node3 was not started: its machine could not fetch a file: what it said
                am-disk-full: The ApplicationMaster's container container_1_0001_01_000008 on node3 was not started: a disk of its machine is full: what it said
                am-preempted: The ApplicationMaster's container container_1_0001_01_000008 on node3 was taken back by the cluster for another application
                am-machine-lost: The ApplicationMaster's container container_1_0001_01_000008 on node3 was lost with its machine
                am-exited: The ApplicationMaster's container container_1_0001_01_000008 on node3 ended with exit status 3
                am-broken: The ApplicationMaster failed: what it said
                am-failed: The ApplicationMaster failed: what it said
                executor-ended: ended by itself with 0 though nobody asked it to: does a task call System.exit?
                executor-exited: exited with 3: what it said
                executor-jvm-failed: exited with 1: its JVM could not start, or failed early: what it said
                executor-java-not-run: java could not be run there (exit 3): set JAVA_HOME with --executor-env JAVA_HOME=<JDK 17 or newer on the machines>: what it said
                executor-killed: killed by signal 9 (SIGKILL): by somebody, or by the kernel because memory was short: then raise yarnsubmit.executor.memoryOverhead, or have fewer executors on a machine
                executor-terminated: killed by signal 15 (SIGTERM) from outside of the application
                executor-signalled: killed by signal 11 (SIGSEGV, the JVM crashed): what it said
                executor-task-given-up: ended because a task that was cancelled, or whose time was over, took no notice of being interrupted; its stderr says where the task was
                executor-command-failed: its command exited with 3
                executor-command-not-started: its command could not be started: what it said
                executor-logs: killed because it wrote more log than the cluster allows: let its tasks print less
                executor-memory: killed by YARN because it used 1.6 GB of its 1 GB: raise yarnsubmit.executor.memoryOverhead, or yarnsubmit.executor.memory (--executor-memory)
                executor-virtual-memory: killed by YARN because it used 1.6 GB of its 1 GB of virtual memory: raise yarnsubmit.executor.memory (--executor-memory), or have the cluster's yarn.nodemanager.vmem-check-enabled set to false
                executor-out-of-memory: killed by signal 9 (SIGKILL), out of memory: raise yarnsubmit.executor.memoryOverhead: what it said
                executor-heap-full: its Java heap is full (OutOfMemoryError): raise yarnsubmit.executor.memory (--executor-memory), or lower yarnsubmit.executor.cores so that fewer tasks share it
                executor-not-started: its machine did not answer within 120 s that it starts it (yarnsubmit.executor.startTimeout)
                executor-not-registered: did not register with the driver within 120 s of its start (yarnsubmit.executor.registrationTimeout): see its log; can its machine reach the driver's?
                executor-refused: its machine could not start it: what it said
                executor-files-not-fetched: the machine could not fetch its files: what it said
                executor-machine-lost: the machine was lost: what it said
                executor-machine-gone: its machine node3 is gone: lost, found unhealthy, or taken out of service
                executor-machine-leaves: its machine node3 is being decommissioned
                executor-disks-failed: the machine's disks are full or failed
                executor-killed-by-yarn: killed by the ResourceManager: what it said
                executor-unknown: the cluster does not know its container any more
                executor-preempted: taken back by the cluster for another application
                executor-returned: given back to the cluster, which asked for it
                executor-stopped: what it said
                executor-stopped-by-driver: stopped by the driver: what it said
                executor-command-done: its command exited with 0, so its work is done
                executor-not-wanted: given back: the driver asked for fewer executors
                executor-not-used: its container was given back
                executor-left-behind: left by a former attempt, and no driver knows it
                executor-application-ended: the application has ended
                """);
    }

    @ParameterizedTest
    @EnumSource(EndCode.class)
    void ofACodeAlone_thereIsOneToo(EndCode code) {
        assertThat(EndCause.of(code).sentence()).isNotNull();
    }

    @Test
    void driversSignals_eachWithWhatIsKnownOfIt() {
        assertThat(signalled(9))
                .isEqualTo("driver killed by signal 9, by somebody, or by the kernel because memory was short");
        assertThat(signalled(15)).isEqualTo("driver killed by signal 15 (SIGTERM)");
        assertThat(signalled(6)).isEqualTo("driver killed by signal 6: its JVM crashed; see its output");
        assertThat(signalled(3)).isEqualTo("driver killed by signal 3");
        assertThat(signalled(13)).isEqualTo("driver killed by signal 13 (SIGPIPE): nobody reads what it writes");
        assertThat(EndCause.of(EndCode.DRIVER_SIGNALLED)
                        .with(SIGNAL, 11)
                        .about(CauseSubject.PROGRAM, "./train")
                        .sentence())
                .isEqualTo("driver killed by signal 11: './train' crashed; see its output");
    }

    private static String signalled(int signal) {
        return EndCause.of(EndCode.DRIVER_SIGNALLED).with(SIGNAL, signal).sentence();
    }

    @Test
    void statusOfACommand_saysTheSignal() {
        assertThat(EndCause.of(EndCode.EXECUTOR_COMMAND_FAILED)
                        .with(EXIT_STATUS, 137)
                        .sentence())
                .isEqualTo("its command exited with 137 (signal 9)");
        assertThat(EndCause.of(EndCode.EXECUTOR_COMMAND_FAILED)
                        .with(EXIT_STATUS, 200)
                        .sentence())
                .isEqualTo("its command exited with 200");
    }

    @Test
    void withoutWhatSomebodyElseSaid() {
        assertThat(EndCause.of(EndCode.DRIVER_EXITED).with(EXIT_STATUS, 3).sentence())
                .isEqualTo("driver exited with 3");
        assertThat(EndCause.of(EndCode.ENDED_BY_USER).sentence()).isEqualTo("killed by its user");
        assertThat(EndCause.of(EndCode.EXECUTOR_EXITED).with(EXIT_STATUS, 3).sentence())
                .isEqualTo("exited with 3: does a task call System.exit?");
        assertThat(EndCause.of(EndCode.EXECUTOR_STOPPED).sentence()).isEqualTo("stopped by its application");
        assertThat(EndCause.of(EndCode.EXECUTOR_STOPPED_BY_DRIVER).sentence()).isEqualTo("stopped by the driver");
        assertThat(EndCause.of(EndCode.ACCEPT_TIMEOUT)
                        .with(LIMIT_MILLIS, 10_000)
                        .sentence())
                .isEqualTo("not started within 10s (--accept-timeout)");
        assertThat(EndCause.of(EndCode.EXECUTORS_FAILED)
                        .with(FAILURES, 2)
                        .with(LIMIT, 2)
                        .sentence())
                .isEqualTo("2 executors failed, which is the limit (yarnsubmit.executor.maxFailures=2)");
        assertThat(EndCause.of(EndCode.KILLED).quoting("for maintenance").sentence())
                .isEqualTo("killed: for maintenance");
    }

    @Test
    void memory_withoutBothFigures() {
        assertThat(EndCause.of(EndCode.AM_MEMORY).with(USED_BYTES, 1).sentence())
                .isEqualTo(
                        "The ApplicationMaster's container was killed by YARN because it used more memory than it has");
        assertThat(EndCause.of(EndCode.EXECUTOR_MEMORY).with(LIMIT_BYTES, 1).sentence())
                .startsWith("killed by YARN because it used more memory than its container has: raise");
    }

    @Test
    void lifetimeWithoutALimitOfTheUsers() {
        assertThat(EndCause.of(EndCode.RUN_TIMEOUT).sentence())
                .isEqualTo("ended by YARN: it has lived for as long as it or its queue allows (--run-timeout, or the"
                        + " queue's maximum-application-lifetime)");
    }
}
