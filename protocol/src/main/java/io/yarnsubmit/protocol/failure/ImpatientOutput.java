package io.yarnsubmit.protocol.failure;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Writes to a stream whose reader may have stopped reading, and then a write would wait for ever. The caller waits only for
 * a moment; as long as that write is not done, later ones are dropped.
 */
final class ImpatientOutput extends OutputStream {
    private static final long PATIENCE_MILLIS = 500;

    private final OutputStream out;
    private @Nullable Thread writing;

    ImpatientOutput(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int value) {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] buffer, int from, int count) {
        if (writing != null && writing.isAlive()) {
            return;
        }
        byte[] bytes = Arrays.copyOfRange(buffer, from, from + count);
        try {
            writing = OwnThreads.start("standard-error", OwnThreads.NOT_MISSED, () -> writeNow(bytes));
            writing.join(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (OutOfMemoryError e) {
            // There can be no other thread, and that may be what is to be said.
            writeNow(bytes);
        }
    }

    private void writeNow(byte[] bytes) {
        try {
            out.write(bytes);
        } catch (IOException e) {
            // Nobody can be told.
            return;
        }
    }
}
