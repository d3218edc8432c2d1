package io.yarnsubmit.executor.access;

import com.google.protobuf.ByteString;
import io.yarnsubmit.protocol.failure.OwnThreads;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.Thread.UncaughtExceptionHandler;
import java.util.ArrayDeque;

/** Writes what comes in to somebody who may read slowly, on a thread of its own. Thread-safe. */
final class ByteSink {
    private final Runnable whenWritten;
    // Guarded by this.
    private final ArrayDeque<ByteString> waiting = new ArrayDeque<>();
    private boolean isClosed;

    /** @param whenWritten is called after each piece, for the next one */
    ByteSink(Runnable whenWritten) {
        this.whenWritten = whenWritten;
    }

    /** The next piece; an empty one is the end. */
    synchronized void put(ByteString bytes) {
        waiting.addLast(bytes);
        notifyAll();
    }

    /** Drops what is left. */
    synchronized void close() {
        isClosed = true;
        notifyAll();
    }

    /** Begins to write; at the end the stream is closed. */
    void begin(OutputStream to, UncaughtExceptionHandler onFailure) {
        OwnThreads.start("input", onFailure, () -> {
            try {
                pass(to);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void pass(OutputStream to) throws InterruptedException {
        boolean isRead = true;
        for (ByteString bytes = next(); !bytes.isEmpty(); bytes = next()) {
            // Who does not read any more must not keep the other end from sending what comes after.
            isRead = isRead && isWritten(bytes, to);
            whenWritten.run();
        }
        try {
            to.close();
        } catch (IOException e) {
            // Nobody reads.
            return;
        }
    }

    private synchronized ByteString next() throws InterruptedException {
        while (waiting.isEmpty() && !isClosed) {
            wait();
        }
        return isClosed ? ByteString.EMPTY : waiting.removeFirst();
    }

    private static boolean isWritten(ByteString bytes, OutputStream to) {
        try {
            bytes.writeTo(to);
            to.flush();
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
