package io.yarnsubmit.client.yarn.staging;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One copy of a content in its folder.
 *
 * @param generation unique among all copies, past and present
 * @param name what the file is called
 * @param file as it is in the folder; empty if only its marks are there
 * @param marks the files that say when it was last used
 * @param lastUsed the time of the youngest of them
 * @param condemned whether no client may begin to use it
 */
record CachedCopy(
        String generation,
        String name,
        Optional<StoredFile> file,
        List<String> marks,
        Optional<Instant> lastUsed,
        boolean condemned) {

    boolean usedSince(Instant time) {
        return lastUsed.filter(used -> !used.isBefore(time)).isPresent();
    }
}
