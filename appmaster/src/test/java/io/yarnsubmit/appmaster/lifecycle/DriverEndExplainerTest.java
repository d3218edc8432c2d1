package io.yarnsubmit.appmaster.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.protocol.cause.CauseFigure;
import io.yarnsubmit.protocol.cause.CauseSubject;
import io.yarnsubmit.protocol.cause.EndCause;
import io.yarnsubmit.protocol.cause.EndCode;
import io.yarnsubmit.protocol.v1.DriverFailure;
import io.yarnsubmit.protocol.v1.InstanceName;
import io.yarnsubmit.protocol.v1.InstanceStatus;
import io.yarnsubmit.protocol.v1.Outcome.Verdict;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DriverEndExplainerTest {
    @Test
    void knowsWhichDriversAreWorthAnotherAttempt() {
        assertThat(IntStream.rangeClosed(0, 255)
                        .filter(code -> !DriverEndExplainer.isWorthAnotherAttempt(code, null))
                        .boxed())
                .containsExactly(0, 126, 127, 128 + 1, 128 + 2, 128 + 15);
        assertThat(Stream.of(DriverFailure.Kind.values())
                        .filter(kind -> kind != DriverFailure.Kind.UNRECOGNIZED)
                        .filter(kind -> DriverEndExplainer.isWorthAnotherAttempt(
                                1, DriverFailure.newBuilder().setKind(kind).build())))
                .containsExactly(
                        DriverFailure.Kind.KIND_UNCAUGHT,
                        DriverFailure.Kind.KIND_COMMAND_SIGNALLED,
                        DriverFailure.Kind.KIND_ROLE_FAILED);
    }

    @Test
    void namesTheInstanceThatFailedForGood() {
        DriverFailure failure = DriverFailure.newBuilder()
                .setKind(DriverFailure.Kind.KIND_ROLE_FAILED)
                .setInstance(InstanceStatus.newBuilder()
                        .setInstance(
                                InstanceName.newBuilder().setRole("trainer").setIndex(2))
                        .setHost("node3")
                        .setExecutorId(5)
                        .setRestarts(3)
                        .setExitStatus(7))
                .build();

        ApplicationEnd end = DriverEndExplainer.explain(7, failure);

        assertThat(end.exitCode()).isEqualTo(7);
        assertThat(end.verdict()).isEqualTo(Verdict.VERDICT_FAILED);
        assertThat(end.diagnostics()).isEqualTo("trainer/2 failed: exit status 7");
        assertThat(end.cause().code()).isEqualTo(EndCode.ROLE_FAILED);
        assertThat(end.cause().about(CauseSubject.INSTANCE)).isEqualTo("trainer/2");
        assertThat(end.cause().about(CauseSubject.EXECUTOR)).isEqualTo("5");
        assertThat(end.cause().figure(CauseFigure.RESTARTS)).hasValue(3);
    }

    @Test
    void namesTheCommandThatASignalEnded() {
        DriverFailure failure = DriverFailure.newBuilder()
                .setKind(DriverFailure.Kind.KIND_COMMAND_SIGNALLED)
                .setMessage("./train")
                .build();

        assertThat(DriverEndExplainer.explain(139, failure).diagnostics())
                .isEqualTo("driver killed by signal 11: './train' crashed; see its output");
        assertThat(DriverEndExplainer.explain(143, failure).diagnostics())
                .isEqualTo("driver killed by signal 15 (SIGTERM)");
        assertThat(DriverEndExplainer.isWorthAnotherAttempt(143, failure)).isFalse();
        assertThat(DriverEndExplainer.isWorthAnotherAttempt(139, failure)).isTrue();
    }

    @Test
    void saysWhatTheDriverThrew() {
        DriverFailure failure = DriverFailure.newBuilder()
                .setKind(DriverFailure.Kind.KIND_UNCAUGHT)
                .setExceptionClass("java.lang.IllegalStateException")
                .setMessage("no input")
                .addFrames("at acme.Main.main(Main.java:7)")
                .build();
        ApplicationEnd ending = DriverEndExplainer.explain(1, failure);
        assertThat(ending.exitCode()).isEqualTo(1);
        assertThat(ending.diagnostics())
                .isEqualTo("driver failed: java.lang.IllegalStateException: no input"
                        + "\n    at acme.Main.main(Main.java:7)");
    }

    @Test
    void passesEveryExitCodeOn() {
        for (int code = 0; code <= 255; code++) {
            ApplicationEnd ending = DriverEndExplainer.explain(code, null);
            assertThat(ending.exitCode()).isEqualTo(code);
            assertThat(ending.verdict()).isEqualTo(code == 0 ? Verdict.VERDICT_SUCCEEDED : Verdict.VERDICT_FAILED);
        }
    }

    @Test
    void cutsDiagnosticsThatTheResourceManagerWouldHaveToKeep() {
        ApplicationEnd ending = new ApplicationEnd(
                1, Verdict.VERDICT_FAILED, EndCause.of(EndCode.OTHER).quoting("\u00e4".repeat(10_000)));
        assertThat(ending.diagnostics().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .hasSizeLessThanOrEqualTo(8 << 10);
        assertThat(ending.diagnostics()).startsWith("\u00e4\u00e4").endsWith("\u00e4 ...");
    }
}
