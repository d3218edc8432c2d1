package io.yarnsubmit.client.yarn.staging;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A library cache in memory whose every step is a turn of a {@link TurnTaker}: the code under test runs as it is, and the
 * seed decides who takes the next step. A file that was written has a fixed time of long ago, as in the real store.
 */
final class SteppedStore implements CacheStore {
    private static final Instant FIXED = Instant.parse("2001-09-09T01:46:40Z");

    private final TurnTaker turns;
    private final Map<String, Map<String, StoredFile>> folders = new TreeMap<>();
    private final Consumer<String> onDelete;

    /** @param onDelete hears which file, as {@code folder/file}, is about to vanish */
    SteppedStore(TurnTaker turns, Consumer<String> onDelete) {
        this.turns = turns;
        this.onDelete = onDelete;
    }

    @Override
    public Instant now() throws IOException {
        return turns.step("now", turns::now);
    }

    @Override
    public List<String> folders() throws IOException {
        return turns.step("folders", () -> new ArrayList<>(folders.keySet()));
    }

    @Override
    public List<StoredFile> list(String folder) throws IOException {
        return turns.step("list " + folder, () -> look(folder));
    }

    List<StoredFile> look(String folder) {
        return new ArrayList<>(folders.getOrDefault(folder, Map.of()).values());
    }

    @Override
    public void create(String folder, String name) throws IOException {
        turns.step("create " + name, () -> put(folder, name, 0));
    }

    @Override
    public void write(String folder, String name, Content.Writer content) throws IOException {
        turns.step("begin to write " + name, () -> put(folder, name, 0));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        content.writeTo(bytes);
        turns.step(
                "end writing " + name,
                () -> folders.computeIfAbsent(folder, key -> new TreeMap<>())
                        .put(name, new StoredFile(name, bytes.size(), FIXED)));
    }

    private StoredFile put(String folder, String name, long size) {
        StoredFile file = new StoredFile(name, size, turns.now());
        folders.computeIfAbsent(folder, key -> new TreeMap<>()).put(name, file);
        return file;
    }

    @Override
    public void rename(String folder, String from, String to) throws IOException {
        turns.step("rename " + from, () -> {
            Map<String, StoredFile> files = folders.getOrDefault(folder, Map.of());
            StoredFile file = files.remove(from);
            if (file == null || files.containsKey(to)) {
                throw new IOException("cannot rename " + from + " to " + to);
            }
            return files.put(to, new StoredFile(to, file.sizeBytes(), file.modified()));
        });
    }

    @Override
    public void delete(String folder, String name) throws IOException {
        turns.step("delete " + name, () -> {
            Map<String, StoredFile> files = folders.getOrDefault(folder, Map.of());
            if (files.containsKey(name)) {
                onDelete.accept(folder + "/" + name);
                files.remove(name);
            }
            return name;
        });
    }

    @Override
    public void removeIfEmpty(String folder) throws IOException {
        turns.step("remove " + folder, () -> {
            if (folders.getOrDefault(folder, Map.of()).isEmpty()) {
                folders.remove(folder);
            }
            return folder;
        });
    }
}
