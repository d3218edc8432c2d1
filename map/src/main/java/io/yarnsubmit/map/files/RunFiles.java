package io.yarnsubmit.map.files;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/** A file system that a run writes its joblog and its items' output to. Folders that are missing are made. */
public interface RunFiles {
    /** The whole of a file, also one that its writer could not close; empty if there is none. */
    Optional<byte[]> read(String file) throws IOException;

    /**
     * Opens a file for more lines.
     *
     * @param former what it is to have before them: what {@link #read} gave, or the beginning of that
     * @throws IllegalArgumentException when another run is writing it
     */
    LineFile goOn(String file, byte[] former) throws IOException;

    /** Writes a file, in place of one that is there. */
    void write(String file, Content content) throws IOException;

    /** Writes all that a file is to hold. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }
}
