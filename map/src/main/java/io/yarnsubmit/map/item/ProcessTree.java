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
 * A process and all that it started, to be ended together. Children whose parent is gone are found by a mark in their
 * environment, which they inherit.
 *
 * <p>Why no process group of its own: NodeManagers end a container by its group, and what left that would live on.
 */
final class ProcessTree {
    private static final long GRACE_MILLIS = 1_000;
    private static final Path PROCESSES = Path.of("/proc");

    private final Process root;
    private final String mark;

    /** @param mark a piece of the environment that no other tree has, NAME=VALUE; empty: there is none */
    ProcessTree(Process root, String mark) {
        this.root = root;
        this.mark = mark;
    }

    /** Asks all to end, waits a moment, and then takes them down. Not to be interrupted. */
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
        // Those that were started meanwhile, too.
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
            // No such folder on this system: those that have a parent were found.
        }
    }

    private boolean isMarked(Path process) {
        try {
            // One byte each, so that no byte is lost.
            String environment = Files.readString(process.resolve("environ"), StandardCharsets.ISO_8859_1);
            return environment.contains(mark);
        } catch (IOException e) {
            // Another user's, or gone.
            return false;
        }
    }

    private static Optional<ProcessHandle> handle(Path process) {
        return ProcessHandle.of(Long.parseLong(process.getFileName().toString()));
    }
}
