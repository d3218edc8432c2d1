package io.yarnsubmit.executor;

import java.lang.Thread.UncaughtExceptionHandler;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs tasks on one daemon thread per slot, created when needed. Tasks begin in order: none overtakes a task that waits
 * for several slots. A thread that dies, whatever the reason, is replaced. Thread-safe.
 */
final class TaskThreads {
    private final int slots;
    private final Broadcasts broadcasts;
    private final UncaughtExceptionHandler onFailure;
    // Guarded by this.
    private final ArrayDeque<RunningTask> waiting = new ArrayDeque<>();
    private int free;
    private int threads;
    private int idleThreads;

    /** @param onFailure hears what tasks' threads do not catch; it is not called for failures of tasks */
    TaskThreads(int slots, Broadcasts broadcasts, UncaughtExceptionHandler onFailure) {
        this.broadcasts = broadcasts;
        this.slots = slots;
        this.free = slots;
        this.onFailure = onFailure;
    }

    synchronized void run(RunningTask task) {
        waiting.addLast(task);
        if (idleThreads > 0) {
            notify();
        }
        startThreadIfNeeded();
    }

    private synchronized void startThreadIfNeeded() {
        if (waiting.size() > idleThreads && threads < slots) {
            new TaskThread(this::work, broadcasts, onFailure).start();
            // Not before, because starting a thread may fail.
            threads++;
        }
    }

    /** Whether no task waits. */
    synchronized boolean isQueueEmpty() {
        return waiting.isEmpty();
    }

    /** How many threads there are. */
    synchronized int threads() {
        return threads;
    }

    /** Removes up to this many tasks that have not begun, the last ones first. */
    synchronized List<RunningTask> recall(int most) {
        List<RunningTask> recalled = new ArrayList<>();
        while (recalled.size() < most && !waiting.isEmpty()) {
            recalled.add(waiting.removeLast());
        }
        return recalled;
    }

    private void work() {
        try {
            while (true) {
                run(take(), (TaskThread) Thread.currentThread());
            }
        } finally {
            died();
        }
    }

    private void run(RunningTask task, TaskThread thread) {
        try {
            thread.restore();
            task.run();
        } catch (Throwable e) {
            onFailure.uncaughtException(thread, e);
        } finally {
            giveBack(task);
        }
    }

    private synchronized void died() {
        threads--;
        startThreadIfNeeded();
    }

    private synchronized RunningTask take() {
        while (waiting.isEmpty() || slotsOf(waiting.peek()) > free) {
            idleThreads++;
            try {
                wait();
            } catch (InterruptedException e) {
                // The interrupt was meant for a task that has ended.
                continue;
            } finally {
                idleThreads--;
            }
        }
        RunningTask task = waiting.remove();
        free -= slotsOf(task);
        return task;
    }

    private synchronized void giveBack(RunningTask task) {
        free += slotsOf(task);
        if (slotsOf(task) > 1) {
            notifyAll();
        }
    }

    private int slotsOf(RunningTask task) {
        return Math.min(slots, task.slots());
    }
}
