package io.yarnsubmit.embedded.yarn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds and kills the processes of containers. A process belongs to one if its working directory is below the cluster's
 * base directory (also after it made itself a session of its own), or, where the system does not show that, if it
 * descends from this process and names the base directory in its command line.
 */
final class ContainerKiller {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Path baseDirectory;

    ContainerKiller(Path baseDirectory) {
        this.baseDirectory = baseDirectory;
    }

    /** Kills until none is left, because a dying shell may just have started another. */
    void killAll() {
        Instant end = Instant.now().plus(PATIENCE);
        Set<ProcessHandle> found = find();
        while (!found.isEmpty() && Instant.now().isBefore(end)) {
            found.forEach(ProcessHandle::destroyForcibly);
            if (!pause()) {
                return;
            }
            found = find();
        }
    }

    private Set<ProcessHandle> find() {
        long self = ProcessHandle.current().pid();
        Stream<ProcessHandle> byDirectory =
                ProcessHandle.allProcesses().filter(process -> process.pid() != self && worksBelowBase(process));
        Stream<ProcessHandle> byCommand = ProcessHandle.current().descendants().filter(this::namesBase);
        return Stream.concat(byDirectory, byCommand)
                .filter(ProcessHandle::isAlive)
                .collect(Collectors.toUnmodifiableSet());
    }

    private boolean worksBelowBase(ProcessHandle process) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(process.pid()), "cwd"))
                    .startsWith(baseDirectory);
        } catch (IOException | UnsupportedOperationException e) {
            return false; // ended meanwhile, somebody else's, or no such file system
        }
    }

    private boolean namesBase(ProcessHandle process) {
        return process.info()
                .commandLine()
                .filter(line -> line.contains(baseDirectory.toString()))
                .isPresent();
    }

    private static boolean pause() {
        try {
            Thread.sleep(20);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
