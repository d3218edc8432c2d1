package io.yarnsubmit.map.run;

import io.yarnsubmit.map.item.UnitResult;
import io.yarnsubmit.map.log.Joblog;
import io.yarnsubmit.map.log.PreviousRun;
import java.io.Closeable;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where the units' ends are written down: the user's joblog, without which the run does not go on, or a journal for the next
 * attempt, without which it does. On one thread.
 */
final class ResultLog implements Closeable {
    private final boolean required;
    private final PreviousRun previous;
    private final Consumer<String> say;
    private @Nullable Joblog log;

    private ResultLog(@Nullable Joblog log, boolean required, Consumer<String> say) {
        this.log = log;
        this.required = required;
        this.previous = log == null ? PreviousRun.none() : log.previous();
        this.say = say;
    }

    static ResultLog required(Joblog log) {
        return new ResultLog(log, true, line -> {});
    }

    /** @param say hears once that it cannot be used any more */
    static ResultLog helpful(@Nullable Joblog log, Consumer<String> say) {
        return new ResultLog(log, false, say);
    }

    /** What was there when it was opened. */
    PreviousRun previous() {
        return previous;
    }

    void add(UnitResult end, String host) throws IOException {
        attempt(open -> open.add(end, host));
    }

    /** To be called every second or so. */
    void flush() throws IOException {
        attempt(Joblog::flush);
    }

    /** Before it is closed, when the run has come to its end. */
    void complete() throws IOException {
        attempt(Joblog::complete);
    }

    @Override
    public void close() throws IOException {
        attempt(Joblog::close);
        log = null;
    }

    private void attempt(Step step) throws IOException {
        Joblog open = log;
        if (open == null) {
            return;
        }
        try {
            step.with(open);
        } catch (IOException e) {
            log = null;
            if (required) {
                throw e;
            }
            say.accept(lost(e));
        }
    }

    static String lost(IOException e) {
        return "what has ended is not written down any more, so if the ApplicationMaster were lost, all items would run again: "
                + e.getMessage();
    }

    @FunctionalInterface
    private interface Step {
        void with(Joblog open) throws IOException;
    }
}
