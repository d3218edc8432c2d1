package io.yarnsubmit.it.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The directory that a {@link io.yarnsubmit.it.programs.LongJob} shares with whoever watches it. */
final class JobFiles {
    private final Path directory;
    private final Map<Path, Integer> linesRead = new HashMap<>();
    private int begun;
    private final Set<String> blocksBegun = new HashSet<>();

    JobFiles(Path directory) {
        this.directory = directory;
    }

    Path directory() {
        return directory;
    }

    JobState state() {
        try {
            Path state = directory.resolve("state");
            return Files.exists(state) ? JobState.parse(Files.readString(state)) : JobState.NONE;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void ask(int executors) {
        write("target", Integer.toString(executors));
    }

    void finish() {
        write("finish", "");
    }

    private void write(String name, String text) {
        try {
            Path draft = Files.writeString(directory.resolve(name + ".part"), text);
            Files.move(draft, directory.resolve(name), java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many tasks began so far that had begun before. */
    int tasksRunAgain() {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(path -> path.getFileName().toString().startsWith("ran-"))
                    .toList()) {
                List<String> lines = Files.readAllLines(file);
                List<String> fresh = lines.subList(linesRead.getOrDefault(file, 0), lines.size());
                linesRead.put(file, lines.size());
                begun += fresh.size();
                blocksBegun.addAll(fresh);
            }
            return begun - blocksBegun.size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines "block sum" of all results. */
    List<String> ledger() {
        try {
            Path ledger = directory.resolve("ledger");
            return Files.exists(ledger) ? Files.readAllLines(ledger) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
