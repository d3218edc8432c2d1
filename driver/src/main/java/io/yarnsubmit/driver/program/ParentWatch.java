package io.yarnsubmit.driver.program;

import java.util.Optional;

/**
 * Ends the driver process when the one that started it is gone: then the application is over, and nobody else would end
 * it. One that was killed shows by no longer being among this one's ancestors, and so it does if that was before this one began.
 * It need not be the parent itself: the java command may be a script.
 */
public final class ParentWatch {
    private static final long INTERVAL_MILLIS = 1_000;

    private ParentWatch() {}

    /**
     * Begins to watch.
     *
     * @param host the id of the process that started this one; 0 for that of its parent
     * @param whenGone is called once, on the watching thread
     */
    public static void start(long host, Runnable whenGone) {
        Optional<ProcessHandle> parent = ProcessHandle.current().parent();
        if (host == 0 && parent.isEmpty()) {
            return;
        }
        long watched = host == 0 ? parent.orElseThrow().pid() : host;
        Thread watcher = new Thread(() -> watch(watched, whenGone), "parent-watch");
        watcher.setDaemon(true);
        watcher.start();
    }

    private static void watch(long host, Runnable whenGone) {
        try {
            while (isThere(host)) {
                Thread.sleep(INTERVAL_MILLIS);
            }
            whenGone.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isThere(long host) {
        Optional<ProcessHandle> ancestor = ProcessHandle.current().parent();
        while (ancestor.isPresent() && ancestor.get().pid() != host) {
            ancestor = ancestor.get().parent();
        }
        return ancestor.isPresent();
    }
}
