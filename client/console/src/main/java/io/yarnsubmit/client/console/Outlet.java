package io.yarnsubmit.client.console;

import io.yarnsubmit.protocol.failure.OwnThreads;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Queue;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes to streams on a thread of its own, in the order in which pieces were added: whoever has something else to do never
 * waits for a terminal or a pipe. A stream that cannot be written any more takes nothing from then on. Thread-safe.
 */
final class Outlet {
    /** Pieces that can wait are added only while less than this waits. */
    static final int ROOM_BYTES = 1 << 20;

    private final boolean direct;
    private final BiConsumer<OutputStream, IOException> onFailure;
    private final Queue<Piece> pieces = new ArrayDeque<>();
    private final Set<OutputStream> failed = new HashSet<>();
    private long waitingBytes;
    private boolean started;
    /** The piece that the thread is writing. */
    private @Nullable Piece writing;

    private record Piece(OutputStream stream, byte[] bytes) {}

    private Outlet(boolean direct, BiConsumer<OutputStream, IOException> onFailure) {
        this.direct = direct;
        this.onFailure = onFailure;
    }

    /**
     * With a thread of its own.
     *
     * @param onFailure hears of a stream that cannot be written, once for each
     */
    static Outlet threaded(BiConsumer<OutputStream, IOException> onFailure) {
        return new Outlet(false, onFailure);
    }

    /** Writes at once, for streams that nobody has to wait for. */
    static Outlet direct(BiConsumer<OutputStream, IOException> onFailure) {
        return new Outlet(true, onFailure);
    }

    /** Has a piece written after those that were added before. Never waits. */
    synchronized void add(OutputStream stream, byte[] bytes) {
        if (bytes.length == 0 || failed.contains(stream)) {
            return;
        }
        if (direct) {
            write(new Piece(stream, bytes));
            return;
        }
        pieces.add(new Piece(stream, bytes));
        waitingBytes += bytes.length;
        if (!started) {
            start();
        }
        notifyAll();
    }

    private void start() {
        OwnThreads.start("console-writer", (thread, failure) -> broken(failure), this::run);
        started = true;
    }

    /** How much waits to be written. */
    synchronized long waitingBytes() {
        return waitingBytes;
    }

    synchronized boolean hasFailed(OutputStream stream) {
        return failed.contains(stream);
    }

    /** Returns when there is room for more. */
    synchronized void awaitRoom() throws InterruptedException {
        while (waitingBytes >= ROOM_BYTES) {
            wait();
        }
    }

    /** Returns when all is written. */
    synchronized void awaitWritten() throws InterruptedException {
        while (waitingBytes > 0) {
            wait();
        }
    }

    /** Returns when all is written, or the time is up. */
    synchronized void awaitWritten(Duration most) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        for (long left = most.toMillis(); waitingBytes > 0 && left > 0; left = (end - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
    }

    private void run() {
        while (true) {
            try {
                Piece next = next();
                write(next);
                written(next);
            } catch (InterruptedException e) {
                // Nobody interrupts this thread to end it.
                continue;
            }
        }
    }

    /** The stream that was written has failed, as if it had said so. The others are written by the next thread. */
    private void broken(Throwable failure) {
        Set<OutputStream> lost = new LinkedHashSet<>();
        synchronized (this) {
            if (writing != null) {
                lost.add(writing.stream());
                waitingBytes -= writing.bytes().length;
            }
            writing = null;
            started = false;
            if (!pieces.isEmpty() && !starts()) {
                pieces.forEach(piece -> lost.add(piece.stream()));
                pieces.clear();
                waitingBytes = 0;
            }
            failed.addAll(lost);
            notifyAll();
        }
        lost.forEach(stream -> onFailure.accept(stream, new IOException(failure)));
    }

    private boolean starts() {
        try {
            start();
            return true;
        } catch (OutOfMemoryError e) {
            // Nobody writes any more, and nobody may wait for that.
            return false;
        }
    }

    private synchronized Piece next() throws InterruptedException {
        while (pieces.isEmpty()) {
            wait();
        }
        writing = pieces.remove();
        return writing;
    }

    private synchronized void written(Piece piece) {
        writing = null;
        waitingBytes -= piece.bytes().length;
        notifyAll();
    }

    private void write(Piece piece) {
        if (hasFailed(piece.stream())) {
            return;
        }
        try {
            piece.stream().write(piece.bytes());
            piece.stream().flush();
        } catch (IOException e) {
            synchronized (this) {
                failed.add(piece.stream());
            }
            onFailure.accept(piece.stream(), e);
        }
    }
}
