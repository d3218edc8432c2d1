package io.yarnsubmit.executor;

import io.yarnsubmit.protocol.loop.EventLoop;
import io.yarnsubmit.protocol.v1.TaskResult;
import io.yarnsubmit.protocol.v1.TaskRun;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Interrupts tasks whose time is over. One that takes no notice of that holds its slot for ever; so it is given up: the
 * driver hears that it has failed, and the executor ends.
 */
final class TimeLimits {
    /** What the process ends with then; none that a shell or YARN gives a meaning. */
    static final int EXIT_STATUS = 54;

    private static final Duration GRACE = Duration.ofSeconds(10);

    private final EventLoop loop;
    private final Log log;
    private final Consumer<TaskResult> givenUp;

    /** @param givenUp takes the result of a task that goes on for ever, on the loop, and is to end the process */
    TimeLimits(EventLoop loop, Log log, Consumer<TaskResult> givenUp) {
        this.loop = loop;
        this.log = log;
        this.givenUp = givenUp;
    }

    /** On the task's thread. */
    void begun(RunningTask task, TaskRun run) {
        loop.schedule(Duration.ofMillis(run.getTimeLimitMillis()), () -> {
            if (task.timeIsOver()) {
                loop.schedule(GRACE, () -> giveUp(task, run));
            }
        });
    }

    private void giveUp(RunningTask task, TaskRun run) {
        TaskResult result = task.giveUp("The task ran for longer than its time limit of " + run.getTimeLimitMillis()
                + " ms, and went on for " + GRACE.toSeconds()
                + " s after it was interrupted, so its executor was ended."
                + " Let it end when its thread is interrupted; this is where it was");
        if (result != null) {
            log.say("task " + run.getTaskId() + " goes on " + GRACE.toSeconds()
                    + " s after it was interrupted at its time"
                    + " limit of " + run.getTimeLimitMillis() + " ms; the executor ends with status " + EXIT_STATUS
                    + ". Let the task end when its thread is interrupted.");
            givenUp.accept(result);
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
