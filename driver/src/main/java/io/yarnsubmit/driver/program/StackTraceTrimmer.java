package io.yarnsubmit.driver.program;

import io.yarnsubmit.protocol.failure.ThrownText;
import java.util.Arrays;

/** Removes our own frames and those of reflection below main from a stack trace, because they do not help users. */
final class StackTraceTrimmer {
    private static final int DEEPEST = 50;

    private StackTraceTrimmer() {}

    /** What cannot be trimmed stays as it is: the methods are the user's. */
    static void trim(Throwable thrown) {
        try {
            trimAll(thrown);
        } catch (Throwable e) {
            // The frames are not wrong, only more than needed.
            return;
        }
    }

    private static void trimAll(Throwable thrown) {
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
            cause = ThrownText.cause(cause);
        }
    }

    private static boolean isOurs(String className) {
        return className.startsWith("io.yarnsubmit.driver.")
                || className.startsWith("java.lang.reflect.")
                || className.startsWith("jdk.internal.reflect.")
                || className.startsWith("java.lang.invoke.");
    }
}
