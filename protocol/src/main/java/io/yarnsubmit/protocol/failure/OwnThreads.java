package io.yarnsubmit.protocol.failure;

import java.lang.Thread.UncaughtExceptionHandler;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Makes the threads of our own code, and nobody else makes any. They are daemons, and each has a handler of its own for
 * what it does not catch, because the one for all threads is the user's to set: a thread that others wait for never dies
 * unnoticed.
 */
public final class OwnThreads implements ThreadFactory {
    /** For a thread that nobody waits for, and whose work is done again or not needed. */
    public static final UncaughtExceptionHandler NOT_MISSED = (thread, failure) -> {};

    private static final long IDLE_SECONDS = 10;

    private final String name;
    private final UncaughtExceptionHandler onFailure;

    private OwnThreads(String name, UncaughtExceptionHandler onFailure) {
        this.name = name;
        this.onFailure = onFailure;
    }

    /** Starts a thread. */
    public static Thread start(String name, UncaughtExceptionHandler onFailure, Runnable work) {
        Thread thread = unstarted(name, onFailure, work);
        thread.start();
        return thread;
    }

    /** A thread to be started later, such as a shutdown hook. */
    public static Thread unstarted(String name, UncaughtExceptionHandler onFailure, Runnable work) {
        return new OwnThreads(name, onFailure).newThread(work);
    }

    /** A pool of as many threads as there is work for. Only work given to {@code execute} has its failures noticed. */
    public static ExecutorService pool(String name, UncaughtExceptionHandler onFailure) {
        return Executors.newCachedThreadPool(new OwnThreads(name, onFailure));
    }

    /** A pool of a fixed size, whose idle threads end. */
    public static ThreadPoolExecutor pool(String name, int size, UncaughtExceptionHandler onFailure) {
        return pool(size, new OwnThreads(name, onFailure));
    }

    /** A pool of a fixed size of such threads, whose idle threads end. */
    public static ThreadPoolExecutor pool(int size, ThreadFactory factory) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                size, size, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), factory);
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /** Makes threads for a pool. */
    public static ThreadFactory factory(String name, UncaughtExceptionHandler onFailure) {
        return new OwnThreads(name, onFailure);
    }

    @Override
    public Thread newThread(Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler(onFailure);
        return thread;
    }
}
