package io.yarnsubmit.map.plan;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Items in files: their bytes, one after the other, and where each begins. So a list of millions takes no memory. The files stay
 * open. Thread-safe.
 */
public final class StoredItems implements Items, Closeable {
    private final RandomAccessFile bytes;
    private final long bytesAt;
    private final RandomAccessFile begins;
    private final long beginsAt;
    private final int size;

    private StoredItems(RandomAccessFile bytes, long bytesAt, RandomAccessFile begins, long beginsAt, int size) {
        this.bytes = bytes;
        this.bytesAt = bytesAt;
        this.begins = begins;
        this.beginsAt = beginsAt;
        this.size = size;
    }

    /**
     * Those of a file that has them from an offset on, as {@link #copyTo} writes them.
     *
     * @param length of all bytes
     */
    static StoredItems in(Path file, long offset, int size, long length) throws IOException {
        // Not a channel, which an interrupt would close.
        RandomAccessFile open = new RandomAccessFile(file.toFile(), "r");
        return new StoredItems(open, offset, open, offset + length, size);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public synchronized String get(int index) {
        try {
            long begin = begin(index);
            byte[] item = new byte[(int) (begin(index + 1) - begin)];
            bytes.seek(bytesAt + begin);
            bytes.readFully(item);
            return new String(item, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the items cannot be read: " + e.getMessage(), e);
        }
    }

    private long begin(int index) throws IOException {
        begins.seek(beginsAt + (long) Long.BYTES * index);
        return begins.readLong();
    }

    /** The length of all bytes. */
    synchronized long length() throws IOException {
        return begin(size);
    }

    /** Writes the bytes, and then where each item begins and the last ends. */
    synchronized void copyTo(OutputStream out) throws IOException {
        copy(bytes, bytesAt, length(), out);
        copy(begins, beginsAt, (long) Long.BYTES * (size + 1L), out);
    }

    private static void copy(RandomAccessFile from, long offset, long length, OutputStream out) throws IOException {
        byte[] buffer = new byte[1 << 16];
        from.seek(offset);
        for (long left = length; left > 0; ) {
            int read = from.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                throw new IOException("the items' file is too short");
            }
            out.write(buffer, 0, read);
            left -= read;
        }
    }

    @Override
    public void close() throws IOException {
        bytes.close();
        begins.close();
    }

    /** Stores items as they come. */
    public static final class Writer implements Closeable {
        private final Path bytesFile;
        private final Path beginsFile;
        private final OutputStream bytes;
        private final DataOutputStream begins;
        private long length;
        private int size;

        /** @param folder for this user alone; it must stay as long as the items are needed */
        public Writer(Path folder) throws IOException {
            bytesFile = folder.resolve("items");
            beginsFile = folder.resolve("items.begins");
            bytes = new BufferedOutputStream(Files.newOutputStream(bytesFile), 1 << 16);
            begins = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(beginsFile), 1 << 16));
        }

        /** Adds an item. */
        public void add(byte[] utf8, int offset, int count) throws IOException {
            if (size == Integer.MAX_VALUE - 1) {
                throw new IllegalArgumentException("there are more than " + size + " items; split the list");
            }
            begins.writeLong(length);
            bytes.write(utf8, offset, count);
            length += count;
            size++;
        }

        /** All that were added. */
        public StoredItems finish() throws IOException {
            begins.writeLong(length);
            close();
            return new StoredItems(
                    new RandomAccessFile(bytesFile.toFile(), "r"),
                    0,
                    new RandomAccessFile(beginsFile.toFile(), "r"),
                    0,
                    size);
        }

        @Override
        public void close() throws IOException {
            bytes.close();
            begins.close();
        }
    }
}
