package io.yarnsubmit.client.yarn.staging;

import io.yarnsubmit.client.yarn.staging.FileSystemCacheStore.Access;
import io.yarnsubmit.protocol.v1.LocalFile;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Files on the cluster's file system that all applications of a user share, found by their content:
 * {@code cache/<sha-256>/<generation>-<name>}. Files that the administrator's cache has come from there. Thread-safe.
 */
final class LibraryCache {
    private final FileSystemCacheStore store;
    private final CacheClaim claim;
    private final SharedCache shared;
    private final UploadProgress progress;

    LibraryCache(FileSystem fileSystem, Path directory, SharedCache shared, UploadProgress progress) {
        this.store = new FileSystemCacheStore(fileSystem, directory, Access.OWNER, progress);
        this.claim = new CacheClaim(store, uniqueNames());
        this.shared = shared;
        this.progress = progress;
    }

    /** Unique names. */
    static java.util.function.Supplier<String> uniqueNames() {
        SecureRandom random = new SecureRandom();
        return () -> HexFormat.of().toHexDigits(random.nextLong());
    }

    /** Brings a content into the cache if it is not there. */
    LocalFile ensure(Content content, String link, LocalFile.Type type) throws IOException {
        Optional<LocalFile> everybodys = shared.find(content, link, type);
        if (everybodys.isPresent()) {
            progress.cached();
            return everybodys.get();
        }
        boolean[] written = new boolean[1];
        StoredFile file = claim.bring(new Content(content.name(), content.folder(), out -> {
            written[0] = true;
            progress.expectBytes(content.bytes());
            content.writer().writeTo(out);
        }));
        if (written[0]) {
            progress.uploaded();
        } else {
            progress.cached();
        }
        return PlannedFiles.describe(
                store.path(content.folder(), file.name()), file, link, type, LocalFile.Visibility.VISIBILITY_PRIVATE);
    }

    /** Whether the cache has a content, or the administrator's has; changes nothing. */
    boolean has(Content content) throws IOException {
        return shared.find(content, "any", LocalFile.Type.TYPE_FILE).isPresent()
                || !CacheFolder.of(store.list(content.folder()))
                        .usable(content.name())
                        .isEmpty();
    }
}
