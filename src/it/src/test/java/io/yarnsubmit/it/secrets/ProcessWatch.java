package io.yarnsubmit.it.secrets;

import io.yarnsubmit.it.cluster.ContainerProcesses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Environments and command lines of the processes in a cluster's containers and of this JVM's children, as they come and go,
 * and the token files that they name.
 */
final class ProcessWatch implements AutoCloseable {
    private static final long PERIOD_MILLIS = 300;

    private final Path clusterDirectory;
    private final Map<String, byte[]> seen = new TreeMap<>();
    private final Map<String, byte[]> tokenFiles = new TreeMap<>();
    private final Thread thread = new Thread(this::watch, "process-watch");
    private volatile boolean ended;

    ProcessWatch(Path clusterDirectory) {
        this.clusterDirectory = clusterDirectory;
    }

    void start() {
        thread.setDaemon(true);
        thread.start();
    }

    private void watch() {
        while (!ended) {
            Stream.concat(
                            ContainerProcesses.under(clusterDirectory).stream(),
                            ProcessHandle.current().descendants())
                    .forEach(this::look);
            try {
                Thread.sleep(PERIOD_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** A process has its last words after exec, so it is looked at again and again. */
    private synchronized void look(ProcessHandle process) {
        for (String file : new String[] {"environ", "cmdline"}) {
            keep(seen, Path.of("/proc", Long.toString(process.pid()), file));
        }
        keep(tokenFiles, Path.of(ContainerProcesses.variable(process, "HADOOP_TOKEN_FILE_LOCATION")));
    }

    private static void keep(Map<String, byte[]> kept, Path file) {
        try {
            byte[] bytes = Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0];
            if (bytes.length > 0) {
                kept.put(file + " " + Arrays.hashCode(bytes), bytes);
            }
        } catch (IOException e) {
            // It has gone meanwhile.
        }
    }

    /** All contents that token files had. */
    synchronized Collection<byte[]> tokenFiles() {
        return List.copyOf(tokenFiles.values());
    }

    synchronized Map<String, byte[]> seen() {
        return Map.copyOf(seen);
    }

    @Override
    public void close() {
        ended = true;
        thread.interrupt();
    }
}
