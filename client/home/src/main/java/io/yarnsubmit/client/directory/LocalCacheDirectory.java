package io.yarnsubmit.client.directory;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where this machine keeps data that can be restored: {@code $XDG_CACHE_HOME/yarn-submit}, by default {@code ~/.cache}. */
public final class LocalCacheDirectory {
    private LocalCacheDirectory() {}

    /** Null if there is no home directory. */
    public static @Nullable Path find() {
        return of(System.getenv("XDG_CACHE_HOME"), UserHome.find());
    }

    /** A relative XDG_CACHE_HOME does not count, as its specification has it. */
    static @Nullable Path of(@Nullable String cache, Optional<Path> home) {
        return Optional.ofNullable(cache)
                .flatMap(UserHome::absolute)
                .or(() -> home.map(path -> path.resolve(".cache")))
                .map(path -> path.resolve("yarn-submit"))
                .orElse(null);
    }

    /** Where the logs of an application that was run without YARN are, or were; without a home directory, among temporary files. */
    public static Path logsOf(String applicationId) {
        Path cache = find();
        Path logs = cache == null ? Path.of(System.getProperty("java.io.tmpdir")) : cache.resolve("local");
        return logs.resolve(applicationId);
    }
}
