package io.yarnsubmit.protocol.rpc;

import io.yarnsubmit.protocol.failure.OwnThreads;
import java.lang.Thread.UncaughtExceptionHandler;
import java.util.ArrayDeque;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Daemon threads for connections, started on demand. They wait by monitors: to wait by a condition of
 * {@code java.util.concurrent} fixes the size of the JVM's common pool, which the user's main may set. Thread-safe.
 */
final class TransportWorkers implements Executor {
    private static final long IDLE_MILLIS = 10_000;

    private final UncaughtExceptionHandler onFailure;
    // Guarded by this.
    private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();
    private int idle;

    /** @param onFailure hears what the threads do not catch */
    TransportWorkers(UncaughtExceptionHandler onFailure) {
        this.onFailure = onFailure;
    }

    @Override
    public synchronized void execute(Runnable work) {
        waiting.addLast(work);
        if (waiting.size() <= idle) {
            notify();
            return;
        }
        Thread unused = OwnThreads.start("transport", onFailure, this::run);
    }

    private void run() {
        for (Runnable work = next(); work != null; work = next()) {
            work.run();
        }
    }

    private synchronized @Nullable Runnable next() {
        long end = System.nanoTime() + IDLE_MILLIS * 1_000_000;
        long left = IDLE_MILLIS;
        while (waiting.isEmpty() && left > 0) {
            idle++;
            try {
                wait(left);
            } catch (InterruptedException e) {
                // Nobody interrupts this thread to end it.
                continue;
            } finally {
                idle--;
            }
            left = (end - System.nanoTime()) / 1_000_000;
        }
        return waiting.pollFirst();
    }
}
