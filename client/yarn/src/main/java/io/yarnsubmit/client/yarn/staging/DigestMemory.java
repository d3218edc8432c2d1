package io.yarnsubmit.client.yarn.staging;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Remembers, on this machine, the digests of files by path and {@link FileIdentity}, so that large jars are not read again at
 * each submission. Losing it costs only time. Nothing is remembered of a file that was touched within two seconds before it was
 * read, or whose file system tells no time of changes. Thread-safe; two processes that write at once do no harm: the file is
 * replaced whole.
 */
final class DigestMemory {
    private static final int MOST_ENTRIES = 2000;
    private static final int MOST_READS = 3;
    private static final Duration UNTOUCHED = Duration.ofSeconds(2);

    private final @Nullable Path file;
    private final InstantSource clock;
    private final Map<String, String> digests = new ConcurrentHashMap<>();
    private volatile boolean changed;

    private DigestMemory(@Nullable Path file, InstantSource clock) {
        this.file = file;
        this.clock = clock;
    }

    /** Reads the remembered digests; there are none without a cache directory. */
    static DigestMemory open(@Nullable Path cacheDirectory) {
        return open(cacheDirectory, InstantSource.system());
    }

    static DigestMemory open(@Nullable Path cacheDirectory, InstantSource clock) {
        DigestMemory memory =
                new DigestMemory(cacheDirectory == null ? null : cacheDirectory.resolve("digests"), clock);
        memory.load();
        return memory;
    }

    /**
     * The digest of a file.
     *
     * @throws io.yarnsubmit.api.YarnSubmitException when the file changes again and again while it is read
     */
    HashedFile of(Path path) throws IOException {
        for (int read = 1; read <= MOST_READS; read++) {
            Instant begin = clock.instant();
            Optional<FileIdentity> before = FileIdentity.of(path);
            if (before.isEmpty()) {
                return new HashedFile(path, Sha256.ofFile(path), before);
            }
            String key = key(before.get(), path);
            String known = digests.get(key);
            String digest = known == null ? Sha256.ofFile(path) : known;
            if (FileIdentity.of(path).equals(before)) {
                if (known == null && before.get().isUntouchedFor(UNTOUCHED, begin)) {
                    digests.put(key, digest);
                    changed = true;
                }
                return new HashedFile(path, digest, before.filter(identity -> identity.showsChangesAfter(begin)));
            }
        }
        throw HashedFile.changing(path, "was read");
    }

    private static String key(FileIdentity identity, Path path) throws IOException {
        String real = path.toRealPath().toString();
        return identity.text() + " " + real.replace("\\", "\\\\").replace("\n", "\\n");
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
            try {
                Files.writeString(fresh, text);
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                // Where the disk is full.
                Files.deleteIfExists(fresh);
            }
        } catch (IOException e) {
            changed = true;
        }
    }
}
