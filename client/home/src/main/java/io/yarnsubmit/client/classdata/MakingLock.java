package io.yarnsubmit.client.classdata;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Lets one process at a time write below a directory. It ends with the process in any case. */
record MakingLock(FileChannel file, FileLock lock) implements AutoCloseable {
    private static final String NAME = ".lock";
    private static final Duration LATELY = Duration.ofMinutes(10);

    /** Empty while another process has it. */
    static Optional<MakingLock> of(Path directory) throws IOException {
        Files.createDirectories(directory);
        FileChannel file =
                FileChannel.open(directory.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = file.tryLock();
        if (lock == null) {
            file.close();
            return Optional.empty();
        }
        Files.setLastModifiedTime(directory.resolve(NAME), FileTime.from(Instant.now()));
        return Optional.of(new MakingLock(file, lock));
    }

    /** Whether a process had it a short time ago, or still has it. */
    static boolean wasTakenLately(Path directory) {
        try {
            Instant taken = Files.getLastModifiedTime(directory.resolve(NAME)).toInstant();
            return Duration.between(taken, Instant.now()).abs().compareTo(LATELY) < 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
