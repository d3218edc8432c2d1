package io.yarnsubmit.map.files;

import java.io.Closeable;
import java.io.IOException;

/** A file to which lines are appended. */
public interface LineFile extends Closeable {
    /** Appends a line. It may be lost until {@link #flush} was called. */
    void add(String line) throws IOException;

    /** Makes the lines so far safe from a crash of this process. */
    void flush() throws IOException;
}
