package io.yarnsubmit.protocol.rpc;

import io.yarnsubmit.protocol.failure.OwnThreads;
import java.lang.Thread.UncaughtExceptionHandler;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The timer of connections: one daemon thread, which waits by a monitor for the reason that {@link TransportWorkers} gives.
 * It ends when there are no timers. Thread-safe.
 */
final class TransportTimer extends AbstractExecutorService implements ScheduledExecutorService {
    private static final long IDLE_MILLIS = 10_000;

    private final UncaughtExceptionHandler onFailure;
    // Guarded by this.
    private final PriorityQueue<Timer<?>> timers = new PriorityQueue<>();
    private boolean started;

    /** @param onFailure hears what the thread does not catch; what its timers throw is in their futures */
    TransportTimer(UncaughtExceptionHandler onFailure) {
        this.onFailure = onFailure;
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> work, long delay, TimeUnit unit) {
        Timer<V> timer = new Timer<>(work, System.nanoTime() + unit.toNanos(delay));
        add(timer);
        return timer;
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable work, long delay, TimeUnit unit) {
        Callable<Boolean> called = () -> {
            work.run();
            return true;
        };
        return schedule(called, delay, unit);
    }

    @Override
    public void execute(Runnable work) {
        Object unused = schedule(work, 0, TimeUnit.NANOSECONDS);
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable work, long first, long period, TimeUnit unit) {
        throw new UnsupportedOperationException("connections need no such timers");
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable work, long first, long delay, TimeUnit unit) {
        throw new UnsupportedOperationException("connections need no such timers");
    }

    private synchronized void add(Timer<?> timer) {
        timers.add(timer);
        if (!started) {
            Thread unused = OwnThreads.start("transport-timer", onFailure, this::run);
            started = true;
        } else if (timers.peek() == timer) {
            notify();
        }
    }

    private synchronized void remove(Timer<?> timer) {
        timers.remove(timer);
    }

    private void run() {
        for (Timer<?> timer = next(); timer != null; timer = next()) {
            timer.run();
        }
    }

    private synchronized @Nullable Timer<?> next() {
        long idleSince = System.nanoTime();
        while (true) {
            Timer<?> first = timers.peek();
            long millis = first == null ? IDLE_MILLIS : first.getDelay(TimeUnit.MILLISECONDS) + 1;
            if (first != null && first.getDelay(TimeUnit.NANOSECONDS) <= 0) {
                timers.remove();
                return first;
            }
            if (first == null && System.nanoTime() - idleSince > IDLE_MILLIS * 1_000_000) {
                started = false;
                return null;
            }
            try {
                wait(millis);
            } catch (InterruptedException e) {
                // Nobody interrupts this thread to end it.
                continue;
            }
        }
    }

    @Override
    public void shutdown() {
        // Its thread ends with the process.
    }

    @Override
    public List<Runnable> shutdownNow() {
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return false;
    }

    @Override
    public boolean isTerminated() {
        return false;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return false;
    }

    private final class Timer<V> extends FutureTask<V> implements ScheduledFuture<V> {
        private final long dueNanos;

        Timer(Callable<V> work, long dueNanos) {
            super(work);
            this.dueNanos = dueNanos;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(dueNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.signum(dueNanos - ((Timer<?>) other).dueNanos);
        }

        @Override
        protected void done() {
            if (isCancelled()) {
                remove(this);
            }
        }
    }
}
