package io.yarnsubmit.executor.roles;

import io.yarnsubmit.protocol.process.OwnerOnly;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the ports of this user's executors on a machine apart, also while no process listens on them: a locked file for each port,
 * in a directory of this user alone. The system unlocks them when a process is killed.
 */
final class PortLocks {
    private static final int KIND_AND_PERMISSIONS = 0170777;
    private static final int DIRECTORY_OF_OWNER = 040700;

    private final Path directory;

    private PortLocks(Path directory) {
        this.directory = directory;
    }

    /**
     * Makes the directory, unless it is there.
     *
     * @param temporary for everybody
     * @throws IOException it cannot be made, or may be somebody else's
     */
    static PortLocks in(Path temporary) throws IOException {
        int user = (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        Path directory = temporary.resolve("yarn-submit-ports-" + user);
        try {
            Files.createDirectory(directory, OwnerOnly.DIRECTORY);
        } catch (FileAlreadyExistsException e) {
            // Another executor has made it, or an earlier one.
            check(directory, user);
        }
        return new PortLocks(directory);
    }

    private static void check(Path directory, int user) throws IOException {
        int owner = (Integer) Files.getAttribute(directory, "unix:uid", LinkOption.NOFOLLOW_LINKS);
        int mode = (Integer) Files.getAttribute(directory, "unix:mode", LinkOption.NOFOLLOW_LINKS);
        if (owner != user || (mode & KIND_AND_PERMISSIONS) != DIRECTORY_OF_OWNER) {
            throw new IOException(directory + " is not a directory of this user alone. Remove it");
        }
    }

    /** Locks a port; null if somebody else has it. */
    @Nullable
    PortLock tryLock(int port) throws IOException {
        Path file = directory.resolve(Integer.toString(port));
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null && isIn(file, channel)) {
                return new PortLock(file, channel);
            }
        } catch (OverlappingFileLockException e) {
            // This process has it.
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        return null;
    }

    /** Whether the locked file is still the one that others find, because who unlocks a file removes it. */
    private static boolean isIn(Path file, FileChannel locked) throws IOException {
        String written = UUID.randomUUID().toString();
        locked.truncate(0);
        locked.write(ByteBuffer.wrap(written.getBytes(StandardCharsets.US_ASCII)), 0);
        return Files.exists(file) && Files.readString(file).equals(written);
    }

    /** A port that nobody else takes who looks for a lock. */
    record PortLock(Path file, FileChannel channel) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            try (channel) {
                Files.deleteIfExists(file);
            }
        }
    }
}
