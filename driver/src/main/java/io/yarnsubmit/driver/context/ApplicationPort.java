package io.yarnsubmit.driver.context;

import io.yarnsubmit.driver.tasks.TaskSetSpec;
import java.util.function.BiConsumer;

/** What the context asks of the application. All methods may be called from any thread and return at once. */
public interface ApplicationPort {
    /** @param whenEnded is called on the loop with each task's id and outcome, once; not for a task that was cancelled */
    void submit(String group, TaskSetSpec tasks, BiConsumer<Long, TaskOutcome> whenEnded);

    void cancel(long taskId, boolean interrupt);

    /** Cancels all tasks of a set that have not ended, and interrupts those that run. */
    void cancelAll(String group, TaskSetSpec tasks);

    void request(String group, int total);

    void kill(int executorId);

    void progress(double fraction);

    void status(String text);

    /** Runs something between two events, when what the groups show does not change. */
    void execute(Runnable event);

    /** Gives the executors back, and ends all tasks as failed. */
    void close();
}
