package io.yarnsubmit.client.directory;

import io.yarnsubmit.api.ErrorCode;
import io.yarnsubmit.api.YarnSubmitException;
import io.yarnsubmit.protocol.failure.OwnThreads;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A temporary directory that only this user may enter. It is removed when it is closed. If this process is killed
 * before, a later command of the same user on the same machine removes it: each new one removes unused ones.
 */
public final class PrivateDirectory implements AutoCloseable {
    private static final String PREFIX = "yarn-submit-";
    /** Others have what is left then. */
    private static final int MOST_AT_ONCE = 50;

    private static final Duration LONGEST_SWEEP = Duration.ofSeconds(10);

    private final Path path;
    private final InUse inUse;

    private PrivateDirectory(Path path, InUse inUse) {
        this.path = path;
        this.inUse = inUse;
    }

    /**
     * Makes one, and sweeps on a thread of its own.
     *
     * @param kind a part of its name, for people who look at it
     */
    public static PrivateDirectory make(String kind) {
        try {
            // Of mode 0700 from the beginning.
            PrivateDirectory made = of(Files.createTempDirectory(PREFIX + kind + "-"));
            OwnThreads.start("sweep", OwnThreads.NOT_MISSED, made::sweepOthers);
            return made;
        } catch (IOException e) {
            throw new YarnSubmitException(
                    ErrorCode.FILE_NOT_READABLE, "No temporary directory can be made: " + e.getMessage(), e);
        }
    }

    /** Takes one that was just made. */
    static PrivateDirectory of(Path made) throws IOException {
        return new PrivateDirectory(made.toRealPath(), InUse.mark(made));
    }

    public Path path() {
        return path;
    }

    /** If this process is killed, keeps it until the other process has ended too. */
    public void usedBy(Process process) throws IOException {
        inUse.by(process.pid());
    }

    /** Removes what commands that were killed have left. */
    void sweepOthers() {
        long end = System.nanoTime() + LONGEST_SWEEP.toNanos();
        int removed = 0;
        try (DirectoryStream<Path> others = Files.newDirectoryStream(path.resolveSibling("."), PREFIX + "*")) {
            for (Path other : others) {
                if (removed == MOST_AT_ONCE || System.nanoTime() > end) {
                    return;
                }
                removed += removeIfLeft(path.resolveSibling(other.getFileName())) ? 1 : 0;
            }
        } catch (IOException | DirectoryIteratorException e) {
            // This is only for tidiness; the next sweep may succeed.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean removeIfLeft(Path other) throws InterruptedException {
        try {
            boolean left = Files.isDirectory(other, LinkOption.NOFOLLOW_LINKS)
                    && Files.getOwner(other, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(path))
                    && !InUse.marks(other).isEmpty()
                    && !InUse.isHeld(other);
            if (left) {
                new Leftovers(other).remove();
            }
            return left;
        } catch (IOException | DirectoryIteratorException e) {
            // Another process sweeps too.
            return false;
        }
    }

    /** Keeps it for good, so that a user can look at it. */
    public void keep() {
        try {
            inUse.remove();
        } catch (IOException e) {
            // It is kept for a minute at least.
        }
    }

    /** Removes it. What cannot be removed now is left to a later command. */
    @Override
    public void close() {
        new Leftovers(path).deleteFiles();
        try {
            inUse.close();
        } catch (IOException e) {
            // It is removed when this process ends.
        }
    }
}
