package io.yarnsubmit.executor;

import io.yarnsubmit.protocol.loop.EventLoop;
import io.yarnsubmit.protocol.v1.TaskResult;
import io.yarnsubmit.protocol.v1.TaskRun;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Interrupts tasks that reach their time limit. A task that ignores the interruption, or a cancellation, would hold its
 * slot for ever. So it is given up: it is reported as failed, and the executor ends.
 */
final class TimeLimits {
    /** The exit status of the process then, which has no meaning in shells or YARN. */
    static final int EXIT_STATUS = 54;

    private static final Duration LONGEST_CLOSING = Duration.ofSeconds(20);
    private static final String CLOSING = "while its exception was described or System.out was flushed";

    private final EventLoop loop;
    private final ExecutorLog log;
    private final Duration grace;
    private final Consumer<TaskResult> givenUp;

    /**
     * @param grace how long a task may continue after it was interrupted
     * @param givenUp is called on the loop with the result of a task that was given up, and must end the process
     */
    TimeLimits(EventLoop loop, ExecutorLog log, Duration grace, Consumer<TaskResult> givenUp) {
        this.grace = grace;
        this.loop = loop;
        this.log = log;
        this.givenUp = givenUp;
    }

    /** To be called on the task's thread when it begins. */
    void begun(RunningTask task, TaskRun run) {
        loop.schedule(Duration.ofMillis(run.getTimeLimitMillis()), () -> {
            if (task.timeIsOver()) {
                loop.schedule(grace, () -> giveUp(task, "at its time limit of " + run.getTimeLimitMillis() + " ms"));
            }
        });
    }

    /** To be called when a running task was cancelled and interrupted. */
    void cancelled(RunningTask task) {
        loop.schedule(grace, () -> giveUp(task, "because it was cancelled"));
    }

    /**
     * Gives up a task whose end takes too long: the methods of its exception, or of the standard output that it has set.
     * To be called now and then.
     */
    void watch(Collection<RunningTask> tasks) {
        for (RunningTask task : tasks) {
            if (task.isClosingFor(LONGEST_CLOSING) && task.timeIsOver()) {
                loop.schedule(grace, () -> giveUp(task, CLOSING));
            }
        }
    }

    /** @param when it was interrupted */
    private void giveUp(RunningTask task, String when) {
        String what = " continued for " + grace.toMillis() / 1000.0 + " s after it was interrupted " + when;
        TaskResult result = task.giveUp("The task" + what + ", so its executor was ended."
                + " Make it end when its thread is interrupted; the stack trace shows where it was");
        if (result != null) {
            log.say("task " + result.getTaskId() + what + "; the executor ends with status " + EXIT_STATUS
                    + ". Make the task end when its thread is interrupted. It was here:\n"
                    + result.getError().getStackTrace());
            givenUp.accept(result);
        }
    }

    /** The exception to report instead of what the interrupted task threw. */
    TimeoutException exceeded(TaskRun run, Throwable thrown) {
        TimeoutException timeout = new TimeoutException("The task ran for longer than its time limit of "
                + run.getTimeLimitMillis() + " ms and was interrupted");
        timeout.initCause(thrown);
        return timeout;
    }
}
