package io.yarnsubmit.client.yarn.staging;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Which files of the library cache the staging directories name.
 *
 * @param applications how many applications use a file, by {@code folder/file}
 * @param startingSince when the oldest staging directory without a plan was made
 * @param unclear an application whose plan cannot be read: it may use anything
 */
record CacheUses(Map<String, Integer> applications, Optional<Instant> startingSince, Optional<String> unclear) {
    CacheUses {
        applications = Map.copyOf(applications);
    }

    int of(String folder, String file) {
        return applications.getOrDefault(folder + "/" + file, 0);
    }
}
