package io.yarnsubmit.launch;

import com.google.protobuf.ByteString;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The files that the driver's output goes to. Thread-safe. */
public record DriverOutputFiles(Path directory, Path stdout, Path stderr) {
    /** Whoever writes in larger pieces may have found no room for one, while smaller ones still fit. */
    private static final long LEAST_ROOM_BYTES = 64 << 10;

    /** The files in the container's log directory, under the names that YARN's tools expect. */
    public static DriverOutputFiles in(Path logDirectory) {
        return new DriverOutputFiles(logDirectory, logDirectory.resolve("stdout"), logDirectory.resolve("stderr"));
    }

    /** Up to {@code most} bytes from an offset on; empty when there is nothing there (yet). */
    public static ByteString read(Path file, long offset, int most) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            long available = channel.size() - offset;
            if (available <= 0) {
                return ByteString.EMPTY;
            }
            ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(available, most));
            channel.position(offset);
            while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
                // Goes on until the buffer is full or the file has ended.
            }
            return ByteString.copyFrom(buffer.flip());
        } catch (NoSuchFileException e) {
            return ByteString.EMPTY;
        }
    }

    /** The last bytes of a file, at most that many. */
    public static ByteString tail(Path file, int most) throws IOException {
        return read(file, Math.max(0, file.toFile().length() - most), most);
    }

    /** Whether the disk has no room for more, so that some of what the driver wrote may be missing. */
    public boolean isDiskFull() {
        File disk = directory.toFile();
        return disk.exists() && disk.getUsableSpace() < LEAST_ROOM_BYTES;
    }

    /** How long a file is; 0 when it is not there. */
    public static long length(Path file) {
        File plain = file.toFile();
        return plain.length();
    }
}
