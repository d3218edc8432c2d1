package io.yarnsubmit.client.yarn.staging;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Remembers, on this machine, the digests of files by path, size and modification time, so that large jars are not read
 * again at each submission. Losing it costs only time. Thread-safe; two processes that write at once do no harm: the file is
 * replaced whole.
 */
final class DigestMemory {
    private static final int MOST_ENTRIES = 2000;

    private final @Nullable Path file;
    private final Map<String, String> digests = new ConcurrentHashMap<>();
    private volatile boolean changed;

    private DigestMemory(@Nullable Path file) {
        this.file = file;
    }

    /** Reads the remembered digests; there are none without a cache directory. */
    static DigestMemory open(@Nullable Path cacheDirectory) {
        DigestMemory memory = new DigestMemory(cacheDirectory == null ? null : cacheDirectory.resolve("digests"));
        memory.load();
        return memory;
    }

    String of(Path path) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
        String key = attributes.size() + " " + attributes.lastModifiedTime().toString() + " " + path.toRealPath();
        String known = digests.get(key);
        if (known != null) {
            return known;
        }
        String digest = Sha256.ofFile(path);
        digests.put(key, digest);
        changed = true;
        return digest;
    }

    private void load() {
        if (file == null || !Files.isReadable(file)) {
            return;
        }
        try {
            List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
            for (String line : lines.subList(Math.max(0, lines.size() - MOST_ENTRIES), lines.size())) {
                int space = line.indexOf(' ');
                if (space == 64) {
                    digests.put(line.substring(space + 1), line.substring(0, space));
                }
            }
        } catch (IOException e) {
            digests.clear();
        }
    }

    /** Writes new digests. Errors are ignored. */
    void save() {
        if (file == null || !changed) {
            return;
        }
        StringBuilder text = new StringBuilder();
        digests.forEach(
                (key, digest) -> text.append(digest).append(' ').append(key).append('\n'));
        try {
            Path directory = file.resolveSibling(".").normalize();
            if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
                Files.createDirectories(directory);
            }
            Path fresh = Files.createTempFile(directory, "digests", ".tmp");
            Files.writeString(fresh, text);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            changed = true;
        }
    }
}
