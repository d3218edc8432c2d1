package io.yarnsubmit.client.yarn.logs;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** Keeps the last lines of one file. */
final class LastLines implements Consumer<byte[]> {
    private final int most;
    private final Deque<byte[]> lines = new ArrayDeque<>();
    private long seen;

    LastLines(int most) {
        this.most = most;
    }

    @Override
    public void accept(byte[] line) {
        seen++;
        if (most > 0) {
            if (lines.size() == most) {
                lines.removeFirst();
            }
            lines.addLast(line);
        }
    }

    /** Whether there are enough lines even without the first one, which may be incomplete. */
    boolean isEnough() {
        return seen > most;
    }

    void giveTo(Consumer<byte[]> taker) {
        lines.forEach(taker);
    }
}
