package io.yarnsubmit.client.classdata;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Lets one process at a time write below a directory. It ends with the process in any case. */
record MakingLock(FileChannel file, FileLock lock) implements AutoCloseable {
    private static final String NAME = ".lock";

    /** Empty while another process has it. */
    static Optional<MakingLock> of(Path directory) throws IOException {
        Files.createDirectories(directory);
        FileChannel file = FileChannel.open(
                directory.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = file.tryLock();
        if (lock == null) {
            file.close();
            return Optional.empty();
        }
        return Optional.of(new MakingLock(file, lock));
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
