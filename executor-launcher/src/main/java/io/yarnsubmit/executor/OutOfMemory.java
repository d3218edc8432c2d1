package io.yarnsubmit.executor;

import org.jspecify.annotations.Nullable;

/** Tells whether an exception says that the heap is full. */
final class OutOfMemory {
    /** What the process then ends with; the same number as Spark's executors, which operators know. */
    static final int EXIT_STATUS = 52;

    private static final int DEEPEST = 20;

    private OutOfMemory() {}

    /** For threads that no task waits for: prints as the JVM does, and ends the process when the heap is full. */
    static final class Handler implements Thread.UncaughtExceptionHandler {
        private final ExecutorLog log;

        Handler(ExecutorLog log) {
            this.log = log;
        }

        @Override
        public void uncaughtException(Thread thread, Throwable failure) {
            try {
                log.say("exception in thread \"" + thread.getName() + "\"", failure);
            } finally {
                if (isIn(failure)) {
                    new ProcessExit().now(EXIT_STATUS);
                }
            }
        }
    }

    static boolean isIn(@Nullable Throwable failure) {
        Throwable cause = failure;
        for (int i = 0; cause != null && i < DEEPEST; i++) {
            if (cause instanceof OutOfMemoryError) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }
}
