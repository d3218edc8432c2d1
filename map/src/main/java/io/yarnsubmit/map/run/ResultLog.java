package io.yarnsubmit.map.run;

import io.yarnsubmit.map.item.UnitResult;
import io.yarnsubmit.map.log.Joblog;
import io.yarnsubmit.map.log.PreviousRun;
import java.io.Closeable;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Records the results of units: in the user's joblog, whose failure ends the run, or in a journal for the next attempt,
 * whose failure does not. For one thread.
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

    /** @param say is called once when the log cannot be written any more */
    static ResultLog helpful(@Nullable Joblog log, Consumer<String> say) {
        return new ResultLog(log, false, say);
    }

    /** What the log contained when it was opened. */
    PreviousRun previous() {
        return previous;
    }

    void add(UnitResult end, String host) throws IOException {
        attempt(open -> open.add(end, host));
    }

    /** To be called about every second. */
    void flush() throws IOException {
        attempt(Joblog::flush);
    }

    /** To be called before closing when the run is complete. */
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
        return "finished items are not recorded any more, so if the ApplicationMaster is lost, all items run again: "
                + e.getMessage();
    }

    @FunctionalInterface
    private interface Step {
        void with(Joblog open) throws IOException;
    }
}
