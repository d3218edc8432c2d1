package io.yarnsubmit.client.classdata;

import io.yarnsubmit.client.directory.Leftovers;
import io.yarnsubmit.client.directory.LocalCacheDirectory;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * The user's own archives, in a folder that nobody else may enter: whoever can write an archive decides what a JVM runs.
 *
 * @param path holds a folder for each installation, and in it one for each JDK
 */
record ArchiveCache(Path path) {
    static final String NAME = "class-archives";

    /** Empty without a home directory, or when that is somebody else's. */
    static Optional<ArchiveCache> find() {
        return Optional.ofNullable(LocalCacheDirectory.find())
                .map(cache -> new ArchiveCache(cache.resolve(NAME)))
                .filter(ArchiveCache::isOwn);
    }

    private boolean isOwn() {
        try {
            Path existing = path;
            while (!Files.exists(existing)) {
                existing = existing.getParent();
            }
            return Files.getOwner(existing)
                    .equals(existing.getFileSystem()
                            .getUserPrincipalLookupService()
                            .lookupPrincipalByName(System.getProperty("user.name")));
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    /** Makes it, closed to others from the beginning. */
    void make() throws IOException {
        if (!Files.isDirectory(path)) {
            Files.createDirectories(path.getParent());
            Files.createDirectory(
                    path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
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
