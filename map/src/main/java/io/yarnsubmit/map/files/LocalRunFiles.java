package io.yarnsubmit.map.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** The local file system. */
public final class LocalRunFiles implements RunFiles {
    /** Whether a place is on this machine: paths are, URIs belong to a file system of Hadoop. */
    public static boolean have(String place) {
        return place.startsWith("/");
    }

    @Override
    public <T> Optional<T> read(String file, Reading<T> reading) throws IOException {
        Path path = Path.of(file);
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(path)) {
            return Optional.of(reading.of(in));
        }
    }

    @Override
    public LineFile append(String file, Retention kept) throws IOException {
        Path path = Path.of(file);
        makeFolderOf(path);
        FileChannel channel =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() == null) {
                throw new IllegalArgumentException("The joblog " + file
                        + " is being written by another run. Wait until it has ended, or use another joblog");
            }
            // Through the locked channel, because closing another channel of this process would release the lock.
            long length = kept.of(Channels.newInputStream(channel));
            channel.truncate(length);
            channel.position(length);
            return new Lines(channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public void write(String file, Content content) throws IOException {
        Path path = Path.of(file);
        makeFolderOf(path);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(path))) {
            content.writeTo(out);
        }
    }

    private static void makeFolderOf(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
    }

    /**
     * Writes each line immediately and in one piece, so that a killed process leaves whole lines, except perhaps the
     * last.
     */
    private record Lines(FileChannel channel) implements LineFile {
        @Override
        public void add(String line) throws IOException {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(line + "\n");
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }

        @Override
        public void flush() {
            // The operating system has each line already.
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
