package io.yarnsubmit.map.files;

import java.io.Closeable;
import java.io.IOException;

/** A file that gets line after line. */
public interface LineFile extends Closeable {
    /** Adds a line. It need not be kept before {@link #flush}. */
    void add(String line) throws IOException;

    /** After this, whoever is killed has not lost the lines so far. */
    void flush() throws IOException;
}
