package io.yarnsubmit.protocol.diagnostics;

import static io.yarnsubmit.protocol.v1.LossClass.LOSS_CLASS_MEMORY;
import static io.yarnsubmit.protocol.v1.LossClass.LOSS_CLASS_NODE;
import static io.yarnsubmit.protocol.v1.LossClass.LOSS_CLASS_OURS;
import static io.yarnsubmit.protocol.v1.LossClass.LOSS_CLASS_PREEMPTED;
import static io.yarnsubmit.protocol.v1.LossClass.LOSS_CLASS_PROGRAM;
import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.protocol.cause.EndCause;
import io.yarnsubmit.protocol.v1.LossClass;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExecutorExitTest {
    @ParameterizedTest
    @CsvSource({
        "0, LOSS_CLASS_PROGRAM",
        "-105, LOSS_CLASS_OURS",
        "-107, LOSS_CLASS_OURS",
        "-102, LOSS_CLASS_PREEMPTED",
        "-108, LOSS_CLASS_PREEMPTED",
        "-1000, LOSS_CLASS_NODE",
        "-100, LOSS_CLASS_NODE",
        "-101, LOSS_CLASS_NODE",
        "-106, LOSS_CLASS_NODE",
        "-103, LOSS_CLASS_MEMORY",
        "-104, LOSS_CLASS_MEMORY",
        "52, LOSS_CLASS_MEMORY",
        "1, LOSS_CLASS_PROGRAM",
        "3, LOSS_CLASS_PROGRAM",
        "127, LOSS_CLASS_PROGRAM",
        "137, LOSS_CLASS_PROGRAM",
        "143, LOSS_CLASS_PROGRAM",
        "139, LOSS_CLASS_PROGRAM",
        "-109, LOSS_CLASS_PROGRAM",
        "255, LOSS_CLASS_PROGRAM"
    })
    void findsTheClass(int status, LossClass expected) {
        EndCause cause = ExecutorExit.cause(status, "");
        assertThat(cause.code().lossClass()).isEqualTo(expected);
        assertThat(cause.sentence()).isNotBlank();
    }

    @Test
    void statusOfItsOwn_isExplainedByWhatItWroteLast_butNotByItsGreeting() {
        String greeting = "2026-11-23T04:41:15.642Z executor: registered as executor 2 with 127.0.0.1:41987";

        assertThat(ExecutorExit.cause(3, greeting).sentence())
                .isEqualTo("exited with 3: does a task call System.exit?");
        assertThat(ExecutorExit.cause(3, greeting + "\nno license").sentence()).isEqualTo("exited with 3: no license");
    }

    @Test
    void namesBothFiguresOfAMemoryKill() {
        EndCause cause = ExecutorExit.cause(
                -104,
                "[2026-01-01 00:00:00.000]Container [pid=1,containerID=c] is running 54525952B beyond the 'PHYSICAL'"
                        + " memory limit. Current usage: 308.2 MB of 256 MB physical memory used; 2.5 GB of 537.6 MB"
                        + " virtual memory used. Killing container.");
        assertThat(cause.code().lossClass()).isEqualTo(LOSS_CLASS_MEMORY);
        assertThat(cause.sentence()).contains("308.2 MB of its 256 MB", "yarnsubmit.executor.memoryOverhead");
    }

    @Test
    void namesBothFiguresOfAVirtualMemoryKill() {
        EndCause cause = ExecutorExit.cause(
                -103, "Current usage: 100 MB of 256 MB physical memory used; 2.5 GB of 537.6 MB virtual memory used.");
        assertThat(cause.sentence()).contains("2.5 GB of its 537.6 MB", "vmem-check-enabled");
    }

    @Test
    void asksWhoEndedAnExecutorThatNobodyAskedTo() {
        assertThat(ExecutorExit.cause(0, "").sentence()).contains("System.exit");
    }

    @Test
    void saysWhichSettingTheHeapIs() {
        assertThat(ExecutorExit.cause(52, "").sentence()).contains("--executor-memory");
    }

    @Test
    void takesAKillForMemoryWhenYarnSaysSo() {
        assertThat(ExecutorExit.cause(137, "").sentence()).contains("or by the kernel because memory was short");
        assertThat(ExecutorExit.cause(137, "Container killed by the OOM killer")
                        .code()
                        .lossClass())
                .isEqualTo(LOSS_CLASS_MEMORY);
    }

    @Test
    void quotesTheEndOfStandardError() {
        String message = ExecutorExit.cause(
                        1,
                        "Exception from container-launch.\nContainer id: c\nLast 4096 bytes of prelaunch.err :\n"
                                + "Last 4096 bytes of stderr :\nUnrecognized VM option 'Nonsense'\nError: no JVM\n\n"
                                + "[2026-01-01 00:00:00.000]Container exited with a non-zero exit code 1. Again.\n")
                .sentence();
        assertThat(message).endsWith(": Unrecognized VM option 'Nonsense' | Error: no JVM");
    }

    @Test
    void tellsPreemptionFromALostMachine() {
        assertThat(ExecutorExit.cause(-102, "").code().lossClass()).isEqualTo(LOSS_CLASS_PREEMPTED);
        EndCause lost = ExecutorExit.cause(-100, "Container released on a *lost* node");
        assertThat(lost.code().lossClass()).isEqualTo(LOSS_CLASS_NODE);
        assertThat(lost.sentence()).isEqualTo("the machine was lost: Container released on a *lost* node");
        assertThat(ExecutorExit.cause(-105, "").code().lossClass()).isEqualTo(LOSS_CLASS_OURS);
        assertThat(ExecutorExit.cause(9, "").code().lossClass()).isEqualTo(LOSS_CLASS_PROGRAM);
    }
}
