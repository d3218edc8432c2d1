package io.yarnsubmit.driver.program;

import java.util.Optional;

/**
 * Ends the driver process when the one that started it is gone: then the application is over, and nobody else would end
 * it. A parent that was killed shows by another one having taken its place.
 */
public final class ParentWatch {
    private static final long INTERVAL_MILLIS = 1_000;

    private ParentWatch() {}

    /** @param whenGone is called once, on the watching thread */
    public static void start(Runnable whenGone) {
        Optional<ProcessHandle> parent = ProcessHandle.current().parent();
        if (parent.isEmpty()) {
            return;
        }
        Thread watcher = new Thread(() -> watch(parent.get(), whenGone), "parent-watch");
        watcher.setDaemon(true);
        watcher.start();
    }

    private static void watch(ProcessHandle parent, Runnable whenGone) {
        try {
            while (isThere(parent)) {
                Thread.sleep(INTERVAL_MILLIS);
            }
            whenGone.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isThere(ProcessHandle parent) {
        return parent.isAlive()
                && ProcessHandle.current()
                        .parent()
                        .map(now -> now.pid() == parent.pid())
                        .orElse(false);
    }
}
