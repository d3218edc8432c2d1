package io.yarnsubmit.map.run;

import io.yarnsubmit.map.item.ItemEnd;
import io.yarnsubmit.map.log.FormerRun;
import io.yarnsubmit.map.log.Joblog;
import java.io.Closeable;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where the units' ends are written down: the user's joblog, without which the run does not go on, or a journal for the next
 * attempt, without which it does. On one thread.
 */
final class EndLog implements Closeable {
    private final boolean required;
    private final FormerRun former;
    private final Consumer<String> say;
    private @Nullable Joblog log;

    private EndLog(@Nullable Joblog log, boolean required, Consumer<String> say) {
        this.log = log;
        this.required = required;
        this.former = log == null ? FormerRun.none() : log.former();
        this.say = say;
    }

    static EndLog required(Joblog log) {
        return new EndLog(log, true, line -> {});
    }

    /** @param say hears once that it cannot be used any more */
    static EndLog helpful(@Nullable Joblog log, Consumer<String> say) {
        return new EndLog(log, false, say);
    }

    /** What was there when it was opened. */
    FormerRun former() {
        return former;
    }

    void add(ItemEnd end, String host) throws IOException {
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
