package io.yarnsubmit.launch.exit;

import static io.yarnsubmit.protocol.v1.LossClass.LOSS_CLASS_MEMORY;
import static io.yarnsubmit.protocol.v1.LossClass.LOSS_CLASS_NODE;
import static io.yarnsubmit.protocol.v1.LossClass.LOSS_CLASS_OURS;
import static io.yarnsubmit.protocol.v1.LossClass.LOSS_CLASS_PREEMPTED;
import static io.yarnsubmit.protocol.v1.LossClass.LOSS_CLASS_PROGRAM;
import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.protocol.v1.LossClass;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExitStatusExplainerTest {
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
        Loss loss = ExitStatusExplainer.explain(status, "");
        assertThat(loss.lossClass()).isEqualTo(expected);
        assertThat(loss.message()).isNotBlank();
    }

    @Test
    void statusOfItsOwn_isExplainedByWhatItWroteLast_butNotByItsGreeting() {
        String greeting = "2026-11-23T04:41:15.642Z executor: registered as executor 2 with 127.0.0.1:41987";

        assertThat(ExitStatusExplainer.explain(3, greeting).message())
                .isEqualTo("exited with 3: does a task call System.exit?");
        assertThat(ExitStatusExplainer.explain(3, greeting + "\nno license").message())
                .isEqualTo("exited with 3: no license");
    }

    @Test
    void namesBothFiguresOfAMemoryKill() {
        Loss loss = ExitStatusExplainer.explain(
                -104,
                "[2026-01-01 00:00:00.000]Container [pid=1,containerID=c] is running 54525952B beyond the 'PHYSICAL'"
                        + " memory limit. Current usage: 308.2 MB of 256 MB physical memory used; 2.5 GB of 537.6 MB"
                        + " virtual memory used. Killing container.");
        assertThat(loss.lossClass()).isEqualTo(LOSS_CLASS_MEMORY);
        assertThat(loss.message()).contains("308.2 MB of its 256 MB", "yarnsubmit.executor.memoryOverhead");
    }

    @Test
    void namesBothFiguresOfAVirtualMemoryKill() {
        Loss loss = ExitStatusExplainer.explain(
                -103, "Current usage: 100 MB of 256 MB physical memory used; 2.5 GB of 537.6 MB virtual memory used.");
        assertThat(loss.message()).contains("2.5 GB of its 537.6 MB", "vmem-check-enabled");
    }

    @Test
    void asksWhoEndedAnExecutorThatNobodyAskedTo() {
        assertThat(ExitStatusExplainer.explain(0, "").message()).contains("System.exit");
    }

    @Test
    void saysWhichSettingTheHeapIs() {
        assertThat(ExitStatusExplainer.explain(52, "").message()).contains("--executor-memory");
    }

    @Test
    void takesAKillForMemoryWhenYarnSaysSo() {
        assertThat(ExitStatusExplainer.explain(137, "").message()).contains("or for want of memory");
        assertThat(ExitStatusExplainer.explain(137, "Container killed by the OOM killer")
                        .lossClass())
                .isEqualTo(LOSS_CLASS_MEMORY);
    }

    @Test
    void quotesTheEndOfStandardError() {
        String message = ExitStatusExplainer.explain(
                        1,
                        "Exception from container-launch.\nContainer id: c\nLast 4096 bytes of prelaunch.err :\n"
                                + "Last 4096 bytes of stderr :\nUnrecognized VM option 'Nonsense'\nError: no JVM\n\n"
                                + "[2026-01-01 00:00:00.000]Container exited with a non-zero exit code 1. Again.\n")
                .message();
        assertThat(message).endsWith(": Unrecognized VM option 'Nonsense' | Error: no JVM");
    }

    @Test
    void tellsPreemptionFromALostMachine() {
        assertThat(ExitStatusExplainer.explain(-102, "").lossClass()).isEqualTo(LOSS_CLASS_PREEMPTED);
        assertThat(ExitStatusExplainer.explain(-100, "Container released on a *lost* node"))
                .isEqualTo(new Loss(LOSS_CLASS_NODE, "the machine was lost: Container released on a *lost* node"));
        assertThat(ExitStatusExplainer.explain(-105, "").lossClass()).isEqualTo(LOSS_CLASS_OURS);
        assertThat(ExitStatusExplainer.explain(9, "").lossClass()).isEqualTo(LOSS_CLASS_PROGRAM);
    }
}
