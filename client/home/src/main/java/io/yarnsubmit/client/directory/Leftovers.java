package io.yarnsubmit.client.directory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What a killed cluster has left: files, and processes of containers, recognized by working directories below the
 * cluster's own.
 */
public final class Leftovers {
    private static final int ROUNDS = 40;
    private static final long MILLIS_BETWEEN_ROUNDS = 50;

    private final Path directory;

    public Leftovers(Path directory) {
        this.directory = directory;
    }

    /** In rounds, because a dying shell may start another process, and a dying process may write a last file. */
    public void remove() throws IOException, InterruptedException {
        for (int round = 0; round < ROUNDS && Files.exists(directory); round++) {
            processes().forEach(ProcessHandle::destroyForcibly);
            deleteFiles();
            if (Files.exists(directory)) {
                TimeUnit.MILLISECONDS.sleep(MILLIS_BETWEEN_ROUNDS);
            }
        }
        if (Files.exists(directory)) {
            throw new IOException(directory + " cannot be removed");
        }
    }

    private List<ProcessHandle> processes() {
        return ProcessHandle.allProcesses().filter(this::worksThere).toList();
    }

    private boolean worksThere(ProcessHandle process) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(process.pid()), "cwd"))
                    .startsWith(directory);
        } catch (IOException | UnsupportedOperationException e) {
            // The process has ended, or belongs to another user, or /proc does not exist.
            return false;
        }
    }

    /** Once; what cannot be removed stays. */
    public void deleteFiles() {
        try (Stream<Path> walk = Files.walk(directory)) {
            for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | java.io.UncheckedIOException e) {
            // The caller tries again.
        }
    }
}
