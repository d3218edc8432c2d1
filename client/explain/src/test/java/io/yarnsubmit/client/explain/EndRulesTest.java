package io.yarnsubmit.client.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.client.explain.ExplainFacts.State;
import io.yarnsubmit.protocol.cause.CauseFigure;
import io.yarnsubmit.protocol.cause.CauseSubject;
import io.yarnsubmit.protocol.cause.EndCause;
import io.yarnsubmit.protocol.cause.EndCode;
import io.yarnsubmit.protocol.cause.ExitMark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The root cause of an application that is over. */
class EndRulesTest {
    /** As YARN says. */
    private static Finding failed(String diagnostics) {
        return Facts.ended(State.FAILED, diagnostics).first();
    }

    /** As its ApplicationMaster told YARN. */
    private static Finding failed(EndCause cause) {
        return failed(ExitMark.put(3, cause));
    }

    @Test
    void driverExited() {
        assertThat(failed(EndCause.of(EndCode.DRIVER_EXITED).with(CauseFigure.EXIT_STATUS, 3))
                        .text())
                .isEqualTo(
                        "The driver ended with exit status 3, which is its own. What it wrote says more: yarn-submit logs"
                                + " application_1_0001 --driver");
    }

    @Test
    void roleFailed_namesItsLog() {
        EndCause cause = EndCause.of(EndCode.ROLE_FAILED)
                .about(CauseSubject.INSTANCE, "trainer/2")
                .about(CauseSubject.HOST, "node3")
                .with(CauseFigure.RESTARTS, 3)
                .quoting("exit status 7");

        assertThat(failed(cause).text())
                .isEqualTo("The instance trainer/2 failed on node3, after 3 restarts: exit status 7. What it wrote says"
                        + " more: yarn-submit logs application_1_0001 --role trainer/2");
        assertThat(failed(EndCause.of(EndCode.ROLE_FAILED)).text())
                .isEqualTo("A role failed. What it wrote says more: yarn-submit logs application_1_0001 --failed");
    }

    @Test
    void driversMainThrew_showsWhere() {
        Finding finding = failed(EndCause.of(EndCode.DRIVER_THREW)
                .quoting("java.lang.IllegalStateException: no input\n    com.acme.Main.main(Main.java:7)"));

        assertThat(finding.sentence())
                .isEqualTo("The driver failed: its main threw java.lang.IllegalStateException: no input");
        assertThat(finding.evidence()).containsExactly("    com.acme.Main.main(Main.java:7)");
    }

    @Test
    void driverWasKilled_saysWhichSettingAndItsValue() {
        Finding finding = Facts.ended(
                        State.FAILED,
                        ExitMark.put(137, EndCause.of(EndCode.DRIVER_SIGNALLED).with(CauseFigure.SIGNAL, 9)))
                .set("yarnsubmit.driver.memory", "2g")
                .first();

        assertThat(finding.code()).isEqualTo("driver-killed");
        assertThat(finding.nextStep())
                .startsWith("If no user did that, raise --driver-memory (now 2g) or driver.memoryOverhead");
    }

    @Test
    void executorsFailed_tellsTheLastOfThem() {
        EndCause first = EndCause.of(EndCode.EXECUTOR_EXITED)
                .about(CauseSubject.EXECUTOR, "1")
                .about(CauseSubject.HOST, "node1")
                .with(CauseFigure.EXIT_STATUS, 7);
        EndCause last = EndCause.of(EndCode.EXECUTOR_MEMORY)
                .about(CauseSubject.EXECUTOR, "3")
                .about(CauseSubject.HOST, "node2")
                .with(CauseFigure.USED_BYTES, 1_181_116_006)
                .with(CauseFigure.LIMIT_BYTES, 1L << 30);
        Finding finding = failed(EndCause.of(EndCode.EXECUTORS_FAILED)
                .with(CauseFigure.FAILURES, 3)
                .with(CauseFigure.LIMIT, 3)
                .because(List.of(first, last)));

        assertThat(finding.sentence())
                .isEqualTo("Too many executors failed: 3 executors failed, which is the limit"
                        + " (yarnsubmit.executor.maxFailures=3). The last one was executor 3 on node2: killed by YARN"
                        + " because it used 1.1 GB of its 1 GB: raise yarnsubmit.executor.memoryOverhead, or"
                        + " yarnsubmit.executor.memory (--executor-memory)");
        assertThat(finding.nextStep()).startsWith("Raise --executor-memory").contains("--failed");
    }

