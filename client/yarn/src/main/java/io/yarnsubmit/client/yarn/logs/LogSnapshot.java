package io.yarnsubmit.client.yarn.logs;

import io.yarnsubmit.client.yarn.logs.LogPrinter.Form;
import io.yarnsubmit.client.yarn.logs.LogsUnavailable.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The current contents of the logs. Used by one thread. */
final class LogSnapshot {
    /** From this many streams on, aggregated logs are read in one go, because finding one container may read all before it. */
    private static final int ONE_BY_ONE = 2;

    private final ContainerLogReader reader;
    private final ShownLines shown;
    private final Map<LogStream, List<LogFile>> files = new LinkedHashMap<>();
    private final Set<String> problems = new LinkedHashSet<>();

    LogSnapshot(ContainerLogReader reader, ShownLines shown) {
        this.reader = reader;
        this.shown = shown;
    }

    /** Finds out which files there are. */
    LogSnapshot list(List<LogStream> streams) {
        Map<String, List<LogFile>> stored = new HashMap<>();
        boolean ended = streams.stream().anyMatch(stream -> stream.place().applicationEnded());
        if (ended && streams.size() > ONE_BY_ONE) {
            LogPlace any = streams.get(0).place();
            try {
                reader.aggregated()
                        .list(any.application(), any.owner(), null)
                        .forEach(file -> stored.computeIfAbsent(file.container(), id -> new ArrayList<>())
                                .add(file));
            } catch (IOException e) {
                problems.add(String.valueOf(e.getMessage()));
                return this;
            }
        }
        for (LogStream stream : streams) {
            List<LogFile> all = ended && streams.size() > ONE_BY_ONE
                    ? stored.getOrDefault(stream.place().container(), List.of())
                    : listOne(stream);
            files.put(
                    stream,
                    all.stream()
                            // Standard output before standard error.
                            .sorted(Comparator.comparing(LogFile::name).reversed())
                            .toList());
        }
        return this;
    }

    private List<LogFile> listOne(LogStream stream) {
        try {
            return reader.list(stream.place());
        } catch (IOException e) {
            if (stream.files().isEmpty()) {
                problems.add(String.valueOf(e.getMessage()));
            }
            // Their names are known; whether they can be read in another way shows when they are read.
            return stream.files().stream()
                    .map(name -> new LogFile(stream.place().container(), "", name, 1, Optional.empty()))
                    .toList();
        }
    }

    /** The files of each stream. */
    Map<LogStream, List<LogFile>> files() {
        return files;
    }

    /** The reasons why something cannot be read, a clause each. */
    Set<String> problems() {
        return problems;
    }

    /** Whether more than one process has written something. */
    boolean isOfSeveral() {
        return files.entrySet().stream()
                        .filter(entry -> entry.getValue().stream()
                                .anyMatch(file ->
                                        file.length() > 0 && entry.getKey().has(file.name())))
                        .map(entry -> entry.getKey().label())
                        .distinct()
                        .count()
                > 1;
    }

    Form form() {
        return isOfSeveral() ? Form.PREFIXED : Form.PLAIN;
    }

    /** Prints all files; returns whether there was anything to read. */
    boolean print(LogPrinter printer) {
        if (files.size() > ONE_BY_ONE
                && files.keySet().iterator().next().place().applicationEnded()) {
            return printStored(printer);
        }
        boolean any = false;
        for (Map.Entry<LogStream, List<LogFile>> entry : files.entrySet()) {
            for (LogFile file : entry.getValue()) {
                if (entry.getKey().has(file.name()) && file.length() > 0) {
                    any |= print(entry.getKey(), file.name(), printer) >= 0;
                } else {
                    any |= entry.getKey().has(file.name());
                }
            }
        }
        return any;
    }

    private boolean printStored(LogPrinter printer) {
        LogPlace place = files.keySet().iterator().next().place();
        ShownLines all = shown;
        FileLines lines = new FileLines(this::writer, all, printer);
        try {
            return reader.aggregated().read(place.application(), place.owner(), null, names(), LogBlocks.WHOLE, lines);
        } catch (IOException e) {
            problems.add(String.valueOf(e.getMessage()));
            return false;
        }
    }

    private Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        for (LogStream stream : files.keySet()) {
            if (stream.files().isEmpty()) {
                return Set.of();
            }
            names.addAll(stream.files());
        }
        return names;
    }

    private Optional<LogStream> writer(LogFile file) {
        return files.keySet().stream()
                .filter(stream -> stream.place().container().equals(file.container()) && stream.has(file.name()))
                .findFirst();
    }

    /** Prints one file; returns its length, or -1 if it could not be read. */
    long print(LogStream stream, String file, LogPrinter printer) {
        FileLines lines = new FileLines(any -> Optional.of(stream), shown, printer);
        long size = shown.size(0);
        try {
            reader.read(stream.place(), file, size, lines);
            while (lines.wantsMore()) {
                size = shown.size(size);
                reader.read(stream.place(), file, size, lines);
            }
            return lines.length();
        } catch (IOException e) {
            if (!isMissing(e, stream)) {
                problems.add(String.valueOf(e.getMessage()));
            }
            return -1;
        }
    }

    /** A file that does not exist yet is not a failure. */
    private static boolean isMissing(@Nullable Throwable failure, LogStream stream) {
        return failure instanceof LogsUnavailable gone
                && gone.kind() == Kind.NOT_THERE
                && !stream.place().applicationEnded();
    }
}
