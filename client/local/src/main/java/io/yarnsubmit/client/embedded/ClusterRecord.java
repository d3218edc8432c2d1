package io.yarnsubmit.client.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;

/**
 * The record of the development cluster, by which later commands find it.
 *
 * @param pid of its process
 * @param processStart distinguishes the process from a later one with the same number
 * @param configuration the directory for HADOOP_CONF_DIR; empty until it is ready
 * @param memoryPerNodeMib what each node offers
 */
public record ClusterRecord(
        long pid, Instant processStart, Optional<Path> configuration, int nodes, int memoryPerNodeMib) {
    /** The system's clock may be adjusted between two readings of a process's start. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    /** Empty if there is no record. */
    static Optional<ClusterRecord> read(Path file) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            properties.load(in);
            return Optional.of(new ClusterRecord(
                    Long.parseLong(properties.getProperty("pid")),
                    Instant.parse(properties.getProperty("processStart")),
                    Optional.ofNullable(properties.getProperty("configuration")).map(Path::of),
                    Integer.parseInt(properties.getProperty("nodes")),
                    Integer.parseInt(properties.getProperty("memoryPerNodeMib"))));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IllegalArgumentException | NullPointerException | java.time.DateTimeException e) {
            // It was cut off when the machine went down, so it counts as absent.
            return Optional.empty();
        }
    }

    void write(Path file) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("pid", Long.toString(pid));
        properties.setProperty("processStart", processStart.toString());
        configuration.ifPresent(path -> properties.setProperty("configuration", path.toString()));
        properties.setProperty("nodes", Integer.toString(nodes));
        properties.setProperty("memoryPerNodeMib", Integer.toString(memoryPerNodeMib));
        Path fresh = file.resolveSibling(file.getFileName() + ".tmp");
        try (OutputStream out = Files.newOutputStream(fresh)) {
            properties.store(out, null);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    ClusterRecord ready(Path confDirectory) {
        return new ClusterRecord(pid, processStart, Optional.of(confDirectory), nodes, memoryPerNodeMib);
    }

    /** The process, if it still is the same one. */
    Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info()
                        .startInstant()
                        .map(start ->
                                Duration.between(start, processStart).abs().compareTo(TOLERANCE) <= 0)
                        .orElse(true));
    }
}
