package io.yarnsubmit.map.files;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/** A file system to which a run writes its joblog and its output. Missing folders are created. */
public interface RunFiles {
    /** The content of a file, even if its writer did not close it; empty if there is no such file. */
    Optional<byte[]> read(String file) throws IOException;

    /**
     * Opens a file to append lines. Its content is read when no other run can write to it any more.
     *
     * @throws IllegalArgumentException when another run is writing to it, or its content does not allow appending
     */
    LineFile append(String file, Retention kept) throws IOException;

    /** Decides which part of a file's content is kept: all, nothing, or the beginning. */
    @FunctionalInterface
    interface Retention {
        /** @throws IllegalArgumentException when the content does not allow appending */
        byte[] of(byte[] found);
    }

    /** Writes a file, replacing an existing one. */
    void write(String file, Content content) throws IOException;

    /** Writes the content of a file. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }
}
