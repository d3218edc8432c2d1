package io.yarnsubmit.executor;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs tasks on one daemon thread per slot, created when needed. Tasks begin in order: none overtakes a task that waits
 * for several slots. Thread-safe.
 */
final class TaskThreads {
    private final int slots;
    private final Broadcasts broadcasts;
    // Guarded by this.
    private final ArrayDeque<RunningTask> waiting = new ArrayDeque<>();
    private int free;
    private int threads;
    private int idleThreads;

    TaskThreads(int slots, Broadcasts broadcasts) {
        this.broadcasts = broadcasts;
        this.slots = slots;
        this.free = slots;
    }

    synchronized void run(RunningTask task) {
        waiting.addLast(task);
        if (idleThreads > 0) {
            notify();
        }
        if (waiting.size() > idleThreads && threads < slots) {
            threads++;
            Thread thread = new TaskThread(this::work, broadcasts);
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** Whether no task waits. */
    synchronized boolean isQueueEmpty() {
        return waiting.isEmpty();
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
        while (true) {
            RunningTask task = take();
            try {
                task.run();
            } finally {
                giveBack(task);
            }
        }
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
