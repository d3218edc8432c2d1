package io.yarnsubmit.executor;

import io.yarnsubmit.protocol.loop.EventLoop;
import io.yarnsubmit.protocol.v1.TaskResult;
import io.yarnsubmit.protocol.v1.TaskRun;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Interrupts tasks whose time is over. One that takes no notice of that, or of being cancelled, holds its slot for ever; so
 * it is given up: the driver hears that it has failed, and the executor ends.
 */
final class TimeLimits {
    /** What the process ends with then; none that a shell or YARN gives a meaning. */
    static final int EXIT_STATUS = 54;

    private final EventLoop loop;
    private final ExecutorLog log;
    private final Duration grace;
    private final Consumer<TaskResult> givenUp;

    /**
     * For all tasks of the process.
     *
     * @param grace for how long a task may go on that was interrupted
     * @param givenUp takes the result of a task that goes on for ever, on the loop, and is to end the process
     */
    TimeLimits(EventLoop loop, ExecutorLog log, Duration grace, Consumer<TaskResult> givenUp) {
        this.grace = grace;
        this.loop = loop;
        this.log = log;
        this.givenUp = givenUp;
    }

    /** On the task's thread. */
    void begun(RunningTask task, TaskRun run) {
        loop.schedule(Duration.ofMillis(run.getTimeLimitMillis()), () -> {
            if (task.timeIsOver()) {
                loop.schedule(grace, () -> giveUp(task, "at its time limit of " + run.getTimeLimitMillis() + " ms"));
            }
        });
    }

    /** It was interrupted. */
    void cancelled(RunningTask task) {
        loop.schedule(grace, () -> giveUp(task, "because it was cancelled"));
    }

    /** @param when it was interrupted */
    private void giveUp(RunningTask task, String when) {
        String what = " went on for " + grace.toMillis() / 1000.0 + " s after it was interrupted " + when;
        TaskResult result = task.giveUp("The task" + what + ", so its executor was ended."
                + " Let it end when its thread is interrupted; this is where it was");
        if (result != null) {
            log.say("task " + result.getTaskId() + what + "; the executor ends with status " + EXIT_STATUS
                    + ". Let the task end when its thread is interrupted. It was here:\n"
                    + result.getError().getStackTrace());
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
