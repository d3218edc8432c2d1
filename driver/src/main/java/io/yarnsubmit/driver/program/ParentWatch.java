package io.yarnsubmit.driver.program;

import io.yarnsubmit.protocol.failure.OwnThreads;
import java.lang.Thread.UncaughtExceptionHandler;
import java.util.Optional;

/**
 * Ends the driver process when its host process is gone, because nobody else would. The host is gone when it is no
 * longer an ancestor of this process, which is also true if it was killed before this process began. It need not be the
 * direct parent, because the java command may be a script.
 */
public final class ParentWatch {
    private static final long INTERVAL_MILLIS = 1_000;

    private ParentWatch() {}

    /**
     * Starts watching.
     *
     * @param host the id of the host process; 0 for the parent process
     * @param whenGone is called once, on the watching thread
     * @param onFailure hears what that thread does not catch
     */
    public static void start(long host, Runnable whenGone, UncaughtExceptionHandler onFailure) {
        Optional<ProcessHandle> parent = ProcessHandle.current().parent();
        if (host == 0 && parent.isEmpty()) {
            return;
        }
        long watched = host == 0 ? parent.orElseThrow().pid() : host;
        OwnThreads.start("parent-watch", onFailure, () -> watch(watched, whenGone));
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
