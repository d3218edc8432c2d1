package io.yarnsubmit.it.secrets;

import io.yarnsubmit.it.cluster.ContainerProcesses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Environments and command lines of the processes in a cluster's containers, and of this JVM's children, as they come and go. */
final class ProcessWatch implements AutoCloseable {
    private static final long PERIOD_MILLIS = 300;

    private final Path clusterDirectory;
    private final Map<String, byte[]> seen = new TreeMap<>();
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
    private void look(ProcessHandle process) {
        for (String file : new String[] {"environ", "cmdline"}) {
            Path path = Path.of("/proc", Long.toString(process.pid()), file);
            try {
                byte[] bytes = Files.readAllBytes(path);
                synchronized (this) {
                    seen.put(path + " " + bytes.length, bytes);
                }
            } catch (IOException e) {
                // It has ended.
            }
        }
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
