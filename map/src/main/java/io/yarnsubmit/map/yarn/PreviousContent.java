package io.yarnsubmit.map.yarn;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** What a file has before it is written again. */
final class PreviousContent implements Closeable {
    private static final int BUFFER_BYTES = 1 << 16;

    private final Opening opening;
    private final Closeable closing;

    @FunctionalInterface
    private interface Opening {
        InputStream open() throws IOException;
    }

    private PreviousContent(Opening opening, Closeable closing) {
        this.opening = opening;
        this.closing = closing;
    }

    /** For a file that stays until its content was copied. */
    static PreviousContent of(FileSystem files, Path file) {
        return new PreviousContent(() -> files.open(file), () -> {});
    }

    /** For a file that is written in place: its content is kept on this machine meanwhile. */
    static PreviousContent spooled(FileSystem files, Path file) throws IOException {
        java.nio.file.Path copy = Files.createTempFile("yarn-submit-map", ".log");
        try (InputStream in = files.open(file);
                OutputStream out = Files.newOutputStream(copy)) {
            in.transferTo(out);
        } catch (IOException e) {
            Files.deleteIfExists(copy);
            throw e;
        }
        return new PreviousContent(() -> Files.newInputStream(copy), () -> Files.deleteIfExists(copy));
    }

    /** Copies its beginning. */
    void copy(long bytes, OutputStream out) throws IOException {
        if (bytes == 0) {
            return;
        }
        byte[] buffer = new byte[BUFFER_BYTES];
        try (InputStream in = opening.open()) {
            for (long left = bytes; left > 0; ) {
                int count = in.read(buffer, 0, (int) Math.min(left, buffer.length));
                if (count < 0) {
                    throw new EOFException("it became shorter by " + left + " bytes after it was read");
                }
                out.write(buffer, 0, count);
                left -= count;
            }
        }
    }

    @Override
    public void close() throws IOException {
        closing.close();
    }
}
