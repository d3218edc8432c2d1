package io.yarnsubmit.executor;

import io.yarnsubmit.protocol.failure.OutOfMemory;

/**
 * For all threads of this process: writes what a thread did not catch to the log, and ends the process when the heap is
 * full, because nobody knows what was left undone then. Other failures leave the thread's work to be done again: the loop
 * goes on, and pools replace their threads.
 */
final class UncaughtFailures implements Thread.UncaughtExceptionHandler {
    private final ExecutorLog log;
    private final ProcessExit exit;

    UncaughtFailures(ExecutorLog log, ProcessExit exit) {
        this.log = log;
        this.exit = exit;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable failure) {
        try {
            log.say("failure in thread \"" + thread.getName() + "\"", failure);
        } finally {
            if (OutOfMemory.isIn(failure)) {
                exit.now(OutOfMemory.EXIT_STATUS);
            }
        }
    }
}
