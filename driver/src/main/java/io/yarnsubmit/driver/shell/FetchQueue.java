package io.yarnsubmit.driver.shell;

import java.util.ArrayDeque;

/**
 * Decides which fetch begins when: in order, as many as fit into the driver's memory together, but at least one. Pure;
 * on the loop.
 */
final class FetchQueue {
    private final long mostBytes;
    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
    private long bytes;
    private int fetching;

    private record Waiting(long bytes, Runnable begin) {}

    /** @param mostBytes how much may be fetched at the same time */
    FetchQueue(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** Begins a fetch, now or when there is room. */
    void add(long size, Runnable begin) {
        waiting.add(new Waiting(size, begin));
        beginNext();
    }

    /** A fetch has ended. */
    void ended(long size) {
        bytes -= size;
        fetching--;
        beginNext();
    }

    private void beginNext() {
        while (!waiting.isEmpty() && (fetching == 0 || bytes + waiting.peek().bytes <= mostBytes)) {
            Waiting next = waiting.remove();
            bytes += next.bytes;
            fetching++;
            next.begin.run();
        }
    }
}
