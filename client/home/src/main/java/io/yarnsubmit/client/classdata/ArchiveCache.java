package io.yarnsubmit.client.classdata;

import io.yarnsubmit.client.directory.Leftovers;
import io.yarnsubmit.client.directory.LocalCacheDirectory;
import io.yarnsubmit.protocol.process.OwnerOnly;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The user's own archives, in a folder that nobody else may enter: whoever can write an archive decides what a JVM runs.
 *
 * @param path holds a folder for each installation, and in it one for each JDK
 */
record ArchiveCache(Path path) {
    private static final String NAME = "class-archives";
    /** Belongs to its user, who need not have a name. */
    private static final Path THIS_PROCESS = Path.of("/proc/self");

    /** Empty without a home directory, or when that is somebody else's. */
    static Optional<ArchiveCache> find() {
        return Optional.ofNullable(LocalCacheDirectory.find())
                .map(cache -> cache.resolve(NAME))
                .filter(ArchiveCache::isOwn)
                .map(ArchiveCache::new);
    }

    private static boolean isOwn(Path path) {
        @Nullable Path existing = path;
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        try {
            return existing != null && Files.getOwner(existing).equals(ownUser());
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    private static UserPrincipal ownUser() throws IOException {
        return Files.exists(THIS_PROCESS)
                ? Files.getOwner(THIS_PROCESS)
                : FileSystems.getDefault()
                        .getUserPrincipalLookupService()
                        .lookupPrincipalByName(System.getProperty("user.name"));
    }

    /** Makes it, closed to others from the beginning. */
    void make() throws IOException {
        if (!Files.isDirectory(path)) {
            Files.createDirectories(path.resolveSibling(""));
            Files.createDirectory(path, OwnerOnly.DIRECTORY);
        }
    }

    /** Removes what was made for installations or JDKs that are gone, and what was left unfinished. For one process at a time. */
    void sweep() throws IOException {
        DirectoryStream.Filter<Path> directories = Files::isDirectory;
        try (DirectoryStream<Path> installations = Files.newDirectoryStream(path, directories)) {
            for (Path installation : installations) {
                sweep(installation);
            }
        }
    }

    private static void sweep(Path installation) throws IOException {
        boolean empty = true;
        try (DirectoryStream<Path> builds = Files.newDirectoryStream(installation)) {
            for (Path build : builds) {
                if (new ArchiveFolder(build).isForSomebody()) {
                    empty = false;
                } else {
                    new Leftovers(build).deleteFiles();
                }
            }
        }
        if (empty) {
            Files.deleteIfExists(installation);
        }
    }

    /** Removes all archives. */
    void remove() {
        if (Files.exists(path)) {
            new Leftovers(path).deleteFiles();
        }
    }
}
