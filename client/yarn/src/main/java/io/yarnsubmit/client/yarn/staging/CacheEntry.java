package io.yarnsubmit.client.yarn.staging;

import java.time.Instant;
import java.util.Optional;

/**
 * A file of a library cache, as people are shown it.
 *
 * @param sha256 of its content; of an archive that was made for it, of what is in it
 * @param lastUsed when an application last began to use it; of a shared one, when it was published
 * @param applications how many live applications use it; unknown, hence 0, of a shared one
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
