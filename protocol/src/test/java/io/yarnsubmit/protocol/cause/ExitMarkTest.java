package io.yarnsubmit.protocol.cause;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What YARN keeps, and what is read of it. */
class ExitMarkTest {
    private static final EndCause THREE = EndCause.of(EndCode.DRIVER_EXITED).with(CauseFigure.EXIT_STATUS, 3);
    private static final EndCause FAILED = EndCause.of(EndCode.EXECUTORS_FAILED)
            .with(CauseFigure.FAILURES, 2)
            .with(CauseFigure.LIMIT, 2)
            .because(List.of(EndCause.of(EndCode.EXECUTOR_EXITED)
                    .about(CauseSubject.EXECUTOR, "7")
                    .about(CauseSubject.HOST, "node 3")
                    .with(CauseFigure.EXIT_STATUS, 3)
                    .quoting("no license")));

    @Test
    void stands_afterTheSentence() {
        assertThat(ExitMark.put(3, THREE))
                .isEqualTo("driver exited with 3 [exit status 3; driver-exited exitStatus=3]");
        assertThat(ExitMark.put(123, FAILED))
                .isEqualTo("2 executors failed, which is the limit (yarnsubmit.executor.maxFailures=2). The last:"
                        + " executor 7 on node 3: exited with 3: no license [exit status 123; executors-failed"
                        + " failures=2 limit=2 {executor-exited @executor=7 @host=node%203 exitStatus=3 said=10-10}]");
    }

    @ParameterizedTest
    @EnumSource(EndCode.class)
    void everyCode_isReadAsItWasWritten(EndCode code) {
        EndCause cause = EndSentencesTest.example(code);

        assertThat(ExitMark.cause(ExitMark.put(3, cause))).contains(cause);
        assertThat(ExitMark.without(ExitMark.put(3, cause))).isEqualTo(cause.sentence());
        assertThat(ExitMark.in(ExitMark.put(3, cause))).hasValue(3);
    }

    static LongStream seeds() {
        return LongStream.range(0, 2_000);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anyCause_isReadAsItWasWritten(long seed) {
        RandomCause random = new RandomCause(seed);
        EndCause cause = random.next();
        String kept = random.text(30) + ExitMark.put((int) (seed % 256), cause) + (seed % 2 == 0 ? "" : " \n");

        assertThat(ExitMark.in(kept)).hasValue((int) (seed % 256));
        if (CauseText.write(cause, cause.sentence()).length()
                > cause.code().label().length()) {
            EndCause read = ExitMark.cause(kept).orElseThrow();
            assertThat(read.causes().size()).isLessThanOrEqualTo(cause.causes().size());
            assertThat(read.because(List.of())).isEqualTo(cause.because(List.of()));
            assertThat(cause.causes()).endsWith(read.causes().toArray(EndCause[]::new));
        } else {
            assertThat(ExitMark.cause(kept).orElseThrow().code()).isEqualTo(cause.code());
        }
        assertThat(CauseText.write(cause, cause.sentence())).hasSizeLessThanOrEqualTo(CauseText.MOST_CHARACTERS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anythingElse_isReadWithoutHarm(long seed) {
        RandomCause random = new RandomCause(seed);
        String text = random.text(60) + " [exit status 5; " + random.text(60).replaceAll("[\\[\\]]", "") + "]";

        assertThatCode(() -> ExitMark.cause(text)).doesNotThrowAnyException();
        assertThatCode(() -> ExitMark.cause(random.text(100))).doesNotThrowAnyException();
        assertThat(ExitMark.in(text)).hasValue(5);
    }

    @Test
    void exitStatusAlone_hasNoCause() {
        assertThat(ExitMark.in("driver exited with 7 [exit status 7]")).hasValue(7);
        assertThat(ExitMark.cause("driver exited with 7 [exit status 7]")).isEmpty();
        assertThat(ExitMark.without("driver exited with 7 [exit status 7]")).isEqualTo("driver exited with 7");
        assertThat(ExitMark.in("driver exited with 7")).isEmpty();
    }

    @Test
    void codeOfANewerVersion_leavesTheSentence() {
        String newer = "the moon was full [exit status 9; moon-full @phase=full nights=3]";

        assertThat(ExitMark.cause(newer)).isEmpty();
        assertThat(ExitMark.in(newer)).hasValue(9);
        assertThat(ExitMark.without(newer)).isEqualTo("the moon was full");
    }

    @Test
    void whatANewerVersionAdds_isPassedOver() {
        assertThat(ExitMark.cause("x [exit status 3; driver-exited @moon=full nights=3 limit=9 exitStatus=3 !"
                        + " {moon-full} {executor-ended @executor=1}]"))
                .contains(THREE.because(
                        List.of(EndCause.of(EndCode.EXECUTOR_ENDED).about(CauseSubject.EXECUTOR, "1"))));
    }

    @Test
    void ofACauseThatIsTooLong_theLastOfItsCausesStays_thenItsCodeAlone() {
        String host = "h".repeat(250);
        EndCause far = EndCause.of(EndCode.EXECUTOR_ENDED)
                .about(CauseSubject.HOST, host)
                .about(CauseSubject.CONTAINER, host)
                .about(CauseSubject.GROUP, host);
        EndCause many = FAILED.because(List.of(far, far, far));
        EndCause wide = THREE.about(CauseSubject.HOST, "\u20ac".repeat(85))
                .about(CauseSubject.CONTAINER, "\u20ac".repeat(85))
                .about(CauseSubject.QUEUE, "\u20ac".repeat(85));

        assertThat(ExitMark.cause(ExitMark.put(123, many))).contains(FAILED.because(List.of(far)));
        assertThat(ExitMark.cause(ExitMark.put(3, wide))).contains(EndCause.of(EndCode.DRIVER_EXITED));
    }

    @Test
    void whatTheSentenceDoesNotHave_isInTheMark_shortened() {
        EndCause cause = EndCause.of(EndCode.AM_EXITED)
                .with(CauseFigure.EXIT_STATUS, 1)
                .quoting("no [room]\nleft, ".repeat(100));

        EndCause read = ExitMark.cause(ExitMark.put(123, cause)).orElseThrow();

        assertThat(read.detail()).startsWith("no [room]\nleft, no").endsWith(" ...");
        assertThat(read.figures()).isEqualTo(cause.figures());
    }
}
