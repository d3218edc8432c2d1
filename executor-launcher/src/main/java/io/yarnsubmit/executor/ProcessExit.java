package io.yarnsubmit.executor;

import org.jspecify.annotations.Nullable;

/** Ends this process. */
final class ProcessExit {
    private static final long GOOD_BYE_MILLIS = 300;
    // For shutdown hooks of the user's.
    private static final long HOOKS_MILLIS = 2_000;

    /** At once, without shutdown hooks. */
    void now(int status) {
        System.out.flush();
        Runtime.getRuntime().halt(status);
    }

    /** Closes the stream, runs the shutdown hooks, but does not wait for either for long. */
    void gently(int status, @Nullable HubStream stream) {
        start("end", () -> {
            try {
                if (stream != null) {
                    stream.closeGently(GOOD_BYE_MILLIS);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            start("end-limit", () -> {
                try {
                    Thread.sleep(HOOKS_MILLIS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                now(status);
            });
            System.out.flush();
            System.exit(status);
        });
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
