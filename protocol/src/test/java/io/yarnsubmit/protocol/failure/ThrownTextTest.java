package io.yarnsubmit.protocol.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.yarnsubmit.seeds.OddThrowables;
import io.yarnsubmit.seeds.Seeds;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ThrownTextTest {
    /** A line of the message, the notes, and the cut. */
    private static final int LONGEST_LINE = ThrownText.LONGEST_LINE * 2 + 4_000;

    @AfterEach
    void forgetInterruptions() {
        Thread.interrupted();
    }

    @Test
    void ordinaryExceptions_areTextsAsTheJvmPrintsThem() {
        IllegalStateException thrown = new IllegalStateException("outer", new IOException("disk\nfull"));
        thrown.addSuppressed(new RuntimeException("closing", new ArithmeticException()));
        StringWriter printed = new StringWriter();
        thrown.printStackTrace(new PrintWriter(printed, true));

        assertThat(ThrownText.stackTrace(thrown)).isEqualToNormalizingNewlines(printed.toString());
        assertThat(ThrownText.line(thrown)).isEqualTo("java.lang.IllegalStateException: outer");
        assertThat(ThrownText.message(thrown)).isEqualTo("outer");
        assertThat(ThrownText.message(new IOException())).isEmpty();
        assertThat(ThrownText.frames(thrown, 1)).hasSize(1).first().asString().contains("ThrownTextTest");
    }

    @Test
    void toStringThatReturnsNull_isReplaced() {
        Throwable thrown = new RuntimeException("why") {
            @Override
            public String toString() {
                return null;
            }
        };

        assertThat(ThrownText.line(thrown))
                .isEqualTo(thrown.getClass().getName() + ": why (its toString() returned null)");
    }

    @Test
    void getMessageThatThrows_isReplaced() {
        Throwable thrown = new RuntimeException() {
            @Override
            public String getMessage() {
                throw new StackOverflowError();
            }
        };

        assertThat(ThrownText.line(thrown))
                .isEqualTo(thrown.getClass().getName() + " (its toString() threw java.lang.StackOverflowError)");
        assertThat(ThrownText.stackTrace(thrown)).contains("ThrownTextTest.getMessageThatThrows");
    }

    @Test
    void hugeMessages_areCut() {
        Throwable thrown = new RuntimeException("x".repeat(50_000_000));

        assertThat(ThrownText.line(thrown))
                .startsWith("java.lang.RuntimeException: xxx")
                .endsWith(" ...")
                .hasSizeLessThan(LONGEST_LINE);
        assertThat(ThrownText.stackTrace(thrown)).contains("ThrownTextTest.hugeMessages");
    }

    @Test
    void chainsOfThousands_andCyclesEnd() {
        Throwable chain = new RuntimeException("innermost");
        for (int i = 0; i < 5_000; i++) {
            chain = new RuntimeException("link " + i, chain);
        }
        Throwable first = new RuntimeException("first");
        first.initCause(new RuntimeException("second", first));

        assertThat(ThrownText.stackTrace(chain))
                .startsWith("java.lang.RuntimeException: link 4999")
                .endsWith("... and more\n")
                .hasSizeLessThan(ThrownText.LONGEST_TRACE + LONGEST_LINE);
        assertThat(ThrownText.stackTrace(first)).contains("[CIRCULAR REFERENCE: java.lang.RuntimeException: first]");
        assertThat(OutOfMemory.isIn(first)).isFalse();
        assertThat(OutOfMemory.isIn(new IOException(new OutOfMemoryError()))).isTrue();
    }

    @Test
    void manySuppressedOfSuppressed_end() {
        Throwable nested = new RuntimeException("innermost");
        for (int i = 0; i < 2_000; i++) {
            Throwable outer = new RuntimeException("level " + i);
            outer.addSuppressed(nested);
            nested = outer;
        }

        assertThat(ThrownText.stackTrace(nested)).hasSizeLessThan(ThrownText.LONGEST_TRACE + LONGEST_LINE);
    }

    @Test
    void whateverTheyDo_theClassIsNamedAndTheTextIsShort() {
        Seeds.of(150, 20_000).forEach(seed -> {
            Throwable odd = OddThrowables.of(seed);
            String name = odd.getClass().getName();

            assertThat(ThrownText.line(odd)).hasSizeLessThan(LONGEST_LINE);
            assertThat(ThrownText.message(odd)).hasSizeLessThan(LONGEST_LINE);
            assertThat(ThrownText.stackTrace(odd)).hasSizeLessThan(ThrownText.LONGEST_TRACE + 2 * LONGEST_LINE);
            assertThat(ThrownText.frames(odd, 5)).hasSizeLessThanOrEqualTo(5);
            assertThat(ThrownText.className(odd)).isEqualTo(name);
            assertThat(OutOfMemory.isIn(odd)).isIn(true, false);
            Thread.interrupted();
        });
    }
}
