package io.yarnsubmit.protocol.serialization;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file for what is too much for the memory. Its exceptions say so: a task's own files may fail in the same words. */
final class SpillFile extends OutputStream {
    private final Path path;
    private final OutputStream file;

    SpillFile(Path path) throws IOException {
        this.path = path;
        this.file = Files.newOutputStream(path);
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
        try {
            file.write(from, offset, length);
        } catch (IOException e) {
            throw new IOException(
                    "A value that is too large to stay in memory could not be written to " + path + ": "
                            + e.getMessage(),
                    e);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
