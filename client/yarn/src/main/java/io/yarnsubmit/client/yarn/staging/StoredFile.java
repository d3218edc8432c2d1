package io.yarnsubmit.client.yarn.staging;

import java.time.Instant;

/**
 * A file of a library cache.
 *
 * @param modified when it was written, by the store's clock; of the cached files themselves a fixed time
 */
record StoredFile(String name, long sizeBytes, Instant modified) {}
