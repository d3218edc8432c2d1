package io.yarnsubmit.client.run;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** What is removed when a run ends, however it ends, in reverse order. Used by one thread at a time. */
final class Teardown implements AutoCloseable {
    private final Deque<Runnable> removals = new ArrayDeque<>();

    /** Registers something for removal, and returns it. */
    <T> T add(T thing, Consumer<T> removal) {
        removals.push(() -> removal.accept(thing));
        return thing;
    }

    /** Removes everything, even if some removals fail. */
    @Override
    public void close() {
        // A request to end may have interrupted this thread; the cleaning up must not be interrupted.
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
