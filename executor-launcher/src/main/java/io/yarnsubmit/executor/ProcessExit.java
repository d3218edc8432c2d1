package io.yarnsubmit.executor;

import io.yarnsubmit.protocol.failure.OwnThreads;
import org.jspecify.annotations.Nullable;

/** Ends this process. Standard output may be user code's own, so nobody waits for it for long. */
final class ProcessExit {
    private static final long CLOSE_MILLIS = 300;
    private static final long FLUSH_MILLIS = 500;
    // For the user's shutdown hooks.
    private static final long HOOKS_MILLIS = 2_000;

    private volatile @Nullable Runnable last;

    /** Has something done when the process ends, unless it is killed. */
    void before(Runnable work) {
        Runnable former = last;
        last = former == null
                ? work
                : () -> {
                    former.run();
                    work.run();
                };
        Runtime.getRuntime().addShutdownHook(OwnThreads.unstarted("last", OwnThreads.NOT_MISSED, work));
    }

    /** Ends the process at once, without shutdown hooks. */
    void now(int status) {
        try {
            Runnable work = last;
            if (work != null) {
                work.run();
            }
            flush();
        } finally {
            Runtime.getRuntime().halt(status);
        }
    }

    /** Closes the stream and runs the shutdown hooks, but waits for neither for long. */
    void gently(int status, @Nullable HubStream stream) {
        start("end", status, () -> {
            try {
                if (stream != null) {
                    stream.closeGently(CLOSE_MILLIS);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            start("end-limit", status, () -> {
                try {
                    Thread.sleep(HOOKS_MILLIS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                now(status);
            });
            flush();
            System.exit(status);
        });
    }

    /** What fails while the process ends ends it the quick way. */
    private static void start(String name, int status, Runnable work) {
        OwnThreads.start(name, (thread, failure) -> Runtime.getRuntime().halt(status), work);
    }

    private static void flush() {
        Thread flush = OwnThreads.start("flush", OwnThreads.NOT_MISSED, () -> System.out.flush());
        try {
            flush.join(FLUSH_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
