package io.yarnsubmit.client.run;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** What is to be taken away when a run ends, however it ends: what came last goes first. Used by one thread at a time. */
final class Teardown implements AutoCloseable {
    private final Deque<Runnable> removals = new ArrayDeque<>();

    /** Has something taken away in the end; that thing. */
    <T> T add(T thing, Consumer<T> removal) {
        removals.push(() -> removal.accept(thing));
        return thing;
    }

    /** Takes each away, whatever comes of the others. */
    @Override
    public void close() {
        // A wish to end may have interrupted this thread; what is to be cleaned up must not notice.
        boolean interrupted = Thread.interrupted();
        try {
            removeAll();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void removeAll() {
        while (!removals.isEmpty()) {
            try {
                removals.pop().run();
            } catch (RuntimeException | Error e) {
                removeAllAfter(e);
                throw e;
            }
        }
    }

    private void removeAllAfter(Throwable first) {
        try {
            removeAll();
        } catch (RuntimeException | Error e) {
            first.addSuppressed(e);
        }
    }
}
