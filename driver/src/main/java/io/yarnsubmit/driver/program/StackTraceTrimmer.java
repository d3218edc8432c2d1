package io.yarnsubmit.driver.program;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Removes our own frames and those of reflection below main from a stack trace, because they do not help users. */
final class StackTraceTrimmer {
    private static final int DEEPEST = 50;

    private StackTraceTrimmer() {}

    static Throwable removed(Throwable thrown) {
        Throwable cause = thrown;
        for (int i = 0; cause != null && i < DEEPEST; i++) {
            StackTraceElement[] frames = cause.getStackTrace();
            int end = frames.length;
            while (end > 0 && isOurs(frames[end - 1].getClassName())) {
                end--;
            }
            if (end > 0) {
                cause.setStackTrace(Arrays.copyOf(frames, end));
            }
            cause = next(cause);
        }
        return thrown;
    }

    private static @Nullable Throwable next(Throwable thrown) {
        return thrown.getCause() == thrown ? null : thrown.getCause();
    }

    private static boolean isOurs(String className) {
        return className.startsWith("io.yarnsubmit.driver.")
                || className.startsWith("java.lang.reflect.")
                || className.startsWith("jdk.internal.reflect.")
                || className.startsWith("java.lang.invoke.");
    }
}
