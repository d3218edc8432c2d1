package io.yarnsubmit.map.files;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/** A file system that a run writes its joblog and its items' output to. Folders that are missing are made. */
public interface RunFiles {
    /** The whole of a file, also one that its writer could not close; empty if there is none. */
    Optional<byte[]> read(String file) throws IOException;

    /**
     * Opens a file for more lines. What it has is read when no other run can write it any more.
     *
     * @throws IllegalArgumentException when another run is writing it, or what it has cannot be gone on with
     */
    LineFile append(String file, Retention kept) throws IOException;

    /** Decides what a file is to have before more lines: all that was found, nothing if there was none, or the beginning of it. */
    @FunctionalInterface
    interface Retention {
        /** @throws IllegalArgumentException when it cannot be gone on with */
        byte[] of(byte[] found);
    }

    /** Writes a file, in place of one that is there. */
    void write(String file, Content content) throws IOException;

    /** Writes all that a file is to hold. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }
}