    @Test
    void executorsDidNotComeInTime() {
        Finding finding = failed(EndCause.of(EndCode.EXECUTORS_TIMEOUT)
                .with(CauseFigure.LIMIT_MILLIS, 120_000)
                .quoting("1 of 4 executors registered"));

        assertThat(finding.code()).isEqualTo("executors-timeout");
        assertThat(finding.sentence())
                .isEqualTo(
                        "It was ended because the executors were not there within 2min (yarnsubmit.executorsTimeout): 1 of"
                                + " 4 executors registered");
    }

    @Test
    void lifetimeWasOver() {
        Finding finding = Facts.ended(
                        State.KILLED,
                        "Application is killed by ResourceManager as it has exceeded the lifetime period.")
                .first();

        assertThat(finding.code()).isEqualTo("run-timeout");
        assertThat(finding.sentence()).contains("lifetime was over");
    }

    @Test
    void wasNotStartedInTime() {
        Finding finding = Facts.ended(
                        State.KILLED,
                        "Application application_1_0001 was killed by user ann at 10.0.0.1 with diagnostic message: "
                                + ExitMark.put(
                                        124,
                                        EndCause.of(EndCode.ACCEPT_TIMEOUT)
                                                .with(CauseFigure.LIMIT_MILLIS, 10_000)
                                                .quoting("Queue 'etl' is full")))
                .first();

        assertThat(finding.code()).isEqualTo("accept-timeout");
        assertThat(finding.sentence())
                .isEqualTo(
                        "It was killed because it was not started within 10s (--accept-timeout). Queue 'etl' is full");
    }

    @Test
    void killedByAUser() {
        assertThat(Facts.ended(State.KILLED, "Application application_1_0001 was killed by user bob at 10.0.0.1")
                        .first()
                        .sentence())
                .isEqualTo("It was killed by user bob from 10.0.0.1");
    }

    @Test
    void applicationMasterUsedTooMuchMemory_bothFigures() {
        Finding finding = failed("Application application_1_0001 failed 2 times due to AM Container for"
                + " appattempt_1_0001_000002 exited with  exitCode: -104\nFailing this attempt.Diagnostics:"
                + " [2026-11-22 21:00:00.000]Container [pid=1,containerID=container_1_0001_02_000001] is running 9B beyond"
                + " the 'PHYSICAL' memory limit. Current usage: 1.6 GB of 1.5 GB physical memory used; 3 GB of 3.2 GB"
                + " virtual memory used. Killing container.");

        assertThat(finding.code()).isEqualTo("am-memory");
        assertThat(finding.sentence())
                .isEqualTo(
                        "The ApplicationMaster's container container_1_0001_02_000001 was killed by YARN because it used"
                                + " 1.6 GB of its 1.5 GB");
        assertThat(finding.nextStep()).startsWith("Raise --driver-memory");
    }

    @Test
    void applicationMasterWasKilled_blamesMemoryOnlyWhenYarnDoes() {
        Finding finding = failed("Application application_1_0001 failed 1 times due to AM Container for"
                + " appattempt_1_0001_000001 exited with  exitCode: 137\nFailing this attempt.Diagnostics:"
                + " [2026-11-22 21:00:00.000]Container killed on request. Exit code is 137");

        assertThat(finding.code()).isEqualTo("am-killed");
        assertThat(finding.sentence())
                .endsWith("killed by signal 9 (SIGKILL), by somebody, or by the kernel because memory was short");
    }

    @Test
    void applicationMasterExited_showsTheEndOfItsStandardError() {
        Finding finding = failed("Application application_1_0001 failed 1 times due to AM Container for"
                + " appattempt_1_0001_000001 exited with  exitCode: 1\nContainer id: container_1_0001_01_000001\nLast 4096"
                + " bytes of am.stderr :\nException in thread \"main\" java.lang.NoClassDefFoundError\n\nFor more detailed"
                + " output, check the application tracking page");

        assertThat(finding.sentence())
                .isEqualTo("The ApplicationMaster's container container_1_0001_01_000001 ended with exit status 1");
        assertThat(finding.evidence()).containsExactly("Exception in thread \"main\" java.lang.NoClassDefFoundError");
    }

    @Test
    void refused() {
        Finding finding = failed("Application application_1_0001 submitted by user ann to unknown queue: x");

        assertThat(finding.code()).isEqualTo("refused");
        assertThat(finding.sentence())
                .isEqualTo(
                        "The ResourceManager did not take it: Application application_1_0001 submitted by user ann to"
                                + " unknown queue: x");
    }

    @Test
    void unknownWords_areShown() {
        assertThat(failed("something new").sentence()).isEqualTo("The ApplicationMaster failed: something new");
    }

