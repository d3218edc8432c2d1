package io.yarnsubmit.client.yarn.staging;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Something for the library cache, identified by its content.
 *
 * @param name of the file in the cache, a {@link SafeName}; its ending tells YARN how to unpack it
 * @param folder of the cache: the SHA-256 of the content, or of what it is made from
 * @param writer writes it; called only when the cache does not have it
 * @param bytes the approximate size, for the progress; 0 if unknown
 */
record Content(String name, String folder, Writer writer, long bytes) {

    private static final int DIGITS = 16;

    /** One of unknown size. */
    Content(String name, String folder, Writer writer) {
        this(name, folder, writer, 0);
    }

    /** Writes a content, without counting or closing. */
    interface Writer {
        void writeTo(OutputStream out) throws IOException;
    }

    /** The folder for the same content under another link. It is not below this one, where a file might have its name. */
    Content forLink(String link) {
        String safe =
                SafeName.of(link).equals(link) ? link : Sha256.ofText(link).substring(0, DIGITS);
        return new Content(name, folder + "-" + safe, writer, bytes);
    }

    static Content ofFile(Path file, DigestMemory digests) throws IOException {
        HashedFile hashed = digests.of(file);
        return new Content(
                SafeName.of(file.getFileName().toString()), hashed.digest(), hashed::copyTo, Files.size(file));
    }
}
