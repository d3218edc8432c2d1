package io.yarnsubmit.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Leaves nothing: no process that descends from this one, and no directory. Also after Ctrl-C. */
final class Cleanup implements Runnable {
    private final Path base;
    private final boolean kept;
    private volatile @Nullable AutoCloseable cluster;

    Cleanup(Path base, boolean kept) {
        this.base = base;
        this.kept = kept;
    }

    void closes(AutoCloseable newCluster) {
        cluster = newCluster;
    }

    @Override
    public void run() {
        List<ProcessHandle> family = ProcessHandle.current().descendants().toList();
        family.forEach(ProcessHandle::destroyForcibly);
        try {
            AutoCloseable open = cluster;
            if (open != null) {
                open.close();
            }
        } catch (Exception e) {
            System.err.println("bench-allocation: the cluster could not be closed: " + e);
        }
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
        if (kept) {
            System.err.println("bench-allocation: kept " + base);
        } else {
            delete();
        }
    }

    private void delete() {
        try (Stream<Path> below = Files.walk(base)) {
            for (Path path : below.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            System.err.println("bench-allocation: " + base + " could not be removed: " + e);
        }
    }
}
