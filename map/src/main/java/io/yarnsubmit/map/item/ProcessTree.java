package io.yarnsubmit.map.item;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * A process and all processes that it started, which are killed together. Descendants whose parents are gone are found
 * by a variable in their environment, which they inherit.
 *
 * <p>The processes do not get their own process group, because NodeManagers end a container by its group, and processes
 * in another group would survive.
 */
final class ProcessTree {
    private static final long GRACE_MILLIS = 1_000;
    private static final Path PROCESSES = Path.of("/proc");

    private final Process root;
    private final String mark;

    /** @param mark a variable NAME=VALUE that only this tree has in its environment; empty for none */
    ProcessTree(Process root, String mark) {
        this.root = root;
        this.mark = mark;
    }

    /** Terminates all processes, waits a moment, and then kills them. Runs to its end even if interrupted. */
    void end() {
        boolean interrupted = Thread.interrupted();
        Set<ProcessHandle> asked = members();
        asked.forEach(ProcessHandle::destroy);
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(GRACE_MILLIS);
        while (asked.stream().anyMatch(ProcessHandle::isAlive) && System.nanoTime() < deadline) {
            try {
                TimeUnit.MILLISECONDS.sleep(20);
            } catch (InterruptedException e) {
                interrupted = true;
                break;
            }
        }
        asked.forEach(ProcessHandle::destroyForcibly);
        // Includes processes that were started meanwhile.
        members().forEach(ProcessHandle::destroyForcibly);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private Set<ProcessHandle> members() {
        Set<ProcessHandle> members = new HashSet<>();
        if (root.isAlive()) {
            members.add(root.toHandle());
            root.toHandle().descendants().forEach(members::add);
        }
        if (!mark.isEmpty()) {
            addMarked(members);
        }
        return members;
    }

    private void addMarked(Set<ProcessHandle> members) {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
            for (Path process : all) {
                if (isMarked(process)) {
                    handle(process).ifPresent(members::add);
                }
            }
        } catch (IOException e) {
            // This system has no /proc, so only processes with a parent were found.
        }
    }

    private boolean isMarked(Path process) {
        try {
            // Any bytes are valid in this character set.
            String environment = Files.readString(process.resolve("environ"), StandardCharsets.ISO_8859_1);
            return environment.contains(mark);
        } catch (IOException e) {
            // The process belongs to another user, or has ended.
            return false;
        }
    }

    private static Optional<ProcessHandle> handle(Path process) {
        return ProcessHandle.of(Long.parseLong(process.getFileName().toString()));
    }
}
