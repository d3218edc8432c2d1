package io.yarnsubmit.protocol.tokens;

import io.yarnsubmit.protocol.process.OwnerOnly;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/** A file of tokens that its owner alone may read. */
public final class TokenFile {
    /** The variable that names the file for Hadoop's classes and for other programs. */
    public static final String VARIABLE = "HADOOP_TOKEN_FILE_LOCATION";

    private TokenFile() {}

    /** Writes it, or replaces it: readers see either all of the old or all of the new. */
    public static void write(Path file, byte[] storage) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".new");
        // One that an earlier, interrupted writing left may have other permissions.
        Files.deleteIfExists(unfinished);
        try (OutputStream out = Channels.newOutputStream(Files.newByteChannel(
                unfinished, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), OwnerOnly.FILE))) {
            out.write(storage);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
