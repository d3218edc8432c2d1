package io.yarnsubmit.client.files;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One file for the containers, found.
 *
 * @param kind the role that it has in the application
 * @param link its name in the containers
 * @param source where it is now
 */
public record ContainerFile(FileKind kind, String link, Source source) {

    /** Where a file is. */
    public sealed interface Source permits Local, Remote {}

    /** On this machine: it is brought to the cluster unless the cache has it. */
    public record Local(Path path) implements Source {
        // Written here, because a record's own is made at run time, which takes some milliseconds of each start.
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Local that && path.equals(that.path);
        }

        @Override
        public int hashCode() {
            return path.hashCode();
        }

        @Override
        public String toString() {
            return path.toString();
        }
    }

    /** On a file system that the cluster reaches: it is used where it is. */
    public record Remote(URI uri) implements Source {
        @Override
        public String toString() {
            return uri.toString();
        }
    }
}
