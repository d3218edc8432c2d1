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
 * Finds and kills the processes of containers. A process belongs to a container if its working directory is below the
 * cluster's base directory. This also finds processes in a session of their own. On systems that do not show working
 * directories, a process belongs to a container if it descends from this process and has the base directory in its
 * command line.
 */
final class ContainerKiller {
    private static final Duration KILL_TIMEOUT = Duration.ofSeconds(1);

    private final Path baseDirectory;

    ContainerKiller(Path baseDirectory) {
        this.baseDirectory = baseDirectory;
    }

    /** Kills repeatedly until no process is left, because a dying shell may have started another one. */
    void killAll() {
        Instant end = Instant.now().plus(KILL_TIMEOUT);
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
            return false; // It has ended, or belongs to another user, or there is no /proc.
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
