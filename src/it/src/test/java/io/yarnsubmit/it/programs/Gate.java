package io.yarnsubmit.it.programs;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A directory by which test, driver and tasks, all on this machine, wait for each other: who arrives leaves a file. */
public record Gate(String directory) implements Serializable {
    private static final int POLL_MILLIS = 20;
    private static final int HANG_GUARD_MILLIS = 100_000;

    public void arrive(String name) throws IOException {
        Files.writeString(path().resolve(name), "");
    }

    /** The names of those who arrived, in their order. */
    public List<String> arrivals() {
        try (Stream<Path> files = Files.list(path())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void await(String name) throws InterruptedException {
        for (int waited = 0; !arrivals().contains(name); waited += POLL_MILLIS) {
            pause(waited, name);
        }
    }

    /** Waits for a number of arrivals, and returns their names. */
    public List<String> await(int count) throws InterruptedException {
        for (int waited = 0; arrivals().size() < count; waited += POLL_MILLIS) {
            pause(waited, count + " arrivals");
        }
        return arrivals();
    }

    /** The process that arrived under a name of which this is the beginning, and its id the rest. */
    public long awaitProcess(String prefix) throws InterruptedException {
        for (int waited = 0; ; waited += POLL_MILLIS) {
            for (String name : arrivals()) {
                if (name.startsWith(prefix)) {
                    return Long.parseLong(name.substring(prefix.length()));
                }
            }
            pause(waited, prefix);
        }
    }

    private void pause(int waited, String what) throws InterruptedException {
        if (waited > HANG_GUARD_MILLIS) {
            throw new IllegalStateException("no " + what + " at " + directory + ", only " + arrivals());
        }
        Thread.sleep(POLL_MILLIS);
    }

    private Path path() {
        return Path.of(directory);
    }
}
