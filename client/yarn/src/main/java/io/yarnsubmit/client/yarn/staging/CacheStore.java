package io.yarnsubmit.client.yarn.staging;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

/**
 * A library cache as its protocol sees it: folders with files. Each method is one step; anything may happen between two of
 * them, and whoever takes them may die after any. What is written is seen by the next look, of whomever. Thread-safe.
 */
interface CacheStore {
    /** What time it is by the store's clock, which is the one that its files' times are of. */
    Instant now() throws IOException;

    List<String> folders() throws IOException;

    /** What is in a folder; nothing if it is not there. */
    List<StoredFile> list(String folder) throws IOException;

    /** Makes an empty file, unless another has made it, and the folder if need be. */
    void create(String folder, String name) throws IOException;

    /** Writes a file under a name that nobody else uses, and makes the folder if need be. */
    void write(String folder, String name, Content.Writer content) throws IOException;

    /** Gives a file another name that nobody else uses. */
    void rename(String folder, String from, String to) throws IOException;

    /** That it is gone already is fine. */
    void delete(String folder, String name) throws IOException;

    /** Leaves a folder that has something in it. */
    void removeIfEmpty(String folder) throws IOException;
}
