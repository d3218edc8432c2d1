package io.yarnsubmit.driver.context;

import io.yarnsubmit.driver.jobs.JobListener;
import io.yarnsubmit.driver.jobs.JobProgress;
import io.yarnsubmit.driver.jobs.JobSpec;
import io.yarnsubmit.driver.tasks.TaskSetSpec;

/** What the context asks of the application. All methods may be called from any thread and return at once. */
public interface SchedulerBackend {
    void submit(String group, TaskSetSpec tasks, TaskListener whenEnded);

    void cancel(long taskId, boolean interrupt);

    /** Cancels all tasks of a set that have not ended, and interrupts those that run. */
    void cancelAll(String group, TaskSetSpec tasks);

    /** @param shown is kept up to date from then on, until the listener has heard the job's end */
    void start(JobSpec job, JobProgress shown, JobListener listener);

    void cancelJob(long jobId, boolean interrupt);

    void cancelStage(long jobId, int stage, boolean interrupt);

    void cancelTask(long jobId, int stage, int task, boolean interrupt);

    /** Results of so many bytes were read: there is room for others. */
    void taken(long jobId, long bytes);

    void request(String group, int total);

    void kill(int executorId);

    void progress(double fraction);

    void status(String text);

    void figure(String name, long value);

    /** No executor needs these blocks any more. */
    void releaseBlocks(long first, long count);

    /** Runs something between two events, when what the groups show does not change. */
    void execute(Runnable event);

    /** Gives the executors back, and ends all tasks as failed. */
    void close();
}