    @Test
    void succeeded() {
        assertThat(Facts.ended(State.SUCCEEDED, "").first().sentence()).isEqualTo("It succeeded: nothing went wrong");
    }

    /** Of an application that ended so, with everything that its code can have. */
    private static EndCause example(EndCode code) {
        EndCause cause = EndCause.of(code).quoting("what it said");
        for (CauseFigure figure : code.figures()) {
            cause = cause.with(figure, 60_000);
        }
        return cause;
    }

    private static Finding ended(EndCode code, String diagnostics) {
        State state = switch (code) {
            case SUCCEEDED -> State.SUCCEEDED;
            case KILLED, KILLED_BY_COMMAND, ENDED_BY_USER, RUN_TIMEOUT, ACCEPT_TIMEOUT -> State.KILLED;
            default -> State.FAILED;
        };
        return Facts.ended(state, diagnostics).first();
    }

    private static Stream<EndCode> codesOfApplications() {
        return Arrays.stream(EndCode.values()).filter(code -> !code.isOfExecutor());
    }

    @Test
    void everyCode_hasItsFinding() {
        String table = codesOfApplications()
                .map(code -> code.label() + " -> "
                        + ended(code, ExitMark.put(3, example(code))).code() + "\n")
                .collect(Collectors.joining());

        assertThat(table).isEqualTo("""
                succeeded -> succeeded
                driver-exited -> driver-failed
                driver-signalled -> driver-signalled
                driver-threw -> driver-failed
                driver-not-started -> driver-not-started
                driver-gave-up -> am-failed
                role-failed -> role-failed
                ended-by-user -> killed
                executors-failed -> executors-failed
                machines-failed -> executors-failed
                executors-refused -> executors-refused
                executors-timeout -> executors-timeout
                client-gone -> client-gone
                accept-timeout -> accept-timeout
                run-timeout -> run-timeout
                killed -> killed
                killed-by-command -> killed
                queue-stopped -> queue-stopped
                refused -> refused
                forgotten -> failed
                not-started -> failed
                other -> failed
                am-memory -> am-memory
                am-virtual-memory -> am-memory
                am-out-of-memory -> am-memory
                am-heap-full -> am-memory
                am-killed -> am-killed
                am-java-not-found -> java-not-found
                am-java-too-old -> java-too-old
                am-files-not-fetched -> files-not-fetched
                am-disk-full -> disk-full
                am-preempted -> am-preempted
                am-machine-lost -> am-machine-lost
                am-exited -> am-failed
                am-broken -> am-failed
                am-failed -> am-failed
                """);
    }

    @ParameterizedTest
    @MethodSource("codesOfApplications")
    void theCodeDecides_whateverTheSentenceSays(EndCode code) {
        String kept = ExitMark.put(3, example(code));
        String sentence = ExitMark.without(kept);
        String reworded = "x".repeat(sentence.length()) + kept.substring(sentence.length());

        assertThat(ended(code, reworded).code()).isEqualTo(ended(code, kept).code());
        assertThat(ended(code, reworded).gist()).isEqualTo(ended(code, kept).gist());
        assertThat(ended(code, reworded).nextStep()).isEqualTo(ended(code, kept).nextStep());
    }

    @ParameterizedTest
    @EnumSource(
            value = EndCode.class,
            names = {
                "DRIVER_EXITED",
                "DRIVER_SIGNALLED",
                "DRIVER_THREW",
                "DRIVER_NOT_STARTED",
                "EXECUTORS_FAILED",
                "MACHINES_FAILED",
                "EXECUTORS_REFUSED",
                "EXECUTORS_TIMEOUT",
                "CLIENT_GONE",
                "ACCEPT_TIMEOUT"
            })
    void ourSentences_areNotRead(EndCode code) {
        assertThat(failed(example(code).sentence()).code()).isEqualTo("am-failed");
    }

    /** YARN's words are read elsewhere, and ours nowhere. */
    @Test
    void rules_knowNoPatterns() throws IOException {
        Path rules = Path.of("src/main/java/io/yarnsubmit/client/explain");
        try (Stream<Path> files = Files.list(rules)) {
            assertThat(files.filter(file -> file.toString().endsWith(".java")))
                    .hasSizeGreaterThan(10)
                    .allSatisfy(file -> assertThat(Files.readString(file))
                            .doesNotContain(
                                    "java.util.regex",
                                    ".matches(",
                                    ".startsWith(",
                                    ".endsWith(",
                                    ".indexOf(",
                                    ".contains(\"",
                                    ".split("));
        }
    }
}
