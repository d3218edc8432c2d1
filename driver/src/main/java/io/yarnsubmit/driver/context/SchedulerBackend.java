package io.yarnsubmit.driver.context;

import io.yarnsubmit.driver.jobs.JobListener;
import io.yarnsubmit.driver.jobs.JobProgress;
import io.yarnsubmit.driver.jobs.JobSpec;
import io.yarnsubmit.driver.tasks.TaskSetSpec;

/** What the driver's context asks of the scheduler. Thread-safe; all methods return at once. */
public interface SchedulerBackend {
    void submit(String group, TaskSetSpec tasks, TaskListener whenEnded);

    void cancel(long taskId, boolean interrupt);

    /** Cancels all tasks of a set that have not ended, and interrupts the running ones. */
    void cancelAll(String group, TaskSetSpec tasks);

    /** @param shown is kept up to date until the listener is told that the job has ended */
    void start(JobSpec job, JobProgress shown, JobListener listener);

    void cancelJob(long jobId, boolean interrupt);

    void cancelStage(long jobId, int stage, boolean interrupt);

    void cancelTask(long jobId, int stage, int task, boolean interrupt);

    /** Results of this size were read, so there is room for others. */
    void taken(long jobId, long bytes);

    void request(String group, int total);

    void kill(int executorId);

    void progress(double fraction);

    void status(String text);

    void figure(String name, long value);

    /** Tells the executors that they can drop these blocks. */
    void releaseBlocks(long first, long count);

    /** Runs an action on the event loop, so that group registries do not change meanwhile. */
    void execute(Runnable event);

    /** Releases the executors, and fails all tasks. */
    void close();
}
