package io.yarnsubmit.client.yarn.staging;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

/**
 * A library cache as its protocol sees it: folders with files. Each method is one step; anything may happen between two of
 * them, and a client may die after any. All clients see at their next look what was written. Thread-safe.
 */
interface CacheStore {
    /** The time of the store's clock, which also gives the times of its files. */
    Instant now() throws IOException;

    List<String> folders() throws IOException;

    /** The files in a folder; empty if the folder does not exist. */
    List<StoredFile> list(String folder) throws IOException;

    /** Makes an empty file, unless it exists, and the folder if needed. */
    void create(String folder, String name) throws IOException;

    /** Writes a file under a unique name, and makes the folder if needed. */
    void write(String folder, String name, Content.Writer content) throws IOException;

    /** Gives a file another unique name. */
    void rename(String folder, String from, String to) throws IOException;

    /** Does nothing if it is gone already. */
    void delete(String folder, String name) throws IOException;

    /** Keeps a folder that is not empty. */
    void removeIfEmpty(String folder) throws IOException;
}
