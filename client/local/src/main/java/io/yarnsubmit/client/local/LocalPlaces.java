package io.yarnsubmit.client.local;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.client.directory.InUse;
import io.yarnsubmit.client.directory.Leftovers;
import io.yarnsubmit.client.directory.LocalCacheDirectory;
import io.yarnsubmit.client.directory.LocalId;
import io.yarnsubmit.client.directory.PrivateDirectory;
import io.yarnsubmit.protocol.failure.OwnThreads;
import io.yarnsubmit.protocol.process.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where an application keeps its files on this machine.
 *
 * @param directory for this user alone, removed at the end: working directories and secrets
 * @param logsInUse as long as this process lives
 * @param logDirectory stays for a while, with the executors' logs and the journal
 */
record LocalPlaces(PrivateDirectory directory, InUse logsInUse, Path logDirectory) {
    private static final Duration LOGS_KEPT = Duration.ofDays(7);
    /** A test suite may run hundreds of applications in an hour. */
    private static final int MOST_LOGS = 100;

    private static final long MOST_LOG_BYTES = 1L << 30;

    /** Makes both. */
    static LocalPlaces make(String applicationId) {
        PrivateDirectory directory = PrivateDirectory.make("local");
        try {
            Path logs = logDirectory(LocalCacheDirectory.logsOf(applicationId), applicationId);
            return new LocalPlaces(directory, InUse.mark(logs), logs);
        } catch (IOException e) {
            directory.close();
            throw new YarnSubmitException(
                    ErrorCode.FILE_NOT_READABLE, "No directory for the executors can be made: " + e.getMessage(), e);
        }
    }

    /** Where the home directory cannot be written to, the logs are among the temporary files. */
    private static Path logDirectory(Path usual, String applicationId) throws IOException {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"), applicationId);
        if (!usual.equals(temporary)) {
            try {
                return Files.createDirectories(usual);
            } catch (IOException e) {
                // No space, or not for this user.
            }
        }
        return Files.createDirectory(temporary, OwnerOnly.DIRECTORY);
    }

    Path privateDirectory() {
        return directory.path();
    }

    /** Removes the private directory, and ends processes that still work in it. */
    void remove() throws IOException, InterruptedException {
        logsInUse.remove();
        new Leftovers(privateDirectory()).remove();
        directory.close();
    }

    /** Removes old logs, on a thread of its own. */
    void sweepLogs() {
        OwnThreads.start("log-sweep", OwnThreads.NOT_MISSED, this::sweep);
    }

    private void sweep() {
        try {
            Path logs = logDirectory.getParent();
            if (logs != null) {
                sweepLogs(logs, Instant.now(), MOST_LOG_BYTES);
            }
        } catch (IOException e) {
            // This is only for tidiness; the next sweep may succeed.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Removes logs of applications that ended long ago, and all but the newest, by number and by size. */
    static void sweepLogs(Path logs, Instant now, long mostBytes) throws IOException, InterruptedException {
        List<Path> newestFirst = entries(logs).stream()
                .filter(directory -> LocalId.isOne(String.valueOf(directory.getFileName())))
                .sorted(Comparator.comparing(Path::getFileName).reversed())
                .toList();
        FileTime oldest = FileTime.from(now.minus(LOGS_KEPT));
        long bytes = 0;
        for (int i = 0; i < newestFirst.size(); i++) {
            Path directory = newestFirst.get(i);
            bytes += size(directory);
            boolean old = i >= MOST_LOGS
                    || bytes > mostBytes
                    || Files.getLastModifiedTime(directory).compareTo(oldest) < 0;
            if (old && !InUse.isHeld(directory)) {
                new Leftovers(directory).remove();
            }
        }
    }

    private static long size(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        } catch (UncheckedIOException e) {
            // Another process sweeps too.
            return 0;
        }
    }

    private static List<Path> entries(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.toList();
        }
    }
}
