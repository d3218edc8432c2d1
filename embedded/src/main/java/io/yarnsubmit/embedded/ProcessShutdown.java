package io.yarnsubmit.embedded;

import io.yarnsubmit.embedded.yarn.EmbeddedYarn;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Ends the process, once: at the end of standard input, the end of the parent, or a signal, whichever comes first. The
 * cluster gets a moment to stop. Then its containers are killed, its files are removed, and the JVM halts without
 * waiting for Hadoop's many threads and shutdown hooks.
 */
final class ProcessShutdown {
    private static final Duration CLUSTER_STOPS_WITHIN = Duration.ofMillis(500);
    private static final Duration FILES_REMOVED_WITHIN = Duration.ofSeconds(1);
    private static final Duration SETTLE = Duration.ofMillis(50);
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(5);
    private static final Duration PARENT_POLL = Duration.ofSeconds(1);

    private final Path baseDirectory;
    private final AtomicReference<@Nullable EmbeddedYarn> cluster = new AtomicReference<>();
    private final AtomicBoolean begun = new AtomicBoolean();

    ProcessShutdown(Path baseDirectory) {
        this.baseDirectory = baseDirectory;
    }

    /** Sets the cluster to stop. */
    void closes(EmbeddedYarn started) {
        cluster.set(started);
    }

    void watch() {
        daemon("embedded-stdin", this::awaitEndOfInput);
        ProcessHandle.current().parent().ifPresent(parent -> daemon("embedded-parent", () -> awaitEndOf(parent)));
        onSignal();
    }

    /** Ends the process on a signal only. */
    void onSignal() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::end, "embedded-signal"));
    }

    /** Ends the process at once and keeps the files, unless it is ending already, which can be why the start failed. */
    void afterFailure(Runnable report) {
        if (begun.compareAndSet(false, true)) {
            report.run();
            Runtime.getRuntime().halt(1);
        }
    }

    private void awaitEndOfInput() {
        byte[] ignored = new byte[256];
        try {
            InputStream input = System.in;
            while (input.read(ignored) >= 0) {
                // Input has no meaning.
            }
        } catch (IOException e) {
            // Treated like the end of input.
        }
        end();
    }

    private void awaitEndOf(ProcessHandle parent) {
        try {
            while (parent.isAlive()) {
                Thread.sleep(PARENT_POLL.toMillis());
            }
            end();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void end() {
        if (!begun.compareAndSet(false, true)) {
            // Another thread will halt the JVM. If this is the shutdown hook, returning earlier would end the JVM too
            // soon.
            pause(ENDS_WITHIN);
            return;
        }
        EmbeddedYarn running = cluster.get();
        if (running != null) {
            stop(running);
        }
        deleteBaseDirectory();
        Runtime.getRuntime().halt(0);
    }

    private static void stop(EmbeddedYarn cluster) {
        Thread stopping = daemon("embedded-stop", cluster::close);
        try {
            stopping.join(CLUSTER_STOPS_WITHIN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        cluster.killContainers();
    }

    /** Deletes repeatedly, because daemons that have not stopped, or are still starting, create their folders again. */
    private void deleteBaseDirectory() {
        Instant end = Instant.now().plus(FILES_REMOVED_WITHIN);
        do {
            deleteOnce();
            pause(SETTLE);
        } while (Files.exists(baseDirectory) && Instant.now().isBefore(end));
    }

    private void deleteOnce() {
        try (Stream<Path> walk = Files.walk(baseDirectory)) {
            List<Path> deepestFirst = walk.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | UncheckedIOException e) {
            // The next round deletes it, or else the system's cleaner of temporary files.
        }
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
