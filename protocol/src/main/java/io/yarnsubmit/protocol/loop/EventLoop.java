package io.yarnsubmit.protocol.loop;

import io.yarnsubmit.protocol.failure.OwnThreads;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One daemon thread that runs events one after the other, in the order of their submission, and timers when they are
 * due.
 *
 * <p>State that only this thread uses needs no locks. Events must not block. When an event throws, the failure handler
 * is called, and the loop goes on. The code has few lambdas and no streams, because the start of every executor loads
 * it.
 */
public final class EventLoop implements Executor, AutoCloseable {
    // Guarded by itself. A queue of java.util.concurrent would wait by a condition, which fixes the size of the JVM's
    // common pool before the user's main can set it.
    private final ArrayDeque<Runnable> events = new ArrayDeque<>();
    // Used by the loop's thread only.
    private final PriorityQueue<Timer> timers = new PriorityQueue<>(new Sooner());
    private final Consumer<Throwable> onFailure;
    private final Thread thread;
    private volatile boolean closed;

    private EventLoop(String name, Consumer<Throwable> onFailure) {
        this.onFailure = onFailure;
        this.thread = OwnThreads.unstarted(name, (unused, failure) -> report(failure), this::run);
    }

    /**
     * Starts a loop.
     *
     * @param name the name of its thread
     * @param onFailure is called on the loop's thread with what an event threw
     */
    public static EventLoop start(String name, Consumer<Throwable> onFailure) {
        EventLoop loop = new EventLoop(name, onFailure);
        loop.thread.start();
        return loop;
    }

    /** Runs an event after those submitted before it. After {@link #close} events are dropped. */
    @Override
    public void execute(Runnable event) {
        if (!closed) {
            add(event);
        }
    }

    private void add(Runnable event) {
        synchronized (events) {
            events.addLast(event);
            // Only the loop waits, and only while there are none.
            if (events.size() == 1) {
                events.notify();
            }
        }
    }

    /** Runs an event after a delay, unless the timer is cancelled before. */
    public Timer schedule(Duration delay, Runnable event) {
        Timer timer = new Timer(System.nanoTime() + delay.toNanos(), event);
        if (onLoop()) {
            timers.add(timer);
        } else {
            execute(() -> timers.add(timer));
        }
        return timer;
    }

    /** Whether the caller is on the loop's thread; for assertions. */
    public boolean onLoop() {
        return Thread.currentThread() == thread;
    }

    /** Ends the loop after the event that runs now, without waiting for it. */
    @Override
    public void close() {
        closed = true;
        add(() -> {});
    }

    private void run() {
        while (!closed) {
            try {
                runDueTimers();
                Runnable event = next();
                if (event != null && !closed) {
                    event.run();
                }
            } catch (InterruptedException e) {
                // Nobody interrupts this thread to end it, and an event that leaves the interrupt flag set must not end
                // the loop.
                continue;
            } catch (Throwable e) {
                report(e);
            }
        }
    }

    private void report(Throwable failure) {
        try {
            onFailure.accept(failure);
        } catch (Throwable e) {
            // The handler has to end the process if it must end; the loop goes on as long as it has not.
            return;
        }
    }

    /** Runs the timers that are due now. Timers that they schedule run later, so that timers cannot starve events. */
    private void runDueTimers() {
        long now = System.nanoTime();
        while (!timers.isEmpty() && timers.peek().isDueBefore(now) && !closed) {
            Runnable event = timers.remove().take();
            if (event != null) {
                event.run();
            }
        }
    }

    private @Nullable Runnable next() throws InterruptedException {
        Timer first = timers.peek();
        synchronized (events) {
            while (events.isEmpty()) {
                long nanos = first == null ? 0 : first.nanosLeft();
                if (first != null && nanos <= 0) {
                    return null;
                }
                // Zero waits for an event.
                events.wait(nanos / 1_000_000, (int) (nanos % 1_000_000));
            }
            return events.removeFirst();
        }
    }

    /** An event that runs later. */
    public static final class Timer {
        private final long dueNanos;
        private volatile @Nullable Runnable event;

        private Timer(long dueNanos, Runnable event) {
            this.dueNanos = dueNanos;
            this.event = event;
        }

        /** Drops the event if it has not run. Only on the loop's thread is it certain whether it has. */
        public void cancel() {
            event = null;
        }

        private @Nullable Runnable take() {
            Runnable taken = event;
            event = null;
            return taken;
        }

        private boolean isDueBefore(long nanos) {
            return dueNanos - nanos < 0;
        }

        private long nanosLeft() {
            return dueNanos - System.nanoTime();
        }
    }

    private static final class Sooner implements Comparator<Timer> {
        @Override
        public int compare(Timer a, Timer b) {
            return Long.signum(a.dueNanos - b.dueNanos);
        }
    }
}
