package io.yarnsubmit.driver.context;

import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;

/** Reads results on the thread that waits for them, so that stack traces show where the action was called. */
final class CallingThreadExecutor implements Executor {
    private final LinkedBlockingQueue<Runnable> work = new LinkedBlockingQueue<>();

    @Override
    public void execute(Runnable step) {
        work.add(step);
    }

    /** Runs submitted work until the job is done. An interruption cancels the job. */
    void workUntilDone(RemoteJob<?> job) {
        job.whenDone(() -> work.add(() -> {}));
        while (!job.isDone()) {
            try {
                work.take().run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                job.cancel(true);
                throw new CancellationException("The thread was interrupted while it waited for job '" + job.name()
                        + "'; the job is cancelled");
            }
        }
    }
}
