package io.yarnsubmit.client.yarn.staging;

import java.time.Instant;
import java.util.Optional;

/**
 * A file of a library cache, as shown to people.
 *
 * @param sha256 of its content; for an archive that was made for the cache, of its members
 * @param lastUsed when an application last began to use it; for a shared file, when it was published
 * @param applications how many live applications use it; unknown, hence 0, for a shared file
 * @param shared whether it is in the administrator's cache
 */
public record CacheEntry(
        String name,
        String sha256,
        long sizeBytes,
        Optional<Instant> lastUsed,
        int applications,
        boolean shared,
        String uri) {}
