package io.yarnsubmit.client.directory;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where this machine keeps data that can be restored: {@code $XDG_CACHE_HOME/yarn-submit}, by default {@code ~/.cache}. */
public final class LocalCacheDirectory {
    private LocalCacheDirectory() {}

    /** Null if there is no home directory. */
    public static @Nullable Path find() {
        String cache = System.getenv("XDG_CACHE_HOME");
        if (cache != null && !cache.isEmpty()) {
            return Path.of(cache, "yarn-submit");
        }
        String home = System.getProperty("user.home");
        return home == null ? null : Path.of(home, ".cache", "yarn-submit");
    }

    /** Where the logs of an application that was run without YARN are, or were. */
    public static Path logsOf(String applicationId) {
        return logs(Path.of(System.getProperty("java.io.tmpdir"))).resolve(applicationId);
    }

    /**
     * Where those of all such applications of this user are.
     *
     * @param otherwise where there is no home directory
     */
    public static Path logs(Path otherwise) {
        Path cache = find();
        return cache == null ? otherwise : cache.resolve("local");
    }
}
