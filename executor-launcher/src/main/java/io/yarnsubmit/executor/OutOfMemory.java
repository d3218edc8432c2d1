package io.yarnsubmit.executor;

import org.jspecify.annotations.Nullable;

/** Recognizes exceptions caused by a full heap. */
final class OutOfMemory {
    /** The exit status of the process then, the same as for Spark's executors, because operators know it. */
    static final int EXIT_STATUS = 52;

    private static final int DEEPEST = 20;

    private OutOfMemory() {}

    /**
     * For threads other than task threads: prints the exception like the JVM, and ends the process when the heap is
     * full.
     */
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
