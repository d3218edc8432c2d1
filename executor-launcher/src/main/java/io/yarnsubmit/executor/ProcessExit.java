package io.yarnsubmit.executor;

import org.jspecify.annotations.Nullable;

/** Ends this process. */
final class ProcessExit {
    private static final long CLOSE_MILLIS = 300;
    // For the user's shutdown hooks.
    private static final long HOOKS_MILLIS = 2_000;

    /** Ends the process at once, without shutdown hooks. */
    void now(int status) {
        System.out.flush();
        Runtime.getRuntime().halt(status);
    }

    /** Closes the stream and runs the shutdown hooks, but waits for neither for long. */
    void gently(int status, @Nullable HubStream stream) {
        start("end", () -> {
            try {
                if (stream != null) {
                    stream.closeGently(CLOSE_MILLIS);
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
