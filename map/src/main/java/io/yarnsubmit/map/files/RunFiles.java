package io.yarnsubmit.map.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/** A file system to which a run writes its joblog and its output. Missing folders are created. */
public interface RunFiles {
    /** Reads a file, even if its writer did not close it; empty if there is no such file. */
    <T> Optional<T> read(String file, Reading<T> reading) throws IOException;

    /** Reads the content of a file, which may be large. */
    @FunctionalInterface
    interface Reading<T> {
        T of(InputStream content) throws IOException;
    }

    /**
     * Opens a file to append lines. Its content is read when no other run can write to it any more.
     *
     * @throws IllegalArgumentException when another run is writing to it, or its content does not allow appending
     */
    LineFile append(String file, Retention kept) throws IOException;

    /** Decides how much of a file's content is kept. */
    @FunctionalInterface
    interface Retention {
        /**
         * Reads what was found.
         *
         * @return how many bytes at the beginning are kept
         * @throws IllegalArgumentException when the content does not allow appending
         */
        long of(InputStream found) throws IOException;
    }

    /** Writes a file, replacing an existing one. */
    void write(String file, Content content) throws IOException;

    /** Writes the content of a file. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }
}
