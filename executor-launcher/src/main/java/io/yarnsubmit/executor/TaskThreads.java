package io.yarnsubmit.executor;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** One daemon thread for each slot, made when first needed. Their context class loader is the user's. */
final class TaskThreads {
    private final ThreadPoolExecutor threads;

    TaskThreads(int slots, ClassLoader userClasses) {
        ThreadFactory factory = work -> {
            Thread thread = new Thread(work, "task");
            thread.setDaemon(true);
            thread.setContextClassLoader(userClasses);
            return thread;
        };
        threads = new ThreadPoolExecutor(slots, slots, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), factory);
    }

    void run(RunningTask task) {
        threads.execute(task);
    }
}
