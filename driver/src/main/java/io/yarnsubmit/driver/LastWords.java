package io.yarnsubmit.driver;

import io.yarnsubmit.protocol.failure.OwnThreads;

/**
 * Says something on standard error that must not hold up the process: whoever reads there may have stopped reading, and then
 * a write waits.
 */
final class LastWords {
    private static final long PATIENCE_MILLIS = 500;

    private LastWords() {}

    /** Returns when it is said, or after a moment. */
    static void say(String words) {
        Thread thread = OwnThreads.start(
                "last-words", OwnThreads.NOT_MISSED, () -> System.err.println("yarn-submit: " + words));
        try {
            thread.join(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
