package io.yarnsubmit.protocol.failure;

import org.jspecify.annotations.Nullable;

/** Recognizes exceptions that come of a full heap. */
public final class OutOfMemory {
    /** With this status a driver or an executor then ends, as Spark's executors do, because operators know it. */
    public static final int EXIT_STATUS = 52;

    private static final int DEEPEST = 20;

    private OutOfMemory() {}

    /** Whether it is an OutOfMemoryError, or was caused by one. */
    public static boolean isIn(@Nullable Throwable failure) {
        Throwable cause = failure;
        for (int i = 0; cause != null && i < DEEPEST; i++) {
            if (cause instanceof OutOfMemoryError) {
                return true;
            }
            cause = ThrownText.cause(cause);
        }
        return false;
    }
}
