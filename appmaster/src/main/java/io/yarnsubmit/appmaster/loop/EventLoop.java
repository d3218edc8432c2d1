package io.yarnsubmit.appmaster.loop;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One daemon thread that runs events one after the other. What it alone touches needs no lock. Thread-safe. Events that
 * arrive after {@link #close()} are dropped.
 */
public final class EventLoop implements Executor, AutoCloseable {
    private final ScheduledThreadPoolExecutor executor;
    private final Consumer<Throwable> onFailure;

    /**
     * @param name of the thread
     * @param onFailure hears what an event threw, on the loop's thread; the loop goes on
     */
    public EventLoop(String name, Consumer<Throwable> onFailure) {
        this.onFailure = onFailure;
        executor = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
        executor.setRemoveOnCancelPolicy(true);
        executor.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
    }

    @Override
    public void execute(Runnable event) {
        executor.execute(guarded(event));
    }

    /** Runs an event after a delay, unless the timer is cancelled before. */
    public Timer after(Duration delay, Runnable event) {
        Future<?> future = executor.schedule(guarded(event), Math.max(0, delay.toNanos()), TimeUnit.NANOSECONDS);
        return () -> future.cancel(false);
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }

    // An Error on the loop is as much a defect as an exception: whoever listens decides what becomes of the process.
    @SuppressWarnings("CatchAndPrintStackTrace")
    private Runnable guarded(Runnable event) {
        return () -> {
            try {
                event.run();
            } catch (Throwable e) {
                onFailure.accept(e);
            }
        };
    }

    /** An event that is yet to come. */
    @FunctionalInterface
    public interface Timer {
        /** Does nothing when the event has run. */
        void cancel();
    }
}
