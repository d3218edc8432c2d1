package io.yarnsubmit.executor.credentials;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Finds a secret in the file that {@code HADOOP_TOKEN_FILE_LOCATION} names. The format is that of Hadoop's
 * {@code org.apache.hadoop.security.Credentials}: the four bytes {@code HDTS}, a version, and then Hadoop's Writable
 * encoding (version 0, written by NodeManagers) or a delimited protobuf (version 1).
 */
public final class TokenFileReader {
    private static final byte[] MAGIC = {'H', 'D', 'T', 'S'};

    private TokenFileReader() {}

    /**
     * @return null when the file has no such secret
     * @throws IOException when the file cannot be read or has another format
     */
    public static byte @Nullable [] secret(Path file, String alias) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        if (bytes.length < MAGIC.length + 1) {
            throw new IOException(file + " is not a token file: it has only " + bytes.length + " bytes");
        }
        for (int i = 0; i < MAGIC.length; i++) {
            if (bytes[i] != MAGIC[i]) {
                throw new IOException(file + " is not a token file: it does not begin with HDTS");
            }
        }
        DataInputStream rest =
                new DataInputStream(new ByteArrayInputStream(bytes, MAGIC.length + 1, bytes.length - MAGIC.length - 1));
        byte version = bytes[MAGIC.length];
        byte[] wanted = alias.getBytes(StandardCharsets.UTF_8);
        return switch (version) {
            case 0 -> WritableFormat.secret(rest, wanted);
            case 1 -> ProtobufFormat.secret(rest, wanted);
            default -> throw new IOException(file + " has the format version " + version + "; 0 and 1 are known");
        };
    }
}
