package io.yarnsubmit.executor;

import io.yarnsubmit.protocol.loop.EventLoop;
import io.yarnsubmit.protocol.v1.TaskRun;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/**
 * Interrupts tasks whose time is over. One that takes no notice of that holds its slot for ever; so the executor ends, and
 * the driver hears that it was the task's doing.
 */
final class TimeLimits {
    /** What the process ends with then; none that a shell or YARN gives a meaning. */
    static final int EXIT_STATUS = 54;

    private static final Duration GRACE = Duration.ofSeconds(10);

    private final EventLoop loop;
    private final Log log;
    private final ProcessEnd end;

    TimeLimits(EventLoop loop, Log log, ProcessEnd end) {
        this.loop = loop;
        this.log = log;
        this.end = end;
    }

    /** On the task's thread. */
    void begun(RunningTask task, TaskRun run) {
        loop.schedule(Duration.ofMillis(run.getTimeLimitMillis()), () -> {
            if (task.timeIsOver()) {
                loop.schedule(GRACE, () -> endIfRunning(task, run));
            }
        });
    }

    private void endIfRunning(RunningTask task, TaskRun run) {
        if (task.isRunning()) {
            log.say("task " + run.getTaskId() + " goes on " + GRACE.toSeconds()
                    + " s after it was interrupted at its time"
                    + " limit of " + run.getTimeLimitMillis() + " ms; the executor ends with status " + EXIT_STATUS
                    + ". Let the task end when its thread is interrupted.");
            end.now(EXIT_STATUS);
        }
    }

    /** What the driver hears instead of what the interrupted task threw. */
    TimeoutException exceeded(TaskRun run, Throwable thrown) {
        TimeoutException timeout = new TimeoutException("The task ran for longer than its time limit of "
                + run.getTimeLimitMillis() + " ms and was interrupted");
        timeout.initCause(thrown);
        return timeout;
    }
}
