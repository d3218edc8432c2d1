package io.yarnsubmit.client.directory;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A process's mark on a directory that it uses: a file with the process's number in its name. The process holds a lock on
 * it, which ends with the process in any case, and which other containers that share the file system see too.
 *
 * <p>The number is also needed because a process must never open its own mark a second time: closing it would give up the
 * lock.
 */
public final class InUse implements AutoCloseable {
    /** Sorts before other names, so that it is the last file to be removed. */
    private static final String PREFIX = ".in-use-";
    /** The process that made it may be about to lock it. */
    private static final Duration NEW = Duration.ofMinutes(1);

    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(2);

    private final Path directory;
    private final Path file;
    private final FileChannel channel;

    private InUse(Path directory, Path file, FileChannel channel) {
        this.directory = directory;
        this.file = file;
        this.channel = channel;
    }

    /** Marks it for this process. At most once in a process for each directory. */
    public static InUse mark(Path directory) throws IOException {
        Path file = file(directory, ProcessHandle.current().pid());
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            channel.tryLock();
        } catch (IOException e) {
            // Some file systems have no locks; then only the process's number counts.
        }
        return new InUse(directory, file, channel);
    }

    private static Path file(Path directory, long pid) {
        return directory.resolve(PREFIX + pid);
    }

    /** Marks it for a process that may live on when this one is killed. */
    public void by(long pid) throws IOException {
        Files.write(file(directory, pid), new byte[0]);
    }

    /** Whether a live process has marked it, or any process a moment ago. */
    public static boolean isHeld(Path directory) throws IOException {
        for (Path mark : marks(directory)) {
            if (isAlive(mark)) {
                return true;
            }
        }
        return false;
    }

    /** All marks, also of processes that are gone. */
    static List<Path> marks(Path directory) throws IOException {
        List<Path> marks = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, PREFIX + "*")) {
            found.forEach(marks::add);
        }
        return marks;
    }

    private static boolean isAlive(Path mark) throws IOException {
        Instant made =
                Files.getLastModifiedTime(mark, LinkOption.NOFOLLOW_LINKS).toInstant();
        if (made.isAfter(Instant.now().minus(NEW)) || lives(pid(mark), made)) {
            return true;
        }
        if (!Files.isRegularFile(mark, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(mark, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            return channel.tryLock() == null;
        }
    }

    private static long pid(Path mark) {
        try {
            return Long.parseLong(String.valueOf(mark.getFileName()).substring(PREFIX.length()));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** A process that began after the mark was made only reuses the number. */
    private static boolean lives(long pid, Instant made) {
        Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
        return pid == ProcessHandle.current().pid()
                || process.isPresent()
                        && process.flatMap(alive -> alive.info().startInstant())
                                .map(start -> start.isBefore(made.plus(CLOCKS_DIFFER)))
                                .orElse(true);
    }

    /** Gives up the lock and, if it is still there, the file. */
    public void remove() throws IOException {
        close();
        Files.deleteIfExists(file);
    }

    /** Gives up only the lock: the file leads to what may be left in the directory. */
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
