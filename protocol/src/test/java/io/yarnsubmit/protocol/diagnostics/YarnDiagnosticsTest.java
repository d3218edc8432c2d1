package io.yarnsubmit.protocol.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.protocol.cause.CauseFigure;
import io.yarnsubmit.protocol.cause.CauseSubject;
import io.yarnsubmit.protocol.cause.EndCause;
import io.yarnsubmit.protocol.cause.EndCode;
import io.yarnsubmit.protocol.cause.ExitMark;
import io.yarnsubmit.protocol.v1.Outcome.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** YARN's words, and what they mean. */
class YarnDiagnosticsTest {
    private static EndCause failed(String diagnostics) {
        return YarnDiagnostics.ofEnd(Verdict.VERDICT_FAILED, diagnostics, false);
    }

    private static EndCause killed(String diagnostics) {
        return YarnDiagnostics.ofEnd(Verdict.VERDICT_KILLED, diagnostics, true);
    }

    @Test
    void whatTheApplicationMasterLeft_comesBeforeWhatYarnSays() {
        EndCause cause = EndCause.of(EndCode.DRIVER_EXITED).with(CauseFigure.EXIT_STATUS, 3);

        assertThat(failed("Attempt 1 was preempted, exitCode: -102. " + ExitMark.put(3, cause)))
                .isEqualTo(cause);
        assertThat(killed("Application a was killed by user ann at h with diagnostic message: "
                        + ExitMark.put(
                                124,
                                EndCause.of(EndCode.ACCEPT_TIMEOUT)
                                        .with(CauseFigure.LIMIT_MILLIS, 10_000)
                                        .quoting("Queue 'etl' is full"))))
                .isEqualTo(EndCause.of(EndCode.ACCEPT_TIMEOUT)
                        .with(CauseFigure.LIMIT_MILLIS, 10_000)
                        .quoting("Queue 'etl' is full"));
    }

    @Test
    void whatANewerApplicationMasterLeft_isQuoted() {
        assertThat(failed("the moon was full [exit status 9; moon-full]"))
                .isEqualTo(EndCause.of(EndCode.OTHER).quoting("the moon was full"));
    }

    @Test
    void ourWords_withoutTheMark_areNotRead() {
        assertThat(failed("driver exited with 3").code()).isEqualTo(EndCode.AM_FAILED);
    }

    @Test
    void kills() {
        assertThat(killed("Application is killed by ResourceManager as it has exceeded the lifetime period."))
                .isEqualTo(EndCause.of(EndCode.RUN_TIMEOUT));
        assertThat(killed("Application application_1_0001 was killed by user bob at 10.0.0.1"))
                .isEqualTo(EndCause.of(EndCode.KILLED)
                        .about(CauseSubject.USER, "bob")
                        .about(CauseSubject.HOST, "10.0.0.1"));
        assertThat(killed("")).isEqualTo(EndCause.of(EndCode.KILLED));
    }

    @Test
    void refusals() {
        assertThat(failed("Queue root.etl is STOPPED. Cannot accept submission of application"))
                .isEqualTo(EndCause.of(EndCode.QUEUE_STOPPED).about(CauseSubject.QUEUE, "root.etl"));
        assertThat(failed("Application a submitted by user ann to unknown queue: x")
                        .code())
                .isEqualTo(EndCode.REFUSED);
        assertThat(YarnDiagnostics.ofEnd(Verdict.VERDICT_FAILED, "access denied", true)
                        .code())
                .as("an ApplicationMaster was there")
                .isEqualTo(EndCode.AM_FAILED);
    }

    @ParameterizedTest
    @CsvSource({
        "-104, AM_MEMORY",
        "-103, AM_VIRTUAL_MEMORY",
        "-102, AM_PREEMPTED",
        "-101, AM_MACHINE_LOST",
        "-100, AM_MACHINE_LOST",
        "127, AM_JAVA_NOT_FOUND",
        "126, AM_JAVA_NOT_FOUND",
        "137, AM_KILLED",
        "1, AM_EXITED"
    })
    void applicationMastersExitStatus(int status, EndCode code) {
        assertThat(YarnDiagnostics.ofMaster(
                                "AM Container for appattempt_1_0001_000001 exited with  exitCode: " + status)
                        .code())
                .isEqualTo(code);
    }

    @Test
    void figuresAreThoseOfTheMemoryThatWasTooMuch() {
        String usage = "exitCode: %d. Current usage: 100 MB of 256 MB physical memory used; 2.5 GB of 537.6 MB virtual"
                + " memory used.";

        assertThat(YarnDiagnostics.ofMaster(usage.formatted(-104)).sentence()).endsWith("100 MB of its 256 MB");
        assertThat(YarnDiagnostics.ofMaster(usage.formatted(-103)).sentence())
                .endsWith("2.5 GB of its 537.6 MB of virtual memory");
        assertThat(YarnDiagnostics.ofMaster(usage.formatted(137)).code()).isEqualTo(EndCode.AM_OUT_OF_MEMORY);
    }

    @Test
    void applicationMastersLastLines_areTheDetail() {
        EndCause cause = YarnDiagnostics.ofMaster("AM Container for appattempt_1_0001_000001 exited with  exitCode: 1\n"
                + "Container id: container_1_0001_01_000001\nLast 4096 bytes of am.stderr :\nno room\n\nFor more");

        assertThat(cause)
                .isEqualTo(EndCause.of(EndCode.AM_EXITED)
                        .with(CauseFigure.EXIT_STATUS, 1)
                        .about(CauseSubject.CONTAINER, "container_1_0001_01_000001")
                        .quoting("no room"));
    }

    @Test
    void filesAndJava() {
        assertThat(YarnDiagnostics.ofMaster("File does not exist: hdfs://nn/a.jar"))
                .isEqualTo(EndCause.of(EndCode.AM_FILES_NOT_FETCHED).quoting("File does not exist: hdfs://nn/a.jar"));
        assertThat(YarnDiagnostics.ofMaster(
                        "exited with  exitCode: -1000\nDiagnostics: java.lang.Undeclared\n\tat a.B(C:1)\n"
                                + "Caused by: java.io.IOException: No space left on device\n\tat d.E(F:2)"))
                .isEqualTo(EndCause.of(EndCode.AM_DISK_FULL).quoting("No space left on device"));
        assertThat(YarnDiagnostics.ofMaster(
                                "exited with  exitCode: -1\nNo space available in any of the local directories /a")
                        .code())
                .isEqualTo(EndCode.AM_DISK_FULL);
        assertThat(YarnDiagnostics.ofMaster(
                                "exited with  exitCode: 1\nLast 4096 bytes of am.stderr :\nNo space left on device")
                        .code())
                .isEqualTo(EndCode.AM_EXITED);
        assertThat(YarnDiagnostics.ofMaster("java.lang.UnsupportedClassVersionError: x")
                        .code())
                .isEqualTo(EndCode.AM_JAVA_TOO_OLD);
        assertThat(YarnDiagnostics.ofMaster("/bin/bash: java: No such file or directory")
                        .code())
                .isEqualTo(EndCode.AM_JAVA_NOT_FOUND);
    }
}
