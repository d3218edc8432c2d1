package io.yarnsubmit.executor.command;

import java.io.File;
import java.lang.ProcessBuilder.Redirect;

/** What a command reads and writes. */
public interface CommandStreams {
    /** It reads nothing, and writes to the executor's log. */
    CommandStreams LOG = new OfLog();

    /** Before it starts. */
    void prepare(ProcessBuilder builder);

    /** It has started. Must not wait. */
    void begin(Process process);

    /** It has ended, and so has what it has started. Waits for what is still to be read, but not for long. */
    void finish() throws InterruptedException;

    /** No input. */
    static Redirect nothing() {
        return Redirect.from(new File("/dev/null"));
    }

    /** See {@link #LOG}. */
    final class OfLog implements CommandStreams {
        private OfLog() {}

        @Override
        public void prepare(ProcessBuilder builder) {
            builder.inheritIO().redirectInput(nothing());
        }

        @Override
        public void begin(Process process) {
            // It has our own streams.
        }

        @Override
        public void finish() {
            // Nothing is in between.
        }
    }
}
