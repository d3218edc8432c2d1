package io.yarnsubmit.client.yarn.staging;

import io.yarnsubmit.client.yarn.staging.FileSystemCacheStore.Access;
import io.yarnsubmit.protocol.v1.LocalFile;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;

/**
 * The library cache that an administrator fills and all users read: {@code yarnsubmit.library.cache.shared}. Its files are
 * used as PUBLIC, so that each NodeManager fetches them once for all users. Users cannot write marks into it, so it is not
 * cleaned by use. Files that cannot be used are reported once, and the user's own cache is used instead. Thread-safe.
 */
final class SharedCache {
    private final @Nullable FileSystem fileSystem;
    private final @Nullable FileSystemCacheStore store;
    private final @Nullable PublicAccess access;
    private final Consumer<String> say;
    private final AtomicBoolean said = new AtomicBoolean();

    private SharedCache(
            @Nullable FileSystem fileSystem,
            @Nullable FileSystemCacheStore store,
            @Nullable PublicAccess access,
            Consumer<String> say) {
        this.fileSystem = fileSystem;
        this.store = store;
        this.access = access;
        this.say = say;
    }

    /** There is none. */
    static SharedCache none() {
        return new SharedCache(null, null, null, line -> {});
    }

    /** @param location the directory, if there is one; a path without a scheme is on the default file system */
    static SharedCache at(Optional<String> location, Configuration hadoop, Consumer<String> say) {
        if (location.isEmpty()) {
            return none();
        }
        try {
            Path path = new Path(location.get());
            FileSystem fileSystem = path.getFileSystem(hadoop);
            FileSystemCacheStore store =
                    new FileSystemCacheStore(fileSystem, path, Access.EVERYBODY, new UploadProgress());
            return new SharedCache(fileSystem, store, new PublicAccess(fileSystem), say);
        } catch (IOException | IllegalArgumentException e) {
            say.accept("The shared library cache " + location.get() + " cannot be used: " + e.getMessage());
            return none();
        }
    }

    /** The file for YARN, if it exists and every NodeManager may keep it. */
    Optional<LocalFile> find(Content content, String link, LocalFile.Type type) {
        if (fileSystem == null || store == null || access == null) {
            return Optional.empty();
        }
        try {
            List<CachedCopy> copies =
                    CacheFolder.of(store.list(content.folder())).usable(content.name());
            if (copies.isEmpty()) {
                return Optional.empty();
            }
            Path path = store.path(
                    content.folder(), copies.get(0).file().orElseThrow().name());
            FileStatus status = fileSystem.getFileStatus(path);
            Optional<String> obstacle = access.obstacle(status);
            if (obstacle.isPresent()) {
                fallBack(obstacle.get());
                return Optional.empty();
            }
            return Optional.of(PlannedFiles.describe(status, link, type, LocalFile.Visibility.VISIBILITY_PUBLIC));
        } catch (IOException e) {
            fallBack(String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
            return Optional.empty();
        }
    }

    private void fallBack(String reason) {
        if (said.compareAndSet(false, true)) {
            say.accept("The shared library cache is not used for everything: " + reason + ". Your own cache is");
        }
    }
}
