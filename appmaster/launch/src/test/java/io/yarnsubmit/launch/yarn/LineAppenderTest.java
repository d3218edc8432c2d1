package io.yarnsubmit.launch.yarn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.apache.log4j.Level;
import org.apache.log4j.Logger;
import org.apache.log4j.spi.LoggingEvent;
import org.junit.jupiter.api.Test;

class LineAppenderTest {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    private final class Here extends LineAppender {
        private final PrintStream out = new PrintStream(written, false, StandardCharsets.UTF_8);

        Here(boolean withThread) {
            super("HH:mm:ss,SSS", withThread);
        }

        @Override
        protected PrintStream out() {
            return out;
        }
    }

    private String log(LineAppender appender, Throwable thrown) {
        Logger logger = Logger.getLogger("org.acme.Reader");
        appender.doAppend(new LoggingEvent("", logger, Level.WARN, "no \u00e4nswer", thrown));
        return written.toString(StandardCharsets.UTF_8);
    }

    @Test
    void anEvent_isALine() {
        assertThat(log(new Here(false), null)).matches("\\d\\d:\\d\\d:\\d\\d,\\d{3} WARN  Reader: no \u00e4nswer\\R");
    }

    @Test
    void theThread_isNamedWhereItMatters() {
        assertThat(log(new Here(true), null))
                .contains(" WARN  [" + Thread.currentThread().getName() + "] Reader: ");
    }

    @Test
    void whatWasThrown_follows() {
        assertThat(log(new Here(false), new IllegalStateException("broken")).lines())
                .element(1)
                .isEqualTo("java.lang.IllegalStateException: broken");
    }
}
